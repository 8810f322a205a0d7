package vn.kieumau.campaigns;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Gives a province its quota: the ledger gets one entry more, the difference to what the province had. */
@Component
public class AssignQuota {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Units units;
    private final Cohorts cohorts;

    AssignQuota(JdbcClient jdbc, Audit audit, Units units, Cohorts cohorts) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.units = units;
        this.cohorts = cohorts;
    }

    /** @param amount wards that the province is to have from now on, 0 to 999; an unchanged amount writes nothing */
    @Transactional
    public void assign(Actor actor, long cohortId, long provinceId, int amount, String reason, boolean illustrative) {
        actor.require(Permission.ASSIGN_QUOTA);
        String why = Text.of(reason, "campaigns.reason", Text.LONG);
        Refused.when(amount < 0, CampaignsRefusal.QUOTA_BELOW_ZERO);
        Cohort cohort = Refused.found(cohorts.lock(cohortId));
        UnitSummary province = Refused.found(units.find(actor, Permission.ASSIGN_QUOTA, provinceId));
        Refused.when(!province.level().equals("province"), CampaignsRefusal.NOT_A_PROVINCE);
        int difference = amount - cohorts.quota(cohortId, provinceId);
        if (difference == 0) {
            return;
        }
        Refused.when(
                why.isEmpty() && amount < cohorts.registered(cohortId, provinceId),
                CampaignsRefusal.QUOTA_BELOW_REGISTERED,
                new Text.Field("campaigns.reason"));
        long id = jdbc.sql("""
                        insert into campaigns.quota_entry (cohort_id, unit_id, amount, reason, entered_by, entered_at, illustrative)
                        values (:cohort, :unit, :amount, :reason, :by, :at, :illustrative) returning id
                        """)
                .param("cohort", cohortId)
                .param("unit", provinceId)
                .param("amount", difference)
                .param("reason", why)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
        audit.record(
                actor,
                Permission.ASSIGN_QUOTA,
                "campaigns.quota_entry",
                id,
                "%s: %d · %s".formatted(province.name(), amount, cohort.nameVi()),
                provinceId,
                why);
    }
}
