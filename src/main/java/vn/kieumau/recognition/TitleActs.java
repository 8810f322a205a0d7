package vn.kieumau.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Reading what became of a title; whoever calls has found it in reach, or by the code on its certificate. */
@Component
public class TitleActs {
    private static final long NOBODY = 0;
    private static final String COMMUNE = "commune";

    private final JdbcClient jdbc;
    private final Units units;

    TitleActs(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    /** The newest first, with what is prepared and what was dropped. */
    public List<TitleAct> of(Actor reader, long titleId) {
        return acts(titleId, reader.accountId(), true);
    }

    /** What was decided, as everybody may read it; the newest first. */
    public List<TitleAct> decided(long titleId) {
        return acts(titleId, NOBODY, false);
    }

    private List<TitleAct> acts(long titleId, long reader, boolean all) {
        return jdbc.sql("""
                        select t.id as act_id, t.kind, t.state, t.reason, t.heard_on, t.heard, u.name as successor_name, f.number as former_number,
                            audit.signed(p.display_name, 'recognition.title_act', t.id, t.prepared_by) as prepared_by_name, t.prepared_at,
                            t.number, t.decided_on, t.signatory, audit.signed(d.display_name, 'recognition.title_act', t.id, t.decided_by) as decided_by_name,
                            t.prepared_by = :reader as own, t.illustrative
                        from recognition.title_act t
                        join accounts.v_account p on p.account_id = t.prepared_by
                        left join accounts.v_account d on d.account_id = t.decided_by
                        left join units.v_unit u on u.unit_id = t.successor_id
                        left join recognition.former_certificate f on f.act_id = t.id
                        where t.title_id = :title and (:all or t.state = 'decided')
                        order by t.id desc
                        """)
                .param("title", titleId)
                .param("reader", reader)
                .param("all", all)
                .query(TitleAct.class)
                .list();
    }

    /** The newest first. @param rule of the set on which the title was earned; null: it has none */
    public List<TitleCheck> checks(long titleId, @Nullable MaintenanceRule rule) {
        return jdbc.sql("""
                        select k.id as check_id, k.checked_on, k.note,
                            array(select c.code from recognition.title_check_failing f join criteria.v_criterion c on c.criterion_id = f.criterion_id
                                where f.check_id = k.id order by c.group_position, c.position) as failing,
                            s.criteria, audit.signed(a.display_name, 'recognition.title_check', k.id, k.checked_by) as checked_by_name, k.illustrative
                        from recognition.title_check k
                        join recognition.title t on t.id = k.title_id
                        join campaigns.v_cohort h on h.cohort_id = t.cohort_id
                        join criteria.v_set s on s.set_id = h.set_id
                        join accounts.v_account a on a.account_id = k.checked_by
                        where k.title_id = :title order by k.checked_on desc, k.id desc
                        """)
                .param("title", titleId)
                .query((row, number) -> {
                    List<String> failing =
                            List.of((String[]) row.getArray("failing").getArray());
                    int criteria = row.getInt("criteria");
                    return new TitleCheck(
                            row.getLong("check_id"),
                            row.getObject("checked_on", LocalDate.class),
                            row.getString("note"),
                            failing,
                            criteria,
                            rule == null ? null : rule.suggests(failing, criteria),
                            row.getString("checked_by_name"),
                            row.getBoolean("illustrative"));
                })
                .list();
    }

    /** The last day on which the title holds; null: until it is revoked, or it ended before. @param acts those of the title */
    public @Nullable LocalDate until(Title title, List<TitleAct> acts, @Nullable MaintenanceRule rule) {
        LocalDate since = acts.stream()
                .filter(each -> each.kind().equals(TitleMove.RENEW.code()))
                .map(TitleAct::decidedOn)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(title.conferredOn());
        return rule == null || title.ended() ? null : rule.until(since);
    }

    /** Criteria of the set on which the title was earned, in its order. */
    public List<Criterion> criteria(long titleId) {
        return jdbc.sql("""
                        select c.code, c.title_vi, c.title_en from criteria.v_criterion c
                        join campaigns.v_cohort h on h.set_id = c.set_id join recognition.title t on t.cohort_id = h.cohort_id
                        where t.id = :title order by c.group_position, c.position
                        """).param("title", titleId).query(Criterion.class).list();
    }

    public record Criterion(String code, String titleVi, String titleEn) {}

    /** Wards and communes that stand on a day for the unit that earned a title: on these it may be conferred anew, by decision only. */
    public List<UnitSummary> successors(long unitId, LocalDate day) {
        return units.successors(unitId, day).stream()
                .filter(each -> each.level().equals(COMMUNE))
                .toList();
    }

    /** What may be prepared about a title now. @param complaints those of the title */
    public List<TitleMove> moves(Title title, List<TitleComplaint> complaints, List<UnitSummary> successors) {
        return TitleMove.from(title.state()).stream()
                .filter(move -> move != TitleMove.CONFER || !successors.isEmpty())
                .filter(move ->
                        move != TitleMove.REINSTATE || complaints.stream().anyMatch(TitleComplaint::granted))
                .toList();
    }

    void refuseHeld(UnitSummary unit, long cohortId) {
        boolean held = jdbc.sql(
                        "select exists (select 1 from recognition.title where unit_id = :unit and cohort_id = :cohort)")
                .param("unit", unit.unitId())
                .param("cohort", cohortId)
                .query(Boolean.class)
                .single();
        Refused.when(held, RecognitionRefusal.SUCCESSOR_HOLDS, unit.name());
    }
}
