package vn.kieumau.assessment;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;

/** Reading what was said about a dossier; the caller has found the dossier in reach. */
@Component
public class Remarks {
    private final JdbcClient jdbc;
    private final Audit audit;

    Remarks(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** All of a dossier, oldest first. */
    public List<Remark> of(DossierHead dossier) {
        return jdbc.sql("""
                        select m.id as remark_id, c.code as criterion_code, m.level, m.text, m.due, w.display_name as written_by_name,
                            m.office_name, m.written_at, m.answer, n.display_name as answered_by_name, m.answer_office_name,
                            m.answered_at, m.illustrative
                        from assessment.remark m
                        join accounts.v_account w on w.account_id = m.written_by
                        left join accounts.v_account n on n.account_id = m.answered_by
                        left join criteria.v_criterion c on c.criterion_id = m.criterion_id
                        where m.dossier_id = :dossier
                        order by m.written_at, m.id
                        """)
                .param("dossier", dossier.dossierId())
                .query(Remark.class)
                .list();
    }

    /** Codes of the criteria with an unanswered remark, in their order; a dash for the dossier as a whole. */
    List<String> unanswered(DossierHead dossier) {
        return jdbc.sql("""
                        select coalesce(c.code, '–') from assessment.remark m
                        left join criteria.v_criterion c on c.criterion_id = m.criterion_id
                        where m.dossier_id = :dossier and m.due is not null and m.answer is null
                        group by c.code, c.group_position, c.position order by c.group_position, c.position
                        """)
                .param("dossier", dossier.dossierId())
                .query(String.class)
                .list();
    }

    /** Open questions of a level get the deadline of its return; each is an act of its own in the trail. */
    @Transactional(propagation = Propagation.MANDATORY)
    void postpone(Actor actor, DossierHead dossier, DossierMove move, Level level, LocalDate due) {
        List<Moved> moved = jdbc.sql("""
                        update assessment.remark set due = :due
                        where dossier_id = :dossier and level = :level and due <> :due and answer is null
                        returning id, left(text, 200) as text
                        """)
                .param("due", due)
                .param("dossier", dossier.dossierId())
                .param("level", level.code())
                .query(Moved.class)
                .list();
        for (Moved each : moved) {
            audit.record(actor, move.permission(), "assessment.remark", each.id(), each.text(), dossier.unitId(), "");
        }
    }

    record Moved(long id, String text) {}
}
