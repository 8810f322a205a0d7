package vn.kieumau.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kieumau.audit.Audit;
import vn.kieumau.files.Blob;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Hit;
import vn.kieumau.files.Quarantine;
import vn.kieumau.files.Suspected;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;

/** Stores a file of a proof, or refuses the whole act and holds the file apart for what it seems to hold. */
@Component
class HoldEvidence {
    private static final Logger LOG = LoggerFactory.getLogger(HoldEvidence.class);

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Blobs blobs;
    private final Quarantine quarantine;
    private final TransactionTemplate apart;

    HoldEvidence(
            JdbcClient jdbc, Audit audit, Blobs blobs, Quarantine quarantine, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.blobs = blobs;
        this.quarantine = quarantine;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @param revisionId what it belongs to, in the transaction of the act */
    Blob store(Actor actor, long revisionId, String name, Upload file) {
        try {
            return blobs.store(file::into, name, actor.at());
        } catch (Suspected suspected) {
            if (actor.imported()) {
                // A folder is mended where it is, and loaded again.
                throw suspected;
            }
            holdOnceRefused(actor, said(revisionId), name, file, suspected.hits());
            throw new Refused(EvidenceRefusal.HELD, suspected.details());
        }
    }

    /** What the form said about the file; its row is rolled back with the act. */
    record Said(
            long unitId,
            String title,
            String kind,
            String words,
            String number,
            String issuer,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate coversFrom,
            @Nullable LocalDate coversTo,
            boolean illustrative) {}

    private Said said(long revisionId) {
        return jdbc.sql("""
                        select i.unit_id, r.title, r.kind, r.words, r.number, r.issuer, r.issued_on, r.covers_from, r.covers_to, i.illustrative
                        from evidence.revision r join evidence.item i on i.id = r.item_id where r.id = :revision
                        """).param("revision", revisionId).query(Said.class).single();
    }

    /** The refusal undoes everything; so what is held is written once it has, in a transaction of its own. */
    private void holdOnceRefused(Actor actor, Said said, String name, Upload file, List<Hit> hits) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    return;
                }
                try (InputStream content = file.content().getInputStream()) {
                    Quarantine.Kept kept = quarantine.keep(content);
                    apart.executeWithoutResult(started -> hold(actor, said, name, kept, hits));
                } catch (IOException | RuntimeException failed) {
                    // The sender has been told and has the file still; the operator must know.
                    LOG.error("A suspected file could not be held", failed);
                }
            }
        });
    }

    private void hold(Actor actor, Said said, String name, Quarantine.Kept kept, List<Hit> hits) {
        Optional<Long> held = jdbc.sql("""
                        insert into evidence.held (unit_id, name, sha256, size, hits, title, kind, words, number, issuer, issued_on,
                            covers_from, covers_to, illustrative, held_by, held_at, state, reason)
                        values (:unit, :name, :sha256, :size, :hits, :title, :kind, :words, :number, :issuer, :issuedOn::date, :from::date,
                            :to::date, :illustrative, :by, :at, 'held', '')
                        on conflict (unit_id, sha256) where state = 'held' do nothing
                        returning id
                        """)
                .param("unit", said.unitId())
                .param("name", name)
                .param("sha256", kept.sha256())
                .param("size", kept.size())
                .param("hits", hits.stream().map(HoldEvidence::written).toArray(String[]::new))
                .param("title", said.title())
                .param("kind", said.kind())
                .param("words", said.words())
                .param("number", said.number())
                .param("issuer", said.issuer())
                .param("issuedOn", said.issuedOn())
                .param("from", said.coversFrom())
                .param("to", said.coversTo())
                .param("illustrative", said.illustrative())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .optional();
        held.ifPresent(id -> audit.recordAct(actor, "HOLD_EVIDENCE", "evidence.held", id, name, said.unitId(), ""));
    }

    private static String written(Hit hit) {
        return hit.kind().name().toLowerCase(java.util.Locale.ROOT) + ":" + hit.page();
    }
}
