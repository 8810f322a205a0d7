package vn.kieumau.campaigns;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** The only hand that writes into the quota ledger: it adds, and never changes. */
@Component
class QuotaEntries {
    private final JdbcClient jdbc;
    private final Audit audit;

    QuotaEntries(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * @param kind assign: from the Ministry for the first time; revise: more or, below zero, back to it; transfer: from another province;
     *     carry_over: from what the province has left in an earlier cohort
     */
    record Entry(
            String kind,
            long cohortId,
            long provinceId,
            int amount,
            @Nullable Long fromProvinceId,
            @Nullable Long fromCohortId,
            String reason,
            boolean illustrative) {}

    /** Whoever adds has locked the cohorts that it touches. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Actor actor, Permission act, Entry entry, String subject) {
        long id = jdbc.sql("""
                        insert into campaigns.quota_entry (kind, cohort_id, unit_id, amount, from_unit_id, from_cohort_id, reason, entered_by,
                            entered_at, illustrative)
                        values (:kind, :cohort, :unit, :amount, :fromUnit::bigint, :fromCohort::bigint, :reason, :by, :at, :illustrative) returning id
                        """)
                .param("kind", entry.kind())
                .param("cohort", entry.cohortId())
                .param("unit", entry.provinceId())
                .param("amount", entry.amount())
                .param("fromUnit", entry.fromProvinceId())
                .param("fromCohort", entry.fromCohortId())
                .param("reason", entry.reason())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", entry.illustrative())
                .query(Long.class)
                .single();
        audit.record(actor, act, "campaigns.quota_entry", id, subject, entry.provinceId(), entry.reason());
    }

    /** Whether a province was given anything in a cohort yet. */
    boolean any(long cohortId, long provinceId) {
        return jdbc.sql(
                        "select exists (select 1 from campaigns.quota_entry where cohort_id = :cohort and unit_id = :province)")
                .param("cohort", cohortId)
                .param("province", provinceId)
                .query(Boolean.class)
                .single();
    }

    /** What a province has neither reserved nor used; below zero where it registered above its quota. */
    int free(long cohortId, long provinceId) {
        return jdbc.sql("""
                        select coalesce(sum(amount), 0) from campaigns.v_ledger_side
                        where cohort_id = :cohort and unit_id = :province and account = 'free'
                        """)
                .param("cohort", cohortId)
                .param("province", provinceId)
                .query(Integer.class)
                .single();
    }
}
