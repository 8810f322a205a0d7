package vn.kieumau.exchange;

import org.jspecify.annotations.Nullable;
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

/** Puts documents to an initiative, and takes them away. Pictures are not taken: they show people. */
@Component
public class KeepInitiativeDocument {
    private static final int NAME = 300;
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Blobs blobs;
    private final Initiatives initiatives;
    private final KeepInitiative keepInitiative;

    KeepInitiativeDocument(
            JdbcClient jdbc, Audit audit, Blobs blobs, Initiatives initiatives, KeepInitiative keepInitiative) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.blobs = blobs;
        this.initiatives = initiatives;
        this.keepInitiative = keepInitiative;
    }

    /** @return its id */
    @Transactional
    public long add(Actor actor, long initiativeId, @Nullable Upload file) {
        Initiative found = keepInitiative.lock(actor, initiativeId);
        if (file == null) {
            throw new Refused(KernelRefusal.MISSING, new Text.Field("exchange.document.file"));
        }
        Refused.when(initiatives.documents(initiativeId).size() >= MOST, InitiativeRefusal.TOO_MANY, MOST);
        String name = Text.required(file.name(), "exchange.document.file", NAME);
        Blob blob = blobs.store(file::into, name, actor.at());
        Refused.when(blob.mediaType().startsWith("image/"), InitiativeRefusal.NO_PICTURE);
        long id = jdbc.sql("""
                        insert into exchange.initiative_document (initiative_id, name, sha256, size, kept_by, kept_at)
                        values (:initiative, :name, :sha256, :size, :by, :at)
                        on conflict (initiative_id, sha256) do nothing returning id
                        """)
                .param("initiative", initiativeId)
                .param("name", name)
                .param("sha256", blob.sha256())
                .param("size", blob.size())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(InitiativeRefusal.DOCUMENT_THERE));
        record(actor, found, id, name);
        return id;
    }

    @Transactional
    public void drop(Actor actor, long initiativeId, long documentId) {
        Initiative found = keepInitiative.lock(actor, initiativeId);
        InitiativeDocument gone = initiatives.documents(initiativeId).stream()
                .filter(each -> each.documentId() == documentId)
                .findFirst()
                .orElseThrow(Refused::notFound);
        jdbc.sql("delete from exchange.initiative_document where id = :id")
                .param("id", documentId)
                .update();
        record(actor, found, documentId, gone.name());
    }

    private void record(Actor actor, Initiative found, long documentId, String name) {
        audit.record(
                actor,
                Permission.KEEP_INITIATIVE,
                "exchange.initiative_document",
                documentId,
                found.name() + " · " + name,
                found.unitId(),
                "");
    }
}
