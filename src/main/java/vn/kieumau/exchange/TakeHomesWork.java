package vn.kieumau.exchange;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.WorkItem;
import vn.kieumau.web.WorkItems;

/** What a unit took home and let its day pass. */
@Component
class TakeHomesWork implements WorkItems {
    private final JdbcClient jdbc;

    TakeHomesWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Late(
            long id,
            String unitName,
            String intended,
            String state,
            LocalDate due,
            OffsetDateTime since,
            boolean illustrative) {}

    @Override
    public List<WorkItem> awaiting(Actor actor) {
        if (!actor.may(Permission.FOLLOW_TAKE_HOME)) {
            return List.of();
        }
        return jdbc
                .sql("""
                        select t.id, u.name as unit_name, t.intended, t.state, t.due, t.noted_at as since, t.illustrative
                        from exchange.take_home t join units.v_unit u on u.unit_id = t.unit_id
                        where t.state in ('noted', 'trying') and t.due < :today and t.unit_id = any(:own)
                          and t.unit_id in (select unit_id from units.reached(:reach))
                        order by t.due, t.id limit 250
                        """)
                .param("today", actor.today())
                .param("own", actor.units(Permission.FOLLOW_TAKE_HOME))
                .param("reach", actor.reach(Permission.FOLLOW_TAKE_HOME))
                .query(Late.class)
                .list()
                .stream()
                .map(each -> new WorkItem(
                        "exchange.work.take_home",
                        each.unitName() + " · " + each.intended(),
                        each.unitName() + " · " + each.intended(),
                        new WorkItem.Detail("exchange.take_home.state." + each.state()),
                        "/exchange/take-homes/" + each.id(),
                        each.since(),
                        each.due(),
                        each.illustrative()))
                .toList();
    }
}
