package vn.kieumau.recognition;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Writes down whether a title is still earned: which criteria are not met any more. What follows is prepared and decided by people. */
@Component
public class CheckTitle {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final LockedTitles lockedTitles;
    private final Numbers numbers;

    CheckTitle(JdbcClient jdbc, Audit audit, LockedTitles lockedTitles, Numbers numbers) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.lockedTitles = lockedTitles;
        this.numbers = numbers;
    }

    /**
     * @param failing codes of criteria of the set on which the title was earned
     * @param note what was looked at, and how it was found
     */
    @Transactional
    public void check(
            Actor actor, long titleId, LocalDate checkedOn, List<String> failing, String note, boolean illustrative) {
        LockedTitles.Held title = lockedTitles.lock(actor, Permission.CHECK_TITLE, titleId);
        Refused.when(!TitleMove.WARN.opens(title.state()), KernelRefusal.NOT_IN_THIS_STATE);
        title.refuseOutside(checkedOn, actor, "recognition.check.on");
        String said = Text.required(note, "recognition.check.note", Text.LONG);
        List<Long> criteria = jdbc.sql("""
                        select c.criterion_id from criteria.v_criterion c join campaigns.v_cohort h on h.set_id = c.set_id
                        where h.cohort_id = :cohort and c.code = any(:failing)
                        """)
                .param("cohort", title.cohortId())
                .param("failing", failing.toArray(new String[0]))
                .query(Long.class)
                .list();
        Refused.when(criteria.size() != failing.stream().distinct().count(), KernelRefusal.NOT_FOUND);
        long id = jdbc.sql("""
                        insert into recognition.title_check (title_id, checked_on, note, checked_by, recorded_at, illustrative)
                        values (:title, :on, :note, :by, :at, :illustrative) returning id
                        """)
                .param("title", titleId)
                .param("on", checkedOn)
                .param("note", said)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", numbers.illustrative(illustrative))
                .query(Long.class)
                .single();
        jdbc.sql(
                        "insert into recognition.title_check_failing (check_id, criterion_id) select :check, unnest(:criteria)")
                .param("check", id)
                .param("criteria", criteria.toArray(new Long[0]))
                .update();
        audit.record(actor, Permission.CHECK_TITLE, "recognition.title_check", id, title.subject(), title.unitId(), "");
    }
}
