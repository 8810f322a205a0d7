package vn.kieumau.campaigns;

import java.util.stream.LongStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Moves what a province has free: to another province of the cohort, as after a reorganisation, or on into a later cohort. */
@Component
public class MoveQuota {
    private static final Text.Field AMOUNT = new Text.Field("campaigns.quota");

    private final QuotaEntries entries;
    private final Units units;
    private final Cohorts cohorts;

    MoveQuota(QuotaEntries entries, Units units, Cohorts cohorts) {
        this.entries = entries;
        this.units = units;
        this.cohorts = cohorts;
    }

    /** @param amount 1 to what the province that gives has free */
    @Transactional
    public void transfer(
            Actor actor,
            long cohortId,
            long fromProvinceId,
            long toProvinceId,
            int amount,
            String reason,
            boolean illustrative) {
        actor.require(Permission.TRANSFER_QUOTA);
        String why = Text.required(reason, "campaigns.reason", Text.LONG);
        Cohort cohort = Refused.found(cohorts.lock(cohortId));
        UnitSummary from = province(actor, Permission.TRANSFER_QUOTA, fromProvinceId);
        UnitSummary to = province(actor, Permission.TRANSFER_QUOTA, toProvinceId);
        Refused.when(fromProvinceId == toProvinceId, CampaignsRefusal.QUOTA_TO_ITSELF);
        refuseMoreThanFree(cohortId, from, amount);
        entries.add(
                actor,
                Permission.TRANSFER_QUOTA,
                new QuotaEntries.Entry(
                        "transfer", cohortId, toProvinceId, amount, fromProvinceId, null, why, illustrative),
                "%s → %s: %d · %s".formatted(from.name(), to.name(), amount, cohort.nameVi()));
    }

    /**
     * @param toCohortId a round of the same programme in a later year
     * @param amount 1 to what the province has free
     */
    @Transactional
    public void carryOver(
            Actor actor,
            long cohortId,
            long toCohortId,
            long provinceId,
            int amount,
            String reason,
            boolean illustrative) {
        actor.require(Permission.CARRY_QUOTA_OVER);
        String why = Text.of(reason, "campaigns.reason", Text.LONG);
        // The older first, as everywhere, so that no two wait for each other.
        LongStream.of(cohortId, toCohortId).sorted().forEach(cohorts::lock);
        Cohort from = Refused.found(cohorts.lock(cohortId));
        Cohort to = Refused.found(cohorts.lock(toCohortId));
        UnitSummary province = province(actor, Permission.CARRY_QUOTA_OVER, provinceId);
        Refused.when(
                to.year() <= from.year(), CampaignsRefusal.COHORT_NOT_LATER, new Text.Field("campaigns.to_cohort"));
        Refused.when(
                !cohorts.ofOneProgramme(cohortId, toCohortId),
                CampaignsRefusal.OTHER_PROGRAMME,
                new Text.Field("campaigns.to_cohort"));
        refuseMoreThanFree(cohortId, province, amount);
        entries.add(
                actor,
                Permission.CARRY_QUOTA_OVER,
                new QuotaEntries.Entry("carry_over", toCohortId, provinceId, amount, null, cohortId, why, illustrative),
                "%s: %d · %s → %s".formatted(province.name(), amount, from.nameVi(), to.nameVi()));
    }

    private UnitSummary province(Actor actor, Permission permission, long unitId) {
        UnitSummary province = Refused.found(units.find(actor, permission, unitId));
        Refused.when(!province.level().equals("province"), CampaignsRefusal.NOT_A_PROVINCE);
        return province;
    }

    private void refuseMoreThanFree(long cohortId, UnitSummary province, int amount) {
        int free = Math.max(0, entries.free(cohortId, province.unitId()));
        Refused.when(amount < 1 || amount > free, CampaignsRefusal.QUOTA_NOT_FREE, AMOUNT, province.name(), free);
    }
}
