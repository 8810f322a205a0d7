package vn.kieumau.appraisal;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.criteria.Pack;
import vn.kieumau.kernel.Actor;

/** What councils say of dossiers; the caller has found the dossier in reach. */
@Component
public class CouncilStandings {
    private final JdbcClient jdbc;

    CouncilStandings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where the dossier's set has no council at that level. */
    public Optional<CouncilStanding> of(Actor reader, DossierHead dossier, AppraisalLevel level) {
        if (!Pack.CouncilRules.LEVELS.contains(level.code())) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select (select c.id from appraisal.council c
                                where c.cohort_id = :cohort and c.level = :level
                                  and :unit in (select unit_id from units.reached(:day || ' read {' || c.unit_id || '}')) limit 1) as council_id,
                            (select s.id from appraisal.session_item i join appraisal.session s on s.id = i.session_id
                                join appraisal.council c on c.id = s.council_id
                                where i.dossier_id = :dossier and c.level = :level and s.state in ('convened', 'open') limit 1) as running_id,
                            k.session_id as closed_id, case when k.current then k.outcome end as outcome
                        from criteria.v_council r
                        left join appraisal.v_considered k on k.dossier_id = :dossier and k.level = :level
                        where r.set_id = :set and r.level = :level
                        """)
                .param("cohort", dossier.cohortId())
                .param("level", level.code())
                .param("unit", dossier.unitId())
                .param("day", reader.today().toString())
                .param("dossier", dossier.dossierId())
                .param("set", dossier.setId())
                .query(CouncilStanding.class)
                .optional();
    }

    /** How the councils of a set vote; empty where it has none. */
    public Optional<Pack.CouncilRules> rules(long setId) {
        return jdbc.sql(
                        "select level, quorum_percent, majority, majority_of, ballot, tie from criteria.v_council where set_id = :set")
                .param("set", setId)
                .query(Pack.CouncilRules.class)
                .optional();
    }
}
