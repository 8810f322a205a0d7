package vn.kieumau.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.files.FileName;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.Units;

/** Records a proof of a unit, with its files. */
@Component
public class AddEvidence {
    /** More than this at once is a sign of a whole archive, not of one proof. */
    public static final int MOST_FILES = 10;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Units units;
    private final HoldEvidence holdEvidence;

    AddEvidence(JdbcClient jdbc, Audit audit, Units units, HoldEvidence holdEvidence) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.units = units;
        this.holdEvidence = holdEvidence;
    }

    /**
     * Where a revision belongs.
     *
     * @param keep files of the revision before that stay
     */
    record Place(long itemId, long unitId, int revision, String reason, List<Long> keep) {}

    /** @return the item's id; the earlier one when this form was recorded before */
    @Transactional
    public long add(Actor actor, NewEvidence evidence) {
        actor.require(Permission.ADD_EVIDENCE);
        Refused.found(units.find(actor, Permission.ADD_EVIDENCE, evidence.unitId()));
        Optional<Long> recorded = recorded(actor, evidence);
        if (recorded.isPresent()) {
            return recorded.get();
        }
        long itemId = jdbc.sql(
                        "insert into evidence.item (unit_id, illustrative) values (:unit, :illustrative) returning id")
                .param("unit", evidence.unitId())
                .param("illustrative", evidence.illustrative())
                .query(Long.class)
                .single();
        String title = storeRevision(actor, new Place(itemId, evidence.unitId(), 1, "", List.of()), evidence);
        audit.record(actor, Permission.ADD_EVIDENCE, "evidence.item", itemId, title, evidence.unitId(), "");
        return itemId;
    }

    /** The same form may come twice at the same moment: the second waits until the first is recorded. */
    private Optional<Long> recorded(Actor actor, NewEvidence evidence) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:form, 0))")
                .param("form", evidence.formId().toString())
                .query((row, number) -> "")
                .single();
        return jdbc.sql("""
                        select i.id from evidence.revision r join evidence.item i on i.id = r.item_id
                        where r.form_id = :form and r.revision = 1 and r.recorded_by = :by and i.unit_id = :unit
                        """)
                .param("form", evidence.formId())
                .param("by", actor.accountId())
                .param("unit", evidence.unitId())
                .query(Long.class)
                .optional();
    }

    /**
     * Writes what is said of a proof, with its files, and records both.
     *
     * @return its title
     */
    String storeRevision(Actor actor, Place place, NewEvidence evidence) {
        Refused.when(!evidence.noSecrets(), EvidenceRefusal.CONFIRM_NO_SECRETS);
        String title = Text.required(evidence.title(), "evidence.title", Text.LINE);
        String number = Text.of(evidence.number(), "evidence.number", Text.LINE);
        String issuer = Text.of(evidence.issuer(), "evidence.issuer", Text.LINE);
        String words = words(evidence);
        int files = evidence.files().size() + place.keep().size();
        Refused.when(files == 0 && number.isEmpty() && words.isEmpty(), EvidenceRefusal.NOTHING_ADDED);
        Refused.when(files > MOST_FILES, EvidenceRefusal.TOO_MANY_FILES, MOST_FILES);
        refuseDays(actor, evidence);
        long id = jdbc.sql("""
                        insert into evidence.revision (item_id, revision, title, kind, words, number, issuer, issued_on, covers_from, covers_to,
                            valid_until, pages, reason, form_id, no_secrets, recorded_by, recorded_at)
                        values (:item, :revision, :title, :kind, :words, :number, :issuer, :issuedOn::date, :from::date, :to::date,
                            :until::date, :pages::int, :reason, :form, :noSecrets, :by, :at)
                        on conflict on constraint revision_form_once do nothing
                        returning id
                        """)
                .param("item", place.itemId())
                .param("revision", place.revision())
                .param("title", title)
                .param("kind", evidence.kind().code())
                .param("words", words)
                .param("number", number)
                .param("issuer", issuer)
                .param("issuedOn", evidence.issuedOn())
                .param("from", evidence.coversFrom())
                .param("to", evidence.coversTo())
                .param("until", evidence.validUntil())
                .param("pages", evidence.pages())
                .param("reason", place.reason())
                .param("form", evidence.formId())
                .param("noSecrets", evidence.noSecrets())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .optional()
                // A form of somebody else, or of another proof, is no form of ours.
                .orElseThrow(() -> new Refused(KernelRefusal.CHANGED_MEANWHILE));
        List<Long> fileIds = new ArrayList<>(keepFiles(place, id));
        fileIds.addAll(storeFiles(actor, id, fileIds.size() + 1, evidence.files()));
        Refused.when(evidence.kind() == EvidenceKind.PHOTO_PAIR && !twoPictures(id), EvidenceRefusal.TWO_PICTURES);
        audit.record(actor, Permission.ADD_EVIDENCE, "evidence.revision", id, title, place.unitId(), place.reason());
        for (long fileId : fileIds) {
            audit.record(actor, Permission.ADD_EVIDENCE, "evidence.item_file", fileId, title, place.unitId(), "");
        }
        return title;
    }

    /** What was typed is never lost: of another kind it is refused, not dropped. */
    private static String words(NewEvidence evidence) {
        if (evidence.kind() == EvidenceKind.EXPLANATION) {
            return Text.required(evidence.words(), "evidence.words", Text.LONG);
        }
        Refused.when(
                !evidence.words().isBlank(), EvidenceRefusal.ONLY_EXPLANATIONS_SAY, new Text.Field("evidence.words"));
        return "";
    }

    private static void refuseDays(Actor actor, NewEvidence evidence) {
        LocalDate issuedOn = evidence.issuedOn();
        Refused.when(issuedOn != null && issuedOn.isAfter(actor.today()), EvidenceRefusal.ISSUED_IN_FUTURE);
        LocalDate from = evidence.coversFrom();
        LocalDate to = evidence.coversTo();
        Refused.when(from != null && to != null && to.isBefore(from), EvidenceRefusal.PERIOD_REVERSED);
        LocalDate until = evidence.validUntil();
        Refused.when(
                issuedOn != null && until != null && until.isBefore(issuedOn), EvidenceRefusal.EXPIRED_WHEN_ISSUED);
    }

    /** Files that stay are named again in the new revision; their content lies in the store already. */
    private List<Long> keepFiles(Place place, long revisionId) {
        if (place.keep().isEmpty()) {
            return List.of();
        }
        List<Long> kept = jdbc.sql("""
                        insert into evidence.item_file (revision_id, sha256, name, position)
                        select :revision, f.sha256, f.name, row_number() over (order by f.position)
                        from evidence.item_file f join evidence.revision r on r.id = f.revision_id
                        where r.item_id = :item and r.revision = :before and f.id = any(:keep)
                        returning id
                        """)
                .param("revision", revisionId)
                .param("item", place.itemId())
                .param("before", place.revision() - 1)
                .param("keep", place.keep().toArray(new Long[0]))
                .query(Long.class)
                .list();
        Refused.when(kept.size() != place.keep().size(), EvidenceRefusal.NO_SUCH_FILE);
        return kept;
    }

    private boolean twoPictures(long revisionId) {
        return jdbc.sql("""
                        select count(*) = 2 and bool_and(b.media_type like 'image/%')
                        from evidence.item_file f join files.v_blob b on b.sha256 = f.sha256 where f.revision_id = :revision
                        """).param("revision", revisionId).query(Boolean.class).single();
    }

    private List<Long> storeFiles(Actor actor, long revisionId, int first, List<Upload> files) {
        List<Long> ids = new ArrayList<>();
        int position = first;
        for (Upload file : files) {
            String name = FileName.of(file.name(), "evidence.files");
            ids.add(jdbc.sql("""
                            insert into evidence.item_file (revision_id, sha256, name, position)
                            values (:revision, :sha256, :name, :position) returning id
                            """)
                    .param("revision", revisionId)
                    .param(
                            "sha256",
                            holdEvidence.store(actor, revisionId, name, file).sha256())
                    .param("name", name)
                    .param("position", position++)
                    .query(Long.class)
                    .single());
        }
        return ids;
    }
}
