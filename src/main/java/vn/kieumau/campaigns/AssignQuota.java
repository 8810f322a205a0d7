package vn.kieumau.campaigns;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Gives a province its quota: the ledger gets one entry more, the difference to what the province had. */
@Component
public class AssignQuota {
    private final QuotaEntries entries;
    private final Units units;
    private final Cohorts cohorts;

    AssignQuota(QuotaEntries entries, Units units, Cohorts cohorts) {
        this.entries = entries;
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
        boolean first = !entries.any(cohortId, provinceId);
        entries.add(
                actor,
                Permission.ASSIGN_QUOTA,
                new QuotaEntries.Entry(
                        first ? "assign" : "revise", cohortId, provinceId, difference, null, null, why, illustrative),
                "%s: %d · %s".formatted(province.name(), amount, cohort.nameVi()));
    }
}
