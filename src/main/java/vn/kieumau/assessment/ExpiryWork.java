package vn.kieumau.assessment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.WorkItem;
import vn.kieumau.web.WorkItems;

/** Proofs that expire or have expired, as long as the ward still works on a dossier that they prove. */
@Component
class ExpiryWork implements WorkItems {
    /** Time enough to have a document renewed. */
    private static final int DAYS_BEFORE = 30;

    private final JdbcClient jdbc;

    ExpiryWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<WorkItem> awaiting(Actor actor) {
        if (!actor.may(Permission.ADD_EVIDENCE)) {
            return List.of();
        }
        return jdbc
                .sql("""
                        select l.item_id, l.title, u.name as unit_name, l.valid_until, l.valid_until < :day::date as expired,
                            (l.valid_until - :before)::timestamptz as since, l.illustrative, count(*) as criteria
                        from assessment.dossier d
                        join evidence.v_link l on l.registration_id = d.registration_id
                        join units.v_unit u on u.unit_id = d.unit_id
                        where d.state in ('open', 'returned') and l.valid_until - :before <= :day::date
                          and d.unit_id in (select unit_id from units.reached(:reach))
                        group by l.item_id, l.title, u.name, l.valid_until, l.illustrative
                        """)
                .param("day", actor.today())
                .param("before", DAYS_BEFORE)
                .param("reach", actor.reach(Permission.ADD_EVIDENCE))
                .query(Expiring.class)
                .list()
                .stream()
                .map(ExpiryWork::item)
                .toList();
    }

    private static WorkItem item(Expiring each) {
        return new WorkItem(
                each.expired() ? "assessment.work.expired" : "assessment.work.expiring",
                each.unitName() + " · " + each.title(),
                each.unitName() + " · " + each.title(),
                new WorkItem.Detail("assessment.work.proves", each.criteria()),
                "/evidence/" + each.itemId(),
                each.since(),
                each.validUntil(),
                each.illustrative());
    }

    record Expiring(
            long itemId,
            String title,
            String unitName,
            LocalDate validUntil,
            boolean expired,
            OffsetDateTime since,
            boolean illustrative,
            int criteria) {}
}
