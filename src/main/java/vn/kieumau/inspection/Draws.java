package vn.kieumau.inspection;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading the draws of a delegation: for whoever goes with it and whoever reaches the unit that sends it, not for its wards. */
@Component
public class Draws {
    private static final Sorting SORTING = new Sorting("w.number, w.unit_id", "w.unit_id")
            .by("ward", "u.top_down collate vi_natural")
            .by("weight", "w.weight");

    private final JdbcClient jdbc;

    Draws(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A draw as it was made.
     *
     * @param pool how many wards could have been drawn
     */
    public record Draw(
            long drawId,
            String method,
            String seed,
            int wanted,
            String drawnByName,
            OffsetDateTime drawnAt,
            int pool) {}

    public List<Draw> of(Actor reader, DelegationHead delegation) {
        return jdbc.sql("""
                        select d.id as draw_id, d.method, d.seed, d.wanted, audit.signed(a.display_name, 'inspection.draw', d.id, d.drawn_by) as drawn_by_name,
                            d.drawn_at, (select count(*) from inspection.draw_ward w where w.draw_id = d.id) as pool
                        from inspection.draw d join accounts.v_account a on a.account_id = d.drawn_by
                        where d.delegation_id = :delegation and (:member or :unit in (select unit_id from units.reached(:reach)))
                        order by d.id
                        """)
                .param("delegation", delegation.delegationId())
                .param("unit", delegation.unitId())
                .param("member", delegation.member())
                .param("reach", reader.reach(Permission.VIEW_INSPECTION))
                .query(Draw.class)
                .list();
    }

    public Optional<Draw> find(Actor reader, DelegationHead delegation, long drawId) {
        return of(reader, delegation).stream()
                .filter(each -> each.drawId() == drawId)
                .findFirst();
    }

    /** Its whole pool, in the order of its numbers: those that were drawn come first. */
    public PageOf<DrawnWard> wards(Draw draw, Paging paging) {
        List<DrawnWard> wards = jdbc.sql("""
                        select w.unit_id, u.name as unit_name, u.path as unit_path, w.differences, w.warnings, w.visited, w.recognised_on, w.weight,
                            w.number, w.drawn, w.illustrative, count(*) over () as total
                        from inspection.draw_ward w join units.v_unit u on u.unit_id = w.unit_id
                        where w.draw_id = :draw
                        """ + SORTING.page(paging))
                .param("draw", draw.drawId())
                .params(Sorting.values(paging))
                .query(DrawnWard.class)
                .list();
        return new PageOf<>(wards, wards.isEmpty() ? 0 : wards.get(0).total(), paging);
    }
}
