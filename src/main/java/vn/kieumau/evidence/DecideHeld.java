package vn.kieumau.evidence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.kieumau.audit.Audit;
import vn.kieumau.files.Blob;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Quarantine;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** What becomes of a held file: deleted for good, or, where the alarm was false, a proof as if it had been added. */
@Component
public class DecideHeld {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Blobs blobs;
    private final Quarantine quarantine;

    DecideHeld(JdbcClient jdbc, Audit audit, Blobs blobs, Quarantine quarantine) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.blobs = blobs;
        this.quarantine = quarantine;
    }

    /** The content goes; its hash, and why, stay. */
    @Transactional
    public void purge(Actor actor, long heldId, String reason) {
        actor.require(Permission.PURGE_HELD);
        Held held = held(actor, Permission.PURGE_HELD, heldId);
        String why = Text.required(reason, "evidence.held.reason", Text.LONG);
        decide(actor, Permission.PURGE_HELD, held, "purged", why, null);
    }

    /** @return the proof that it became, recorded as the sender's */
    @Transactional
    public long release(Actor actor, long heldId, String reason) {
        actor.require(Permission.RELEASE_HELD);
        Held held = held(actor, Permission.RELEASE_HELD, heldId);
        Refused.when(held.heldBy() == actor.accountId(), KernelRefusal.SAME_PERSON);
        String why = Text.required(reason, "evidence.held.reason", Text.LONG);
        Refused.when(!quarantine.has(held.sha256()), EvidenceRefusal.HELD_CONTENT_GONE);
        Blob blob = blobs.release(held.sha256(), held.name(), actor.at());
        long itemId = jdbc.sql("""
                        insert into evidence.item (unit_id, illustrative)
                        select unit_id, illustrative from evidence.held where id = :held
                        returning id
                        """).param("held", heldId).query(Long.class).single();
        long revisionId = jdbc.sql("""
                        insert into evidence.revision (item_id, revision, title, kind, words, number, issuer, issued_on, covers_from, covers_to,
                            reason, form_id, no_secrets, recorded_by, recorded_at)
                        select :item, 1, title, kind, words, number, issuer, issued_on, covers_from, covers_to, '', :form, true, held_by, :at
                        from evidence.held where id = :held
                        returning id
                        """)
                .param("item", itemId)
                .param("form", UUID.randomUUID())
                .param("at", actor.at())
                .param("held", heldId)
                .query(Long.class)
                .single();
        long fileId = jdbc.sql("""
                        insert into evidence.item_file (revision_id, sha256, name, position)
                        values (:revision, :sha256, :name, 1) returning id
                        """)
                .param("revision", revisionId)
                .param("sha256", blob.sha256())
                .param("name", held.name())
                .query(Long.class)
                .single();
        audit.record(actor, Permission.RELEASE_HELD, "evidence.item", itemId, held.title(), held.unitId(), why);
        audit.record(actor, Permission.RELEASE_HELD, "evidence.revision", revisionId, held.title(), held.unitId(), why);
        audit.record(actor, Permission.RELEASE_HELD, "evidence.item_file", fileId, held.title(), held.unitId(), why);
        decide(actor, Permission.RELEASE_HELD, held, "released", why, itemId);
        return itemId;
    }

    record Held(long id, long unitId, String name, String sha256, String title, long heldBy, String state) {}

    private Held held(Actor actor, Permission permission, long heldId) {
        Held held = Refused.found(jdbc.sql("""
                        select id, unit_id, name, sha256, title, held_by, state from evidence.held
                        where id = :held and unit_id in (select unit_id from units.reached(:reach))
                        for no key update
                        """)
                .param("held", heldId)
                .param("reach", actor.reach(permission))
                .query(Held.class)
                .optional());
        Refused.when(!held.state().equals("held"), KernelRefusal.NOT_IN_THIS_STATE);
        return held;
    }

    private void decide(Actor actor, Permission act, Held held, String state, String why, @Nullable Long itemId) {
        jdbc.sql("""
                        update evidence.held set state = :state, decided_by = :by, decided_at = :at, reason = :reason,
                            item_id = :item::bigint
                        where id = :held
                        """)
                .param("state", state)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("reason", why)
                .param("item", itemId)
                .param("held", held.id())
                .update();
        audit.record(actor, act, "evidence.held", held.id(), held.name(), held.unitId(), why);
        deleteOnceCommitted(held.sha256());
    }

    /**
     * Removes content that nothing is held for: where a machine stopped between the one and the other.
     *
     * @return how many files went
     */
    @Transactional(readOnly = true)
    public int removeLeftovers() {
        int removed = 0;
        for (String name : quarantine.old()) {
            if (!heldAs(name)) {
                quarantine.delete(name);
                removed++;
            }
        }
        return removed;
    }

    /** Unless another unit's file of the same content is held still. */
    private void deleteOnceCommitted(String sha256) {
        if (!heldAs(sha256)) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    quarantine.delete(sha256);
                }
            });
        }
    }

    private boolean heldAs(String sha256) {
        return jdbc.sql("select exists (select 1 from evidence.held where sha256 = :sha256 and state = 'held')")
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }
}
