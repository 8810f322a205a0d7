package vn.kieumau.campaigns;

import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Writes down how a ward stands before the province registers any; it can be written anew, the choices made before stay. */
@Component
public class SurveyWard {
    private static final Set<String> STANDINGS = Set.of("met", "partly", "not_met");
    private static final int NOTE = 500;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Units units;
    private final Cohorts cohorts;

    SurveyWard(JdbcClient jdbc, Audit audit, Units units, Cohorts cohorts) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.units = units;
        this.cohorts = cohorts;
    }

    private record Known(long criterionId, String code) {}

    @Transactional
    public void survey(Actor actor, long cohortId, long unitId, NewSurvey survey) {
        actor.require(Permission.SURVEY_WARD);
        Cohort cohort = Refused.found(cohorts.find(actor, cohortId));
        UnitSummary ward = Refused.found(units.find(actor, Permission.SURVEY_WARD, unitId));
        Refused.when(!ward.level().equals("commune"), CampaignsRefusal.NOT_A_WARD, ward.name());
        Refused.when(!ward.existsOn(actor.today()), CampaignsRefusal.WARD_ENDED, ward.name());
        String reasonsFor = Text.of(survey.reasonsFor(), "campaigns.screening.reasons_for", Text.LONG);
        String reasonsAgainst = Text.of(survey.reasonsAgainst(), "campaigns.screening.reasons_against", Text.LONG);
        List<NewSurvey.Standing> said = survey.standings().stream()
                .filter(each -> !each.standing().isEmpty())
                .toList();
        Refused.when(said.isEmpty() && reasonsFor.isEmpty() && reasonsAgainst.isEmpty(), CampaignsRefusal.SURVEY_EMPTY);
        long id = write(actor, cohort, ward, survey, reasonsFor, reasonsAgainst);
        jdbc.sql("delete from campaigns.candidate_standing where candidate_id = :id")
                .param("id", id)
                .update();
        List<Known> known = jdbc.sql("select criterion_id, code from criteria.v_criterion where set_id = :set")
                .param("set", cohort.setId())
                .query(Known.class)
                .list();
        for (NewSurvey.Standing each : said) {
            Refused.when(!STANDINGS.contains(each.standing()), KernelRefusal.NOT_FOUND);
            Known criterion = Refused.found(
                    known.stream().filter(one -> one.code().equals(each.code())).findFirst());
            jdbc.sql("insert into campaigns.candidate_standing values (:candidate, :criterion, :standing, :note)")
                    .param("candidate", id)
                    .param("criterion", criterion.criterionId())
                    .param("standing", each.standing())
                    .param("note", Text.of(each.note(), "campaigns.screening.note", NOTE))
                    .update();
        }
        audit.record(
                actor,
                Permission.SURVEY_WARD,
                "campaigns.candidate",
                id,
                ward.name() + " · " + cohort.nameVi(),
                unitId,
                "");
    }

    private long write(
            Actor actor, Cohort cohort, UnitSummary ward, NewSurvey survey, String reasonsFor, String reasonsAgainst) {
        if (survey.version() > 0) {
            return jdbc.sql("""
                            update campaigns.candidate set reasons_for = :for, reasons_against = :against, surveyed_by = :by, surveyed_at = :at,
                                version = version + 1
                            where cohort_id = :cohort and unit_id = :unit and version = :version returning id
                            """)
                    .param("for", reasonsFor)
                    .param("against", reasonsAgainst)
                    .param("by", actor.accountId())
                    .param("at", actor.at())
                    .param("cohort", cohort.cohortId())
                    .param("unit", ward.unitId())
                    .param("version", survey.version())
                    .query(Long.class)
                    .optional()
                    .orElseThrow(() -> new Refused(KernelRefusal.CHANGED_MEANWHILE));
        }
        try {
            return jdbc.sql("""
                            insert into campaigns.candidate (cohort_id, unit_id, reasons_for, reasons_against, surveyed_by, surveyed_at, illustrative)
                            values (:cohort, :unit, :for, :against, :by, :at, :illustrative) returning id
                            """)
                    .param("cohort", cohort.cohortId())
                    .param("unit", ward.unitId())
                    .param("for", reasonsFor)
                    .param("against", reasonsAgainst)
                    .param("by", actor.accountId())
                    .param("at", actor.at())
                    .param("illustrative", survey.illustrative())
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException meanwhile) {
            throw new Refused(KernelRefusal.CHANGED_MEANWHILE);
        }
    }
}
