package vn.kieumau.recommendations;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.WorkItem;
import vn.kieumau.web.WorkItems;

/** What lies with the actor's own offices: to be taken, answered or closed; called to mind before its day, and once that has passed. */
@Component
class RecommendationWork implements WorkItems {
    private final JdbcClient jdbc;

    RecommendationWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Awaiting(
            long id,
            String title,
            String unitName,
            long ownerOfficeId,
            String direction,
            String state,
            String classCode,
            OffsetDateTime since,
            LocalDate due,
            LocalDate remindOn,
            boolean illustrative) {}

    @Override
    public List<WorkItem> awaiting(Actor actor) {
        if (!actor.may(Permission.ANSWER_RECOMMENDATION) && !actor.may(Permission.CLOSE_RECOMMENDATION)) {
            return List.of();
        }
        return jdbc
                .sql("""
                        select r.id, r.title, u.name as unit_name, r.owner_office_id, r.direction, r.state, r.class as class_code, r.state_since as since, r.due, r.remind_on, r.illustrative
                        from recommendations.recommendation r join units.v_unit u on u.unit_id = r.unit_id
                        where r.state in ('raised', 'forwarded', 'reopened', 'accepted') and r.owner_office_id = any(:answering)
                           or r.state = 'answered' and (r.owner_office_id = any(:closing)
                                or recommendations.office_at('province', r.class, r.unit_id, :roles, :day) = any(:closing)
                                    and not exists (select 1 from accounts.v_role_held h
                                        where h.office_id = r.owner_office_id and h.role = any(:close) and h.valid @> :day::date))
                           or r.direction = 'down' and r.state = any(:owing) and r.due < :day and r.origin_office_id = any(:closing)
                        order by r.due, r.id limit 250
                        """)
                .param("owing", RecommendationGroups.owing())
                .param("answering", Recommendations.offices(actor, Permission.ANSWER_RECOMMENDATION))
                .param("closing", Recommendations.offices(actor, Permission.CLOSE_RECOMMENDATION))
                .param("roles", Routes.ROLES)
                .param("close", Routes.CLOSING)
                .param("day", actor.today())
                .query(Awaiting.class)
                .list()
                .stream()
                .map(each -> item(actor, each))
                .toList();
    }

    private static WorkItem item(Actor actor, Awaiting each) {
        LocalDate today = actor.today();
        boolean down = each.direction().equals(RecommendationHead.DOWN);
        String task = switch (each.state()) {
            case "accepted" -> "answer";
            case "answered" -> "close";
            default -> "accept";
        };
        String detail = each.due().isBefore(today)
                ? "recommendations.up.work.over"
                : each.remindOn().isAfter(today)
                        ? "recommendations.class." + each.classCode()
                        : "recommendations.up.work.remind";
        String subject = each.unitName() + " · " + each.title();
        // Whoever gave a directive sees that it was let lie; the unit itself still owes the report.
        boolean followed = down
                && !each.state().equals("answered")
                && !List.of(Recommendations.offices(actor, Permission.ANSWER_RECOMMENDATION))
                        .contains(each.ownerOfficeId());
        return new WorkItem(
                followed
                        ? "recommendations.directive.work.follow"
                        : (down ? "recommendations.directive.work." : "recommendations.up.work.") + task,
                subject,
                subject,
                new WorkItem.Detail(detail),
                "/recommendations/" + each.id(),
                each.since(),
                each.due(),
                each.illustrative());
    }
}
