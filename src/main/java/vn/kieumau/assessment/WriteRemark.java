package vn.kieumau.assessment;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Says something about a dossier, or asks for something with a deadline; and answers what was asked. */
@Component
public class WriteRemark {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Dossiers dossiers;

    WriteRemark(JdbcClient jdbc, Audit audit, Dossiers dossiers) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.dossiers = dossiers;
    }

    /** @return its id; that of the first when the same form comes twice */
    @Transactional
    public long write(Actor actor, long dossierId, NewRemark remark) {
        actor.require(Permission.WRITE_REMARK);
        DossierHead dossier = Refused.found(dossiers.lock(actor, Permission.WRITE_REMARK, dossierId));
        Refused.when(dossier.dossierState().ended(), KernelRefusal.NOT_IN_THIS_STATE);
        Level level = Level.of(actor, Permission.WRITE_REMARK);
        Checked checked = check(actor, dossier, level, remark);
        Optional<Long> before = jdbc.sql("select id from assessment.remark where form_id = :form and written_by = :by")
                .param("form", remark.formId())
                .param("by", actor.accountId())
                .query(Long.class)
                .optional();
        if (before.isPresent()) {
            return before.get();
        }
        long id = jdbc.sql("""
                        insert into assessment.remark (dossier_id, criterion_id, level, text, due, form_id, written_by,
                            office_name, written_at, illustrative)
                        values (:dossier, :criterion::bigint, :level, :text, :due::date, :form, :by, :office, :at, :illustrative)
                        returning id
                        """)
                .param("dossier", dossier.dossierId())
                .param("criterion", checked.criterionId())
                .param("level", level.code())
                .param("text", checked.text())
                .param("due", remark.due())
                .param("form", remark.formId())
                .param("by", actor.accountId())
                .param("office", office(actor, Permission.WRITE_REMARK))
                .param("at", actor.at())
                .param("illustrative", remark.illustrative())
                .query(Long.class)
                .single();
        record(actor, Permission.WRITE_REMARK, id, dossier, checked.code(), checked.text());
        return id;
    }

    /**
     * What was typed, as it is stored.
     *
     * @param code empty for the dossier as a whole, and then without an id
     */
    record Checked(String text, String code, @Nullable Long criterionId) {}

    Checked check(Actor actor, DossierHead dossier, Level level, NewRemark remark) {
        String text = Text.required(remark.text(), "assessment.remark.text", Text.LONG);
        Text.Field due = new Text.Field("assessment.remark.due");
        if (remark.due() != null) {
            Refused.when(level == Level.WARD, AssessmentRefusal.ONLY_ABOVE_ASKS, due);
            Refused.when(remark.due().isBefore(actor.today()), AssessmentRefusal.DUE_PAST, due);
        }
        String code = Text.of(remark.criterionCode(), "assessment.criterion", Text.LINE);
        Long criterion = code.isEmpty()
                ? null
                : Refused.found(dossiers.answer(dossier, code)).criterionId();
        return new Checked(text, code, criterion);
    }

    /** Once, by somebody below the level that asks. */
    @Transactional
    public void answer(Actor actor, long dossierId, long remarkId, String typed) {
        actor.require(Permission.ANSWER_REMARK);
        DossierHead dossier = Refused.found(dossiers.lock(actor, Permission.ANSWER_REMARK, dossierId));
        Asked asked = Refused.found(jdbc.sql("""
                        select m.level, m.due is not null as asks, m.answer, c.code
                        from assessment.remark m left join criteria.v_criterion c on c.criterion_id = m.criterion_id
                        where m.id = :id and m.dossier_id = :dossier
                        """)
                .param("id", remarkId)
                .param("dossier", dossierId)
                .query(Asked.class)
                .optional());
        Refused.when(dossier.dossierState().ended(), KernelRefusal.NOT_IN_THIS_STATE);
        Refused.when(!asked.asks(), AssessmentRefusal.ASKS_NOTHING);
        Refused.when(
                Level.of(actor, Permission.ANSWER_REMARK).compareTo(Level.of(asked.level())) >= 0,
                KernelRefusal.NOT_PERMITTED);
        String answer = Text.required(typed, "assessment.remark.answer", Text.LONG);
        if (answer.equals(asked.answer())) {
            return;
        }
        Refused.when(
                asked.answer() != null, AssessmentRefusal.ALREADY_ANSWERED, new Text.Field("assessment.remark.answer"));
        jdbc.sql("""
                        update assessment.remark set answer = :answer, answered_by = :by, answer_office_name = :office, answered_at = :at
                        where id = :id
                        """)
                .param("answer", answer)
                .param("by", actor.accountId())
                .param("office", office(actor, Permission.ANSWER_REMARK))
                .param("at", actor.at())
                .param("id", remarkId)
                .update();
        record(actor, Permission.ANSWER_REMARK, remarkId, dossier, Objects.toString(asked.code(), ""), answer);
    }

    static String office(Actor actor, Permission permission) {
        return actor.actingUnder(permission).map(Grant::officeName).orElse("");
    }

    static String about(DossierHead dossier, String code) {
        return dossier.unitName() + (code.isEmpty() ? "" : " · " + code);
    }

    void record(Actor actor, Permission act, long id, DossierHead dossier, String code, String text) {
        audit.record(actor, act, "assessment.remark", id, about(dossier, code), dossier.unitId(), text);
    }

    record Asked(
            String level,
            boolean asks,
            @Nullable String answer,
            @Nullable String code) {}
}
