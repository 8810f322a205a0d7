package vn.kieumau.units;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.WorkItem;
import vn.kieumau.web.WorkItems;

/** What waits in units: reorganisations to be rehearsed, confirmed and applied; files to be loaded. */
@Component
class UnitsWork implements WorkItems {
    private final JdbcClient jdbc;

    UnitsWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<WorkItem> awaiting(Actor actor) {
        List<WorkItem> items = new ArrayList<>();
        if (actor.may(Permission.VIEW_REORGANISATIONS)) {
            for (Planned each : planned()) {
                boolean own = each.authors().contains(actor.accountId());
                ReorganisationState state = each.state();
                if (state == ReorganisationState.DRAFT && actor.may(Permission.REHEARSE_REORGANISATION)) {
                    items.add(item(each, "units.work.rehearse"));
                } else if (state == ReorganisationState.REHEARSED
                        && actor.may(Permission.CONFIRM_REORGANISATION)
                        && !own) {
                    items.add(item(each, "units.work.confirm"));
                } else if (state == ReorganisationState.CONFIRMED && actor.may(Permission.APPLY_REORGANISATION)) {
                    items.add(item(each, "units.work.apply"));
                }
            }
        }
        if (actor.may(Permission.LOAD_UNITS)) {
            for (Brought each : brought(actor)) {
                items.add(new WorkItem(
                        "units.work.load",
                        each.fileName(),
                        each.fileName(),
                        new WorkItem.Detail("units.work.fresh", each.fresh()),
                        "/units/imports/" + each.id(),
                        each.broughtAt(),
                        null,
                        false));
            }
        }
        return items;
    }

    private static WorkItem item(Planned of, String task) {
        return new WorkItem(
                task,
                of.title(),
                of.title(),
                new WorkItem.Detail("units.work.lines", of.lines()),
                "/units/reorganisations/" + of.id(),
                of.stateSince(),
                of.day(),
                of.illustrative());
    }

    private List<Planned> planned() {
        return jdbc.sql("""
                        select r.id, r.title, r.day, upper(r.state) as state, r.state_since, r.illustrative, r.authors,
                            (select count(*) from units.change c where c.reorganisation_id = r.id) as lines
                        from units.reorganisation r where r.state in ('draft', 'rehearsed', 'confirmed') order by r.day, r.id
                        """)
                .query((row, number) -> new Planned(
                        row.getLong("id"),
                        row.getString("title"),
                        row.getObject("day", LocalDate.class),
                        ReorganisationState.valueOf(row.getString("state")),
                        row.getObject("state_since", OffsetDateTime.class),
                        row.getBoolean("illustrative"),
                        List.of((Long[]) row.getArray("authors").getArray()),
                        row.getInt("lines")))
                .list();
    }

    private List<Brought> brought(Actor actor) {
        return jdbc.sql("""
                        select id, file_name, fresh, brought_at from units.import
                        where state = 'ready' and fresh > 0 and brought_by <> :by order by id
                        """).param("by", actor.accountId()).query(Brought.class).list();
    }

    private record Planned(
            long id,
            String title,
            LocalDate day,
            ReorganisationState state,
            OffsetDateTime stateSince,
            boolean illustrative,
            List<Long> authors,
            int lines) {}

    record Brought(long id, String fileName, int fresh, OffsetDateTime broughtAt) {}
}
