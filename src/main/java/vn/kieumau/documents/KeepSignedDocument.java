package vn.kieumau.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.files.Blob;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.FileName;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Keeps the signed PDF of a document beside it, with what is found in it; by the unit that issued the document. */
@Component
public class KeepSignedDocument {
    /** Some sign one after the other, and each brings the file. */
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Blobs blobs;
    private final IssuedDocuments issuedDocuments;
    private final SignatureCheck signatureCheck;

    KeepSignedDocument(
            JdbcClient jdbc, Audit audit, Blobs blobs, IssuedDocuments issuedDocuments, SignatureCheck signatureCheck) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.blobs = blobs;
        this.issuedDocuments = issuedDocuments;
        this.signatureCheck = signatureCheck;
    }

    /** What came of it. @param whole as {@link SignedCopy#whole} */
    public record KeptCopy(long copyId, boolean whole) {}

    @Transactional
    public KeptCopy keep(Actor actor, long documentId, @Nullable Upload file) {
        actor.require(Permission.KEEP_SIGNED_DOCUMENT);
        IssuedDocument issued = Refused.found(issuedDocuments.own(actor, documentId));
        if (file == null) {
            throw new Refused(KernelRefusal.MISSING, new Text.Field("documents.signed.file"));
        }
        Refused.when(issued.signed().size() >= MOST, DocumentRefusal.TOO_MANY_COPIES, MOST);
        String name = FileName.of(file.name(), "documents.signed.file");
        // Screened before anything looks into it.
        Blob blob = blobs.store(file::into, name, actor.at());
        Refused.when(!blob.mediaType().equals("application/pdf"), DocumentRefusal.NOT_A_PDF, name);
        SignatureCheck.Checked checked = check(issued, blob, actor);
        long copy = jdbc.sql("""
                        insert into documents.signed_copy (issued_id, name, sha256, anchors, kept_by_name, kept_at)
                        values (:issued, :name, :sha256, :anchors, :by, :at) on conflict on constraint signed_copy_once do nothing returning id
                        """)
                .param("issued", documentId)
                .param("name", name)
                .param("sha256", blob.sha256())
                .param("anchors", checked.anchors())
                .param("by", by(actor))
                .param("at", actor.at())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(DocumentRefusal.COPY_THERE));
        jdbc.sql("""
                        insert into documents.signature
                        select :copy, f.position, f.signer, f.organisation, f.issuer, f.certificate, f."validFrom", f."validUntil", f."claimedAt",
                            f.algorithm, f.weak, f.intact, f."changedAfter", lower(f.standing)
                        from rows from (jsonb_to_recordset(:found::jsonb) as (signer text, organisation text, issuer text, certificate text,
                            "validFrom" timestamptz, "validUntil" timestamptz, "claimedAt" timestamptz, algorithm text, weak boolean, intact boolean,
                            "changedAfter" boolean, standing text)) with ordinality as f (signer, organisation, issuer, certificate,
                            "validFrom", "validUntil", "claimedAt", algorithm, weak, intact, "changedAfter", standing, position)
                        """)
                .param("copy", copy)
                .param("found", IssueDocument.JSON.writeValueAsString(checked.signatures()))
                .update();
        audit.record(
                actor,
                Permission.KEEP_SIGNED_DOCUMENT,
                "documents.signed_copy",
                copy,
                issued.number() + " · " + name,
                issued.unitId(),
                "");
        return new KeptCopy(copy, checked.signatures().stream().allMatch(SignatureFound::whole));
    }

    private SignatureCheck.Checked check(IssuedDocument issued, Blob blob, Actor actor) {
        byte[] drawn = issuedDocuments.pdf(issued.documentId());
        try {
            byte[] returned =
                    Files.readAllBytes(blobs.open(blob.sha256()).orElseThrow().path());
            return signatureCheck.check(drawn, returned, actor.at());
        } catch (Refused refused) {
            // What is drawn today by another version is not what was fetched to be signed.
            Refused.when(
                    refused.refusal() == DocumentRefusal.ANOTHER_DOCUMENT && !issuedDocuments.drawnAsThen(issued),
                    DocumentRefusal.DRAWN_OTHERWISE);
            throw refused;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String by(Actor actor) {
        boolean substitute = actor.actingUnder(Permission.KEEP_SIGNED_DOCUMENT)
                .map(Grant::officeName)
                .filter(office -> office.endsWith(Grant.SUBSTITUTE))
                .isPresent();
        return actor.displayName() + (substitute ? Grant.SUBSTITUTE : "");
    }
}
