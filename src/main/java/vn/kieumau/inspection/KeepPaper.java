package vn.kieumau.inspection;

import java.util.List;
import java.util.Optional;
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

/**
 * The sending office keeps signed papers: the founding decision, and the minutes once it has been concluded. With the signed minutes what
 * officials drew on phones is deleted; that they signed, when and as what, stays.
 */
@Component
public class KeepPaper {
    private static final int NAME = 300;
    private static final String PDF = "application/pdf";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Blobs blobs;
    private final Delegations delegations;
    private final LockedDelegations lockedDelegations;

    KeepPaper(JdbcClient jdbc, Audit audit, Blobs blobs, Delegations delegations, LockedDelegations lockedDelegations) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.blobs = blobs;
        this.delegations = delegations;
        this.lockedDelegations = lockedDelegations;
    }

    private record Drawn(long id, String name, long unitId) {}

    /** The newest of each kind first; the minutes, which tell of every ward, are for those who read of every ward. */
    public List<DelegationPaper> papers(Actor reader, DelegationHead delegation) {
        return jdbc.sql("""
                        select p.id as paper_id, p.kind, p.name, p.sha256, p.size, audit.signed(a.display_name, 'inspection.paper', p.id, p.kept_by) as kept_by_name,
                            p.kept_at
                        from inspection.paper p
                        join accounts.v_account a on a.account_id = p.kept_by
                        where p.delegation_id = :delegation
                          and (p.kind = 'decision' or :member or :unit in (select unit_id from units.reached(:reach)))
                        order by p.kind, p.id desc
                        """)
                .param("delegation", delegation.delegationId())
                .param("member", delegation.member())
                .param("unit", delegation.unitId())
                .param("reach", reader.reach(Permission.VIEW_INSPECTION))
                .query(DelegationPaper.class)
                .list();
    }

    /** Empty both for one that is not there and for one that is not for the reader. */
    public Optional<DelegationPaper> find(Actor reader, long delegation, long paper) {
        return delegations
                .find(reader, delegation)
                .flatMap(head -> papers(reader, head).stream()
                        .filter(each -> each.paperId() == paper)
                        .findFirst());
    }

    public boolean keeps(Actor actor, DelegationHead delegation) {
        return delegations.may(actor, Permission.KEEP_DELEGATION_PAPER, delegation) && delegation.decidedOn() != null;
    }

    /**
     * @param kind decision or minutes
     * @param file a PDF file
     */
    @Transactional
    public void keep(Actor actor, long id, String kind, @Nullable Upload file) {
        DelegationHead head = lockedDelegations.lock(actor, Permission.KEEP_DELEGATION_PAPER, id);
        boolean minutes = kind.equals(DelegationPaper.MINUTES);
        Refused.when(!minutes && !kind.equals(DelegationPaper.DECISION), KernelRefusal.NOT_FOUND);
        Refused.when(
                head.decidedOn() == null || minutes && !head.is(DelegationState.CONCLUDED),
                KernelRefusal.NOT_IN_THIS_STATE);
        if (file == null) {
            throw new Refused(KernelRefusal.MISSING, new Text.Field("inspection.paper.file"));
        }
        String name = Text.required(file.name(), "inspection.paper.file", NAME);
        Blob blob = blobs.store(file::into, name, actor.at());
        Refused.when(!blob.mediaType().equals(PDF), InspectionRefusal.PAPER_TYPE);
        Long paper = jdbc.sql("""
                        insert into inspection.paper (delegation_id, kind, name, sha256, size, kept_by, kept_at)
                        values (:delegation, :kind, :name, :sha256, :size, :by, :at)
                        on conflict (delegation_id, kind, sha256) do nothing returning id
                        """)
                .param("delegation", id)
                .param("kind", kind)
                .param("name", name)
                .param("sha256", blob.sha256())
                .param("size", blob.size())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(InspectionRefusal.PAPER_THERE));
        record(actor, "inspection.paper", paper, head.name(), head.unitId(), "");
        if (minutes) {
            deleteDrawn(actor, id, head.name());
        }
    }

    private void deleteDrawn(Actor actor, long delegation, String why) {
        List<Drawn> deleted =
                jdbc.sql("""
                        update inspection.signature s set picture = null from inspection.visit v
                        where v.id = s.visit_id and v.delegation_id = :delegation and s.picture is not null
                        returning s.id, s.name, v.unit_id
                        """).param("delegation", delegation).query(Drawn.class).list();
        deleted.forEach(each -> record(actor, "inspection.signature", each.id(), each.name(), each.unitId(), why));
    }

    private void record(Actor actor, String table, long row, String subject, long unit, String reason) {
        audit.record(actor, Permission.KEEP_DELEGATION_PAPER, table, row, subject, unit, reason);
    }
}
