package vn.kieumau.appraisal;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.accounts.Role;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.DossierMove;
import vn.kieumau.assessment.DossierState;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * The province goes on with a dossier that lies with a district which cannot: its days are over, or nobody is there who could appraise or
 * pass. What the district had found stays, as what it is: found, and not passed.
 */
@Component
public class TakeOverDossier {
    /** Of the dossier d of registration r, which lies with the district. */
    static final String STRANDED = """
            ('district' not in (select level from criteria.levels_on(r.set_id, :day))
                or not accounts.held(:appraisers, d.unit_id, :day) or not accounts.held(:passers, d.unit_id, :day))
            """;

    private final JdbcClient jdbc;
    private final Dossiers dossiers;

    TakeOverDossier(JdbcClient jdbc, Dossiers dossiers) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
    }

    static Map<String, Object> stranded(LocalDate day) {
        return Map.of(
                "day", day,
                "appraisers", Role.holding(AppraisalLevel.DISTRICT.appraises()),
                "passers", Role.holding(AppraisalLevel.DISTRICT.passes()));
    }

    /** Whether the actor could take it over now. */
    public boolean offered(Actor actor, DossierHead dossier) {
        return dossier.dossierState() == DossierState.WITH_DISTRICT
                && actor.may(Permission.TAKE_OVER_DOSSIER)
                && stranded(actor, dossier);
    }

    @Transactional
    public void takeOver(Actor actor, long dossierId, String reason) {
        actor.require(Permission.TAKE_OVER_DOSSIER);
        DossierHead dossier = Refused.found(dossiers.lock(actor, Permission.TAKE_OVER_DOSSIER, dossierId));
        Refused.when(dossier.dossierState() != DossierState.WITH_DISTRICT, KernelRefusal.NOT_IN_THIS_STATE);
        Refused.when(!stranded(actor, dossier), AppraisalRefusal.DISTRICT_GOES_ON);
        dossiers.move(
                actor, dossier, DossierMove.TAKE_OVER, Text.required(reason, "appraisal.take_over.reason", Text.LONG));
    }

    private boolean stranded(Actor actor, DossierHead dossier) {
        return jdbc.sql("""
                        select %s from assessment.v_dossier d join campaigns.v_registration r on r.registration_id = d.registration_id
                        where d.dossier_id = :dossier and d.unit_id in (select unit_id from units.reached(:reach))
                        """.formatted(STRANDED))
                .params(stranded(actor.today()))
                .param("dossier", dossier.dossierId())
                .param("reach", actor.reach(Permission.TAKE_OVER_DOSSIER))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
