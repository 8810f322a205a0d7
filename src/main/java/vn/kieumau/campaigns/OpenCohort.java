package vn.kieumau.campaigns;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.criteria.CriteriaSet;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Opens the round of a year on a published criteria set. */
@Component
public class OpenCohort {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final CriteriaSets sets;

    OpenCohort(JdbcClient jdbc, Audit audit, CriteriaSets sets) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.sets = sets;
    }

    @Transactional
    public long open(Actor actor, NewCohort cohort) {
        actor.require(Permission.OPEN_COHORT);
        CriteriaSet set = Refused.found(sets.find(cohort.setId()));
        Refused.when(!set.publishedBy(actor.today()), CampaignsRefusal.SET_NOT_PUBLISHED);
        String nameVi = Text.required(cohort.nameVi(), "campaigns.name_vi", Text.LINE);
        String nameEn = Text.required(cohort.nameEn(), "campaigns.name_en", Text.LINE);
        Deadlines due = cohort.deadlines();
        Refused.when(!due.inOrder(), CampaignsRefusal.DEADLINES_OUT_OF_ORDER);
        Text.Field first = new Text.Field("campaigns.registration_due");
        Refused.when(due.registrationDue().isBefore(actor.today()), CampaignsRefusal.DEADLINE_PAST, first);
        int begins = due.registrationDue().getYear();
        Refused.when(
                begins != cohort.year() && begins != cohort.year() - 1,
                CampaignsRefusal.DEADLINES_OTHER_YEAR,
                first,
                String.valueOf(cohort.year()));
        try {
            long id = jdbc.sql("""
                            insert into campaigns.cohort (set_id, year, name_vi, name_en, registration_due, answers_due,
                                province_due, ministry_due, decision_due, opened_by, opened_at, illustrative)
                            values (:set, :year, :nameVi, :nameEn, :registrationDue, :answersDue, :provinceDue, :ministryDue,
                                :decisionDue, :by, :at, :illustrative)
                            returning id
                            """)
                    .param("set", cohort.setId())
                    .param("year", cohort.year())
                    .param("nameVi", nameVi)
                    .param("nameEn", nameEn)
                    .param("registrationDue", due.registrationDue())
                    .param("answersDue", due.answersDue())
                    .param("provinceDue", due.provinceDue())
                    .param("ministryDue", due.ministryDue())
                    .param("decisionDue", due.decisionDue())
                    .param("by", actor.accountId())
                    .param("at", actor.at())
                    .param("illustrative", cohort.illustrative())
                    .query(Long.class)
                    .single();
            audit.record(actor, Permission.OPEN_COHORT, "campaigns.cohort", id, nameVi, null, "");
            return id;
        } catch (DuplicateKeyException exists) {
            throw new Refused(CampaignsRefusal.COHORT_EXISTS, String.valueOf(cohort.year()));
        }
    }
}
