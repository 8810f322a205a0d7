package vn.kieumau.plans;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.WorkItem;
import vn.kieumau.web.WorkItems;

/** Late actions: a ward's own, and whatever the reader's office is to see to. */
@Component
class PlansWork implements WorkItems {
    private final JdbcClient jdbc;

    PlansWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Late(
            long registrationId,
            String unitName,
            String cohortNameVi,
            String cohortNameEn,
            int actions,
            LocalDate due,
            OffsetDateTime since,
            boolean illustrative) {}

    @Override
    public List<WorkItem> awaiting(Actor actor) {
        if (!actor.may(Permission.KEEP_PLAN)) {
            return List.of();
        }
        return jdbc
                .sql("""
                        select r.registration_id, u.name as unit_name, r.cohort_name_vi, r.cohort_name_en, count(*) as actions, min(a.due) as due,
                            (min(a.due) + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' as since, r.illustrative
                        from plans.action a
                        join campaigns.v_registration r on r.registration_id = a.registration_id and r.state in ('proposed', 'registered')
                        join units.v_unit u on u.unit_id = r.unit_id
                        where a.progress < 100 and a.due < :today
                          and r.unit_id in (select unit_id from units.reached(:reach))
                          and (a.owner_office_id = any(:offices) or r.unit_id = any(:units))
                        group by r.registration_id, u.name, r.cohort_name_vi, r.cohort_name_en, r.illustrative
                        order by min(a.due), r.registration_id limit 250
                        """)
                .param("today", actor.today())
                .param("reach", actor.reach(Permission.KEEP_PLAN))
                .param("units", actor.units(Permission.KEEP_PLAN))
                .param(
                        "offices",
                        actor.grants().stream()
                                .filter(grant -> grant.permissions().contains(Permission.KEEP_PLAN))
                                .map(Grant::officeId)
                                .distinct()
                                .toArray(Long[]::new))
                .query(Late.class)
                .list()
                .stream()
                .map(each -> new WorkItem(
                        "plans.work.late",
                        each.unitName() + " · " + each.cohortNameVi(),
                        each.unitName() + " · " + each.cohortNameEn(),
                        new WorkItem.Detail("plans.work.count", each.actions()),
                        "/plans/" + each.registrationId(),
                        each.since(),
                        each.due(),
                        each.illustrative()))
                .toList();
    }
}
