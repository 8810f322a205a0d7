package vn.kieumau.campaigns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

/**
 * Proposes wards of a province for a cohort. Above the quota is legal (in 2023 provinces were given 106 and registered
 * 172), but says why.
 */
@Component
public class ProposeRegistration {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Units units;
    private final Cohorts cohorts;

    ProposeRegistration(JdbcClient jdbc, Audit audit, Units units, Cohorts cohorts) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.units = units;
        this.cohorts = cohorts;
    }

    /**
     * All of the wards or none.
     *
     * @param overQuotaReason required as soon as one of the wards stands above its province's quota; kept only with those
     * @return the registrations, in the order of the wards
     */
    @Transactional
    public List<Long> propose(
            Actor actor, long cohortId, List<Long> wardIds, String overQuotaReason, boolean illustrative) {
        actor.require(Permission.PROPOSE_REGISTRATION);
        Refused.when(wardIds.isEmpty(), CampaignsRefusal.NOTHING_CHOSEN);
        String reason = Text.of(overQuotaReason, "campaigns.over_quota_reason", Text.LONG);
        Cohort cohort = Refused.found(cohorts.lock(cohortId));
        List<UnitSummary> wards = units.findAll(actor, Permission.PROPOSE_REGISTRATION, wardIds).stream()
                .sorted(Comparator.comparing(ward -> wardIds.indexOf(ward.unitId())))
                .toList();
        Refused.when(wards.size() != wardIds.stream().distinct().count(), KernelRefusal.NOT_FOUND);
        List<Long> registrations = new ArrayList<>();
        for (UnitSummary ward : wards) {
            registrations.add(insert(actor, cohort, ward, reason, illustrative));
        }
        return registrations;
    }

    private long insert(Actor actor, Cohort cohort, UnitSummary ward, String reason, boolean illustrative) {
        Refused.when(!ward.level().equals("commune"), CampaignsRefusal.NOT_A_WARD, ward.name());
        Refused.when(!ward.existsOn(actor.today()), CampaignsRefusal.WARD_ENDED, ward.name());
        long provinceId = Refused.found(units.above(ward.unitId(), "province", actor.today()));
        int quota = cohorts.quota(cohort.cohortId(), provinceId);
        boolean above = cohorts.registered(cohort.cohortId(), provinceId) >= quota;
        Refused.when(above && reason.isEmpty(), CampaignsRefusal.OVER_QUOTA_REASON, ward.name(), quota);
        try {
            long id = jdbc.sql("""
                            insert into campaigns.registration (cohort_id, unit_id, province_id, state, over_quota_reason,
                                proposed_by, proposed_at, illustrative)
                            values (:cohort, :unit, :province, :state, :reason, :by, :at, :illustrative) returning id
                            """)
                    .param("cohort", cohort.cohortId())
                    .param("unit", ward.unitId())
                    .param("province", provinceId)
                    .param("state", RegistrationState.PROPOSED.code())
                    .param("reason", above ? reason : "")
                    .param("by", actor.accountId())
                    .param("at", actor.at())
                    .param("illustrative", illustrative)
                    .query(Long.class)
                    .single();
            audit.record(
                    actor,
                    Permission.PROPOSE_REGISTRATION,
                    "campaigns.registration",
                    id,
                    ward.name() + " · " + cohort.nameVi(),
                    ward.unitId(),
                    above ? reason : "");
            return id;
        } catch (DuplicateKeyException already) {
            throw new Refused(CampaignsRefusal.ALREADY_REGISTERED, ward.name());
        }
    }
}
