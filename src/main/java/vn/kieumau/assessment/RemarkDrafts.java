package vn.kieumau.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * Remarks that a level above the ward writes down while it looks, and sends when it is done. Who shares the level reads and
 * changes them; nobody else learns of them, neither of their text nor that they are there.
 */
@Component
public class RemarkDrafts {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Dossiers dossiers;
    private final WriteRemark writeRemark;

    RemarkDrafts(JdbcClient jdbc, Audit audit, Dossiers dossiers, WriteRemark writeRemark) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.dossiers = dossiers;
        this.writeRemark = writeRemark;
    }

    /** Those of the reader's own level that are not sent, oldest first; none for whoever drafts none. */
    public List<RemarkDraft> of(Actor reader, DossierHead dossier) {
        if (!reader.may(Permission.DRAFT_REMARK)) {
            return List.of();
        }
        return jdbc.sql("""
                        select m.id as draft_id, c.code as criterion_code, m.level, m.text, m.due, w.display_name as written_by_name,
                            m.office_name, m.written_at, m.version, m.illustrative
                        from assessment.remark_draft m
                        join assessment.dossier d on d.id = m.dossier_id
                        join accounts.v_account w on w.account_id = m.written_by
                        left join criteria.v_criterion c on c.criterion_id = m.criterion_id
                        where m.dossier_id = :dossier and m.level = :level and m.remark_id is null and m.dropped_at is null
                          and d.unit_id in (select unit_id from units.reached(:reach))
                        order by m.id
                        """)
                .param("dossier", dossier.dossierId())
                .param("level", Level.of(reader, Permission.DRAFT_REMARK).code())
                .param("reach", reader.reach(Permission.DRAFT_REMARK))
                .query(RemarkDraft.class)
                .list();
    }

    /** @return its id; that of the first when the same form comes twice */
    @Transactional
    public long write(Actor actor, long dossierId, NewRemark draft) {
        DossierHead dossier = open(actor, Permission.DRAFT_REMARK, dossierId);
        Level level = level(actor, Permission.DRAFT_REMARK);
        WriteRemark.Checked checked = writeRemark.check(actor, dossier, level, draft);
        Optional<Long> before = jdbc.sql(
                        "select id from assessment.remark_draft where form_id = :form and dossier_id = :dossier and level = :level")
                .param("form", draft.formId())
                .param("dossier", dossierId)
                .param("level", level.code())
                .query(Long.class)
                .optional();
        if (before.isPresent()) {
            return before.get();
        }
        long id = jdbc.sql("""
                        insert into assessment.remark_draft (dossier_id, criterion_id, level, text, due, form_id, written_by, office_name,
                            written_at, illustrative)
                        values (:dossier, :criterion::bigint, :level, :text, :due::date, :form, :by, :office, :at, :illustrative)
                        on conflict on constraint remark_draft_form_once do nothing
                        returning id
                        """)
                .param("dossier", dossierId)
                .param("criterion", checked.criterionId())
                .param("level", level.code())
                .param("text", checked.text())
                .param("due", draft.due())
                .param("form", draft.formId())
                .param("by", actor.accountId())
                .param("office", WriteRemark.office(actor, Permission.DRAFT_REMARK))
                .param("at", actor.at())
                .param("illustrative", draft.illustrative())
                .query(Long.class)
                .optional()
                // A form of somebody else is no form of ours.
                .orElseThrow(() -> new Refused(KernelRefusal.CHANGED_MEANWHILE));
        record(actor, Permission.DRAFT_REMARK, id, dossier, checked.code());
        return id;
    }

    /** Puts what is typed in the place of what was seen; what a colleague wrote meanwhile is not overwritten. */
    @Transactional
    public void change(Actor actor, long dossierId, SeenDraft seen, NewRemark draft) {
        DossierHead dossier = open(actor, Permission.DRAFT_REMARK, dossierId);
        Level level = level(actor, Permission.DRAFT_REMARK);
        Stored stored = Refused.found(find(dossierId, level, seen.draftId()));
        WriteRemark.Checked checked = writeRemark.check(actor, dossier, level, draft);
        if (stored.open() && stored.says(checked, draft.due()) && stored.writtenBy() == actor.accountId()) {
            return;
        }
        Refused.when(!stored.open() || stored.version() != seen.version(), KernelRefusal.CHANGED_MEANWHILE);
        jdbc.sql("""
                        update assessment.remark_draft set criterion_id = :criterion::bigint, text = :text, due = :due::date,
                            written_by = :by, office_name = :office, written_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("criterion", checked.criterionId())
                .param("text", checked.text())
                .param("due", draft.due())
                .param("by", actor.accountId())
                .param("office", WriteRemark.office(actor, Permission.DRAFT_REMARK))
                .param("at", actor.at())
                .param("id", seen.draftId())
                .update();
        record(actor, Permission.DRAFT_REMARK, seen.draftId(), dossier, checked.code());
    }

    /** It is never sent and nobody sees it any more; dropped twice is dropped once. */
    @Transactional
    public void drop(Actor actor, long dossierId, SeenDraft seen) {
        actor.require(Permission.DRAFT_REMARK);
        DossierHead dossier = Refused.found(dossiers.lock(actor, Permission.DRAFT_REMARK, dossierId));
        Stored stored = Refused.found(find(dossierId, level(actor, Permission.DRAFT_REMARK), seen.draftId()));
        if (stored.dropped()) {
            return;
        }
        Refused.when(!stored.open() || stored.version() != seen.version(), KernelRefusal.CHANGED_MEANWHILE);
        jdbc.sql("update assessment.remark_draft set dropped_at = :at, version = version + 1 where id = :id")
                .param("at", actor.at())
                .param("id", seen.draftId())
                .update();
        record(actor, Permission.DRAFT_REMARK, seen.draftId(), dossier, Objects.toString(stored.code(), ""));
    }

    /** @return the remark's id; that of the first when it is sent twice */
    @Transactional
    public long send(Actor actor, long dossierId, SeenDraft seen) {
        DossierHead dossier = open(actor, Permission.WRITE_REMARK, dossierId);
        return send(actor, dossier, level(actor, Permission.WRITE_REMARK), seen, null);
    }

    /** Sends several with a return, whose deadline those that ask get; one that cannot be sent keeps all of it from being done. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sendWithReturn(
            Actor actor, DossierHead dossier, Level level, List<SeenDraft> drafts, LocalDate returnDue) {
        if (!drafts.isEmpty()) {
            actor.require(Permission.WRITE_REMARK);
            Refused.when(
                    level(actor, Permission.WRITE_REMARK) != level
                            || dossiers.find(actor, Permission.WRITE_REMARK, dossier.dossierId())
                                    .isEmpty(),
                    KernelRefusal.NOT_FOUND);
        }
        for (SeenDraft each : drafts) {
            send(actor, dossier, level, each, returnDue);
        }
    }

    private long send(Actor actor, DossierHead dossier, Level level, SeenDraft seen, @Nullable LocalDate returnDue) {
        Stored stored = Refused.found(find(dossier.dossierId(), level, seen.draftId()));
        if (stored.remarkId() != null) {
            return stored.remarkId();
        }
        Refused.when(stored.dropped() || stored.version() != seen.version(), KernelRefusal.CHANGED_MEANWHILE);
        LocalDate due = stored.due() == null || returnDue == null ? stored.due() : returnDue;
        Refused.when(
                due != null && due.isBefore(actor.today()),
                AssessmentRefusal.DUE_PAST,
                new Text.Field(returnDue == null ? "assessment.remark.due" : "assessment.return.due"));
        long remark = jdbc.sql("""
                        insert into assessment.remark (dossier_id, criterion_id, level, text, due, form_id, written_by, office_name,
                            written_at, illustrative)
                        select dossier_id, criterion_id, level, text, :due::date, gen_random_uuid(), written_by, office_name, :at, illustrative
                        from assessment.remark_draft where id = :id returning id
                        """)
                .param("due", due)
                .param("at", actor.at())
                .param("id", seen.draftId())
                .query(Long.class)
                .single();
        jdbc.sql("update assessment.remark_draft set remark_id = :remark, version = version + 1 where id = :id")
                .param("remark", remark)
                .param("id", seen.draftId())
                .update();
        String code = Objects.toString(stored.code(), "");
        record(actor, Permission.WRITE_REMARK, seen.draftId(), dossier, code);
        writeRemark.record(actor, Permission.WRITE_REMARK, remark, dossier, code, stored.text());
        return remark;
    }

    private DossierHead open(Actor actor, Permission permission, long dossierId) {
        actor.require(permission);
        DossierHead dossier = Refused.found(dossiers.lock(actor, permission, dossierId));
        Refused.when(dossier.dossierState().ended(), KernelRefusal.NOT_IN_THIS_STATE);
        return dossier;
    }

    private static Level level(Actor actor, Permission permission) {
        Level level = Level.of(actor, permission);
        Refused.when(level == Level.WARD, KernelRefusal.NOT_FOUND);
        return level;
    }

    private Optional<Stored> find(long dossierId, Level level, long draftId) {
        return jdbc.sql("""
                        select c.code, m.text, m.due, m.written_by, m.version, m.remark_id, m.dropped_at is not null as dropped
                        from assessment.remark_draft m left join criteria.v_criterion c on c.criterion_id = m.criterion_id
                        where m.id = :id and m.dossier_id = :dossier and m.level = :level
                        """)
                .param("id", draftId)
                .param("dossier", dossierId)
                .param("level", level.code())
                .query(Stored.class)
                .optional();
    }

    /** Whose business it is, is the drafting office's: who reads the ward's trail learns nothing of it. */
    private void record(Actor actor, Permission act, long id, DossierHead dossier, String code) {
        Long unit = actor.actingUnder(act).map(Grant::unitId).orElse(null);
        audit.record(actor, act, "assessment.remark_draft", id, WriteRemark.about(dossier, code), unit, "");
    }

    record Stored(
            @Nullable String code,
            String text,
            @Nullable LocalDate due,
            long writtenBy,
            int version,
            @Nullable Long remarkId,
            boolean dropped) {
        boolean open() {
            return remarkId == null && !dropped;
        }

        boolean says(WriteRemark.Checked typed, @Nullable LocalDate until) {
            return text.equals(typed.text())
                    && Objects.toString(code, "").equals(typed.code())
                    && Objects.equals(due, until);
        }
    }
}
