package vn.kieumau.campaigns;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.files.Blob;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Keeps the register of the legal basis of the own units: a document is drafted, submitted to who issues it, issued, and one day repealed. */
@Component
public class KeepLegalDocument {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final int NAME = 300;
    private static final int TITLE = 500;
    private static final int NUMBER = 60;
    private static final String PDF = "application/pdf";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Blobs blobs;
    private final Units units;
    private final LegalBasis basis;

    KeepLegalDocument(JdbcClient jdbc, Audit audit, Blobs blobs, Units units, LegalBasis basis) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.blobs = blobs;
        this.units = units;
        this.basis = basis;
    }

    private record Checked(NewLegalDocument asked, UnitSummary unit, String issuer, String title, String source) {}

    /** @return its id; it begins as a draft */
    @Transactional
    public long record(Actor actor, NewLegalDocument asked) {
        actor.require(Permission.KEEP_LEGAL_DOCUMENT);
        Checked checked = check(actor, asked);
        long id = jdbc.sql("""
                        insert into campaigns.legal_document (programme_code, unit_id, kind, issuer_kind, issuer, title, state, source, kept_by, kept_at, illustrative)
                        values (:programme, :unit, :kind, :issuerKind, :issuer, :title, 'draft', :source, :by, :at, :illustrative) returning id
                        """)
                .param("programme", asked.programmeCode())
                .param("unit", asked.unitId())
                .param("kind", asked.kind())
                .param("issuerKind", asked.issuerKind())
                .param("issuer", checked.issuer())
                .param("title", checked.title())
                .param("source", checked.source())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", asked.illustrative())
                .query(Long.class)
                .single();
        ground(actor, id, asked.grounds());
        record(actor, id, checked.title(), asked.unitId(), "");
        return id;
    }

    /** As long as it was not issued. */
    @Transactional
    public void change(Actor actor, long document, int version, NewLegalDocument asked) {
        LegalDocument found = lock(actor, document, version);
        Refused.when(!LegalMove.ISSUE.opens(found.state()), KernelRefusal.NOT_IN_THIS_STATE);
        Checked checked = check(actor, asked);
        jdbc.sql("""
                        update campaigns.legal_document set programme_code = :programme, unit_id = :unit, kind = :kind, issuer_kind = :issuerKind,
                            issuer = :issuer, title = :title, source = :source, kept_by = :by, kept_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("id", document)
                .param("programme", asked.programmeCode())
                .param("unit", asked.unitId())
                .param("kind", asked.kind())
                .param("issuerKind", asked.issuerKind())
                .param("issuer", checked.issuer())
                .param("title", checked.title())
                .param("source", checked.source())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .update();
        ground(actor, document, asked.grounds());
        record(actor, document, checked.title(), asked.unitId(), "");
    }

    /** To whoever issues it, or back to a draft. */
    @Transactional
    public void submit(Actor actor, long document, int version, boolean back) {
        LegalDocument found = lock(actor, document, version);
        LegalMove move = back ? LegalMove.TAKE_BACK : LegalMove.SUBMIT;
        Refused.when(!move.opens(found.state()), KernelRefusal.NOT_IN_THIS_STATE);
        jdbc.sql("""
                        update campaigns.legal_document set state = :to, submitted_on = case when :back then null else :day end, version = version + 1
                        where id = :id
                        """)
                .param("to", move.to().code())
                .param("back", back)
                .param("day", actor.today())
                .param("id", document)
                .update();
        record(actor, document, found.title(), found.unitId(), "");
    }

    /**
     * It was issued.
     *
     * @param number with its symbol, as 12-NQ/TW
     * @param file the document as PDF; null where there is none to be shown
     */
    @Transactional
    public void issue(
            Actor actor, long document, int version, String number, LocalDate issuedOn, @Nullable Upload file) {
        LegalDocument found = lock(actor, document, version);
        Refused.when(!LegalMove.ISSUE.opens(found.state()), KernelRefusal.NOT_IN_THIS_STATE);
        String read = Text.required(number, "campaigns.document.number", NUMBER);
        Refused.when(
                issuedOn.isAfter(actor.today()),
                CampaignsRefusal.ISSUED_IN_FUTURE,
                new Text.Field("campaigns.document.issued_on"),
                DAY.format(actor.today()));
        String name = file == null ? "" : Text.required(file.name(), "campaigns.document.file", NAME);
        Blob blob = file == null ? null : blobs.store(file::into, name, actor.at());
        Refused.when(blob != null && !blob.mediaType().equals(PDF), CampaignsRefusal.DOCUMENT_NOT_PDF);
        try {
            jdbc.sql("""
                            update campaigns.legal_document set state = :to, number = :number, issued_on = :day, file_name = :name, sha256 = :sha256,
                                version = version + 1
                            where id = :id
                            """)
                    .param("to", LegalMove.ISSUE.to().code())
                    .param("number", read)
                    .param("day", issuedOn)
                    .param("name", name)
                    .param("sha256", blob == null ? null : blob.sha256())
                    .param("id", document)
                    .update();
        } catch (DuplicateKeyException already) {
            throw new Refused(CampaignsRefusal.DOCUMENT_THERE, read, found.issuer());
        }
        record(actor, document, found.title() + " · " + read, found.unitId(), "");
    }

    /** It holds no longer, from today on. */
    @Transactional
    public void repeal(Actor actor, long document, int version, String reason) {
        LegalDocument found = lock(actor, document, version);
        Refused.when(!LegalMove.REPEAL.opens(found.state()), KernelRefusal.NOT_IN_THIS_STATE);
        String why = Text.required(reason, "campaigns.reason", Text.LONG);
        jdbc.sql("""
                        update campaigns.legal_document set state = :to, repealed_on = :day, repealed_reason = :reason, version = version + 1 where id = :id
                        """)
                .param("to", LegalMove.REPEAL.to().code())
                .param("day", actor.today())
                .param("reason", why)
                .param("id", document)
                .update();
        record(actor, document, found.title() + " · " + found.number(), found.unitId(), why);
    }

    private Checked check(Actor actor, NewLegalDocument asked) {
        UnitSummary unit = Refused.found(units.find(actor, Permission.KEEP_LEGAL_DOCUMENT, asked.unitId()));
        Refused.when(
                basis.programmes().stream().noneMatch(each -> each.code().equals(asked.programmeCode())),
                KernelRefusal.NOT_FOUND);
        Refused.when(
                !LegalKind.KINDS.contains(asked.kind()),
                KernelRefusal.MISSING,
                new Text.Field("campaigns.document.kind"));
        Refused.when(
                !LegalKind.Issuer.known(asked.issuerKind()),
                KernelRefusal.MISSING,
                new Text.Field("campaigns.document.issuer_kind"));
        return new Checked(
                asked,
                unit,
                Text.required(asked.issuer(), "campaigns.document.issuer", Text.LINE),
                Text.required(asked.title(), "campaigns.document.title", TITLE),
                Text.of(asked.source(), "campaigns.document.source", Text.LONG));
    }

    private LegalDocument lock(Actor actor, long document, int version) {
        actor.require(Permission.KEEP_LEGAL_DOCUMENT);
        jdbc.sql("select 1 from campaigns.legal_document where id = :id for no key update")
                .param("id", document)
                .query(Integer.class)
                .optional();
        LegalDocument found = Refused.found(basis.find(actor, document));
        Refused.when(!found.mine(), KernelRefusal.NOT_FOUND);
        Refused.when(found.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        return found;
    }

    /** What it implements from now on, each readable by the actor; never, by whatever way, itself. */
    private void ground(Actor actor, long document, List<Long> grounds) {
        List<Long> asked = grounds.stream().filter(Objects::nonNull).distinct().toList();
        List<Long> possible = basis.possibleGrounds(actor).stream()
                .map(LegalDocument::documentId)
                .filter(asked::contains)
                .toList();
        Refused.when(possible.size() != asked.size(), KernelRefusal.NOT_FOUND);
        jdbc.sql("delete from campaigns.legal_ground where document_id = :document")
                .param("document", document)
                .update();
        boolean circle = jdbc.sql("""
                        with recursive leads as (
                            select unnest(:grounds::bigint[]) as id
                            union
                            select g.implements_id from leads l join campaigns.legal_ground g on g.document_id = l.id
                        )
                        select exists (select 1 from leads where id = :document)
                        """)
                .param("grounds", possible.toArray(new Long[0]))
                .param("document", document)
                .query(Boolean.class)
                .single();
        Refused.when(circle, CampaignsRefusal.IMPLEMENTS_ITSELF, new Text.Field("campaigns.document.implements"));
        jdbc.sql(
                        "insert into campaigns.legal_ground (document_id, implements_id) select :document, unnest(:grounds::bigint[])")
                .param("document", document)
                .param("grounds", possible.toArray(new Long[0]))
                .update();
    }

    private void record(Actor actor, long document, String subject, long unit, String reason) {
        audit.record(
                actor, Permission.KEEP_LEGAL_DOCUMENT, "campaigns.legal_document", document, subject, unit, reason);
    }
}
