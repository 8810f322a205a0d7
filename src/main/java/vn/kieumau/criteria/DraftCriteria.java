package vn.kieumau.criteria;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Writes drafts of criteria sets. A draft may have faults for as long as it is one. */
@Component
public class DraftCriteria {
    private final JdbcClient jdbc;
    private final Audit audit;

    DraftCriteria(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** @return the draft's key */
    @Transactional
    public long start(Actor actor, Pack content) {
        actor.require(Permission.DRAFT_CRITERIA);
        long id = jdbc.sql("""
                        insert into criteria.draft (content, state, created_by, created_at, changed_by, changed_name, changed_at)
                        values (:content::jsonb, 'open', :by, :at, :by, :name, :at) returning id
                        """)
                .param("content", PackJson.write(content))
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        wrote(actor, id, content);
        return id;
    }

    /** @param version of the draft that was read; another meanwhile refuses the write */
    @Transactional
    public void save(Actor actor, long id, int version, Pack content) {
        actor.require(Permission.DRAFT_CRITERIA);
        changed(
                jdbc.sql("""
                        update criteria.draft set content = :content::jsonb, changed_by = :by, changed_name = :name, changed_at = :at,
                            version = version + 1
                        where id = :id and version = :version and state = 'open'
                        """)
                        .param("content", PackJson.write(content))
                        .param("by", actor.accountId())
                        .param("name", actor.displayName())
                        .param("at", actor.at())
                        .param("id", id)
                        .param("version", version)
                        .update(),
                id);
        wrote(actor, id, content);
    }

    @Transactional
    public void drop(Actor actor, long id, int version) {
        actor.require(Permission.DROP_CRITERIA_DRAFT);
        String title = jdbc.sql("select coalesce(content->'set'->>'title_vi', '') from criteria.draft where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(Refused::notFound);
        changed(
                jdbc.sql("""
                        update criteria.draft set state = 'dropped', changed_by = :by, changed_name = :name, changed_at = :at,
                            version = version + 1
                        where id = :id and version = :version and state = 'open'
                        """)
                        .param("by", actor.accountId())
                        .param("name", actor.displayName())
                        .param("at", actor.at())
                        .param("id", id)
                        .param("version", version)
                        .update(),
                id);
        audit.record(actor, Permission.DROP_CRITERIA_DRAFT, "criteria.draft", id, title, null, "");
    }

    private void wrote(Actor actor, long id, Pack content) {
        jdbc.sql(
                        "insert into criteria.draft_writer (draft_id, account_id) values (:draft, :account) on conflict do nothing")
                .param("draft", id)
                .param("account", actor.accountId())
                .update();
        audit.record(
                actor,
                Permission.DRAFT_CRITERIA,
                "criteria.draft",
                id,
                content.set().titleVi(),
                null,
                "");
    }

    /** One row, or the reason why none. */
    private void changed(int rows, long id) {
        if (rows == 1) {
            return;
        }
        String state = jdbc.sql("select state from criteria.draft where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(Refused::notFound);
        throw new Refused(state.equals("open") ? KernelRefusal.CHANGED_MEANWHILE : KernelRefusal.NOT_IN_THIS_STATE);
    }
}
