package vn.kieumau.recognition;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * The unit complains about what was decided on its title, and somebody who did not prepare that answers. The programme names no days of its own;
 * those of the Law on Complaints (02/2011/QH13) are counted: {@value #WITHIN} days to complain (article 9), {@value #ANSWER} days to answer the
 * first complaint (article 28), which goes to whoever decided (article 7). The act stands until another one changes it.
 */
@Component
public class ComplainAboutTitle {
    public static final int WITHIN = 90;
    public static final int ANSWER = 30;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final JdbcClient jdbc;
    private final Audit audit;
    private final LockedTitles lockedTitles;
    private final Numbers numbers;

    ComplainAboutTitle(JdbcClient jdbc, Audit audit, LockedTitles lockedTitles, Numbers numbers) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.lockedTitles = lockedTitles;
        this.numbers = numbers;
    }

    /** Once about an act; days are counted from the one on which the decision was recorded. */
    @Transactional
    public long complain(Actor actor, long titleId, long actId, String complaint, boolean illustrative) {
        LockedTitles.Held title = lockedTitles.lock(actor, Permission.COMPLAIN_ABOUT_TITLE, titleId);
        LocalDate recorded = Refused.found(jdbc.sql("""
                        select (decided_at at time zone 'Asia/Ho_Chi_Minh')::date from recognition.title_act
                        where id = :act and title_id = :title and state = 'decided'
                        """)
                .param("act", actId)
                .param("title", titleId)
                .query(LocalDate.class)
                .optional());
        LocalDate last = recorded.plusDays(WITHIN);
        Refused.when(actor.today().isAfter(last), RecognitionRefusal.COMPLAINT_TOO_LATE, DAY.format(last));
        String said = Text.required(complaint, "recognition.complaint", Text.LONG);
        long id = jdbc.sql("""
                        insert into recognition.title_complaint (act_id, complaint, complained_by, complained_at, due, illustrative)
                        values (:act, :complaint, :by, :at, :due, :illustrative) on conflict on constraint title_complaint_once do nothing returning id
                        """)
                .param("act", actId)
                .param("complaint", said)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("due", actor.today().plusDays(ANSWER))
                .param("illustrative", numbers.illustrative(illustrative))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(RecognitionRefusal.COMPLAINED));
        record(actor, Permission.COMPLAIN_ABOUT_TITLE, id, title, said);
        return id;
    }

    /** @param granted the unit is right: what follows from that is prepared and decided as any act on a title */
    @Transactional
    public void answer(Actor actor, long titleId, long complaintId, boolean granted, String answer) {
        LockedTitles.Held title = lockedTitles.lock(actor, Permission.ANSWER_COMPLAINT, titleId);
        record Open(long id, long preparedBy) {}
        Open open = Refused.found(jdbc.sql("""
                        select c.id, a.prepared_by from recognition.title_complaint c join recognition.title_act a on a.id = c.act_id
                        where c.id = :id and a.title_id = :title and c.outcome is null
                        """)
                .param("id", complaintId)
                .param("title", titleId)
                .query(Open.class)
                .optional());
        Refused.when(open.preparedBy() == actor.accountId(), KernelRefusal.SAME_PERSON);
        String said = Text.required(answer, "recognition.complaint.answer", Text.LONG);
        jdbc.sql("""
                        update recognition.title_complaint set outcome = :outcome, answer = :answer, answered_by = :by, answered_at = :at where id = :id
                        """)
                .param("outcome", granted ? "granted" : "rejected")
                .param("answer", said)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("id", complaintId)
                .update();
        record(actor, Permission.ANSWER_COMPLAINT, complaintId, title, said);
    }

    private void record(Actor actor, Permission act, long complaint, LockedTitles.Held title, String said) {
        audit.record(actor, act, "recognition.title_complaint", complaint, title.subject(), title.unitId(), said);
    }
}
