package vn.kieumau.evidence;

import java.util.Optional;
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
 * Corrects a proof by a revision of its own. It can be done at any time: what was submitted keeps the revision that it was
 * submitted with.
 */
@Component
public class ReviseEvidence {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final AddEvidence addEvidence;

    ReviseEvidence(JdbcClient jdbc, Audit audit, AddEvidence addEvidence) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.addEvidence = addEvidence;
    }

    /** @return the revision's number; the earlier one when this form was recorded before */
    @Transactional
    public int revise(Actor actor, long itemId, NewRevision revision) {
        actor.require(Permission.ADD_EVIDENCE);
        Head item = Refused.found(lock(actor, itemId));
        Optional<Integer> recorded = recorded(actor, itemId, revision);
        if (recorded.isPresent()) {
            return recorded.get();
        }
        Refused.when(revision.seen() != item.revision(), KernelRefusal.CHANGED_MEANWHILE);
        String reason = Text.required(revision.reason(), "evidence.reason", Text.LONG);
        int next = item.revision() + 1;
        jdbc.sql("update evidence.item set revision = :next where id = :item")
                .param("next", next)
                .param("item", itemId)
                .update();
        String title = addEvidence.storeRevision(
                actor, new AddEvidence.Place(itemId, item.unitId(), next, reason, revision.keep()), revision.content());
        Refused.when(same(itemId, item.revision(), next), EvidenceRefusal.NOTHING_REVISED);
        audit.record(actor, Permission.ADD_EVIDENCE, "evidence.item", itemId, title, item.unitId(), reason);
        return next;
    }

    /** Whoever comes second waits here, and then finds what the first one recorded. */
    private Optional<Head> lock(Actor actor, long itemId) {
        return jdbc.sql("""
                        select unit_id, revision from evidence.item
                        where id = :item and unit_id in (select unit_id from units.reached(:reach))
                        for no key update
                        """)
                .param("item", itemId)
                .param("reach", actor.reach(Permission.ADD_EVIDENCE))
                .query(Head.class)
                .optional();
    }

    private Optional<Integer> recorded(Actor actor, long itemId, NewRevision revision) {
        return jdbc.sql(
                        "select revision from evidence.revision where form_id = :form and recorded_by = :by and item_id = :item")
                .param("form", revision.content().formId())
                .param("by", actor.accountId())
                .param("item", itemId)
                .query(Integer.class)
                .optional();
    }

    private boolean same(long itemId, int before, int next) {
        return jdbc.sql("""
                        select count(distinct (r.title, r.kind, r.words, r.number, r.issuer, r.issued_on, r.covers_from, r.covers_to, r.valid_until, r.pages,
                            array(select f.sha256 || f.name from evidence.item_file f where f.revision_id = r.id order by f.position))) = 1
                        from evidence.revision r where r.item_id = :item and r.revision in (:before, :next)
                        """)
                .param("item", itemId)
                .param("before", before)
                .param("next", next)
                .query(Boolean.class)
                .single();
    }

    record Head(long unitId, int revision) {}
}
