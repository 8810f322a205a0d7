package vn.kieumau.recognition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Says how titles of a criteria set are kept. Holds for titles conferred before as well; decides about none of them. */
@Component
public class KeepMaintenanceRule {
    private static final int MOST_YEARS = 20;
    private static final int MOST_MONTHS = 60;
    private static final int WHOLE = 100;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Numbers numbers;

    KeepMaintenanceRule(JdbcClient jdbc, Audit audit, Numbers numbers) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.numbers = numbers;
    }

    record KnownSet(String titleVi, List<String> codes) {}

    @Transactional
    public void keep(Actor actor, long setId, MaintenanceRule rule) {
        actor.require(Permission.KEEP_MAINTENANCE_RULE);
        KnownSet set = Refused.found(jdbc.sql("""
                        select s.title_vi, array(select c.code from criteria.v_criterion c where c.set_id = s.set_id) as codes
                        from criteria.v_set s where s.set_id = :set and s.set_id in (select set_id from campaigns.v_cohort)
                        """)
                .param("set", setId)
                .query((row, number) -> new KnownSet(row.getString("title_vi"), List.of((String[])
                        row.getArray("codes").getArray())))
                .optional());
        between(rule.validYears(), MOST_YEARS, "recognition.rule.valid_years");
        between(rule.checkMonths(), MOST_MONTHS, "recognition.rule.check_months");
        share(rule.revokeShare(), "recognition.rule.revoke_share");
        share(rule.keyShare(), "recognition.rule.key_share");
        Refused.when(rule.keyShare().compareTo(rule.revokeShare()) > 0, RecognitionRefusal.SHARES_CROSSED);
        for (String code : rule.keyCriteria()) {
            Refused.when(!set.codes().contains(code), RecognitionRefusal.NO_SUCH_CRITERION, code);
        }
        String source = Text.required(rule.source(), "recognition.rule.source", Text.LINE);
        long id = jdbc.sql("""
                        insert into recognition.maintenance_rule (set_id, valid_years, check_months, revoke_share, key_share, key_criteria, source,
                            kept_by, kept_at, illustrative)
                        values (:set, :years::int, :months::int, :revoke, :key, :criteria, :source, :by, :at, :illustrative)
                        on conflict (set_id) do update set valid_years = excluded.valid_years, check_months = excluded.check_months,
                            revoke_share = excluded.revoke_share, key_share = excluded.key_share, key_criteria = excluded.key_criteria,
                            source = excluded.source, kept_by = excluded.kept_by, kept_at = excluded.kept_at, illustrative = excluded.illustrative
                        returning id
                        """)
                .param("set", setId)
                .param("years", rule.validYears())
                .param("months", rule.checkMonths())
                .param("revoke", rule.revokeShare())
                .param("key", rule.keyShare())
                .param("criteria", rule.keyCriteria().stream().distinct().toArray(String[]::new))
                .param("source", source)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", numbers.illustrative(rule.illustrative()))
                .query(Long.class)
                .single();
        audit.record(
                actor,
                Permission.KEEP_MAINTENANCE_RULE,
                "recognition.maintenance_rule",
                id,
                set.titleVi(),
                null,
                source);
    }

    private static void between(@Nullable Integer number, int most, String label) {
        Refused.when(
                number != null && (number < 1 || number > most),
                KernelRefusal.NOT_A_NUMBER,
                new Text.Field(label),
                Objects.toString(number),
                1,
                most);
    }

    private static void share(BigDecimal share, String label) {
        Refused.when(
                share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0,
                KernelRefusal.NOT_A_NUMBER,
                new Text.Field(label),
                share.movePointRight(2).toPlainString(),
                1,
                WHOLE);
    }
}
