package vn.kieumau.criteria;

import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Makes a draft a published set for ever, and retires one that is no longer to be used. */
@Component
public class PublishCriteria {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final CriteriaSets sets;
    private final PublishPack publishing;

    PublishCriteria(JdbcClient jdbc, Audit audit, CriteriaSets sets, PublishPack publishing) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.sets = sets;
        this.publishing = publishing;
    }

    private record Open(String content, String state, int version, boolean wrote) {}

    /** @return the key of the published set */
    @Transactional
    public long publish(Actor actor, long draftId, int version) {
        actor.require(Permission.PUBLISH_CRITERIA);
        Open draft = jdbc.sql("""
                        select content::text, state, version,
                            exists (select 1 from criteria.draft_writer w where w.draft_id = d.id and w.account_id = :by) as wrote
                        from criteria.draft d where id = :id for update
                        """)
                .param("id", draftId)
                .param("by", actor.accountId())
                .query(Open.class)
                .optional()
                .orElseThrow(Refused::notFound);
        Refused.when(!draft.state().equals("open"), KernelRefusal.NOT_IN_THIS_STATE);
        Refused.when(draft.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        Refused.when(draft.wrote(), KernelRefusal.SAME_PERSON);
        Pack pack = PackJson.read(draft.content());
        Refused.when(!sets.check().faults(pack).isEmpty(), CriteriaRefusal.DRAFT_HAS_FAULTS);
        Refused.when(
                sets.id(pack.programme().code(), pack.set().version()).isPresent(),
                CriteriaRefusal.ALREADY_PUBLISHED,
                pack.set().version());
        long id = publishing.publish(pack, Objects.requireNonNull(pack.set().publishedOn()));
        jdbc.sql("update criteria.draft set state = 'published', set_id = :set, version = version + 1 where id = :id")
                .param("set", id)
                .param("id", draftId)
                .update();
        audit.record(
                actor,
                Permission.PUBLISH_CRITERIA,
                "criteria.draft",
                draftId,
                pack.set().titleVi(),
                null,
                "");
        audit.record(
                actor,
                Permission.PUBLISH_CRITERIA,
                "criteria.criteria_set",
                id,
                pack.set().titleVi(),
                null,
                "");
        return id;
    }

    /** No cohort may open on it any more; what runs on it goes on. */
    @Transactional
    public void retire(Actor actor, long id, String reason) {
        actor.require(Permission.RETIRE_CRITERIA);
        CriteriaSet set = Refused.found(sets.find(id));
        String why = Text.required(reason, "criteria.retire.reason", Text.LINE);
        int rows = jdbc.sql(
                        "update criteria.criteria_set set state = 'retired', retired_on = :on where id = :id and state = 'published'")
                .param("on", actor.today())
                .param("id", id)
                .update();
        Refused.when(rows == 0, KernelRefusal.NOT_IN_THIS_STATE);
        audit.record(actor, Permission.RETIRE_CRITERIA, "criteria.criteria_set", id, set.titleVi(), null, why);
    }
}
