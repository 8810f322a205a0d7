package vn.kieumau.recognition;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;

/** Reading complaints about what was decided on a title; whoever calls has found the title in reach. */
@Component
public class TitleComplaints {
    private final JdbcClient jdbc;

    TitleComplaints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    public List<TitleComplaint> of(Actor reader, long titleId) {
        return jdbc.sql("""
                        select c.id as complaint_id, c.act_id, c.complaint,
                            audit.signed(p.display_name, 'recognition.title_complaint', c.id, c.complained_by) as complained_by_name, c.complained_at, c.due,
                            c.outcome, c.answer, audit.signed(b.display_name, 'recognition.title_complaint', c.id, c.answered_by) as answered_by_name,
                            c.answered_at, a.prepared_by = :reader as own, c.illustrative
                        from recognition.title_complaint c
                        join recognition.title_act a on a.id = c.act_id
                        join accounts.v_account p on p.account_id = c.complained_by
                        left join accounts.v_account b on b.account_id = c.answered_by
                        where a.title_id = :title order by c.id desc
                        """)
                .param("title", titleId)
                .param("reader", reader.accountId())
                .query(TitleComplaint.class)
                .list();
    }

    /** Whether a complaint about the act that ended the title, the last one of its kind, was granted. */
    boolean granted(long titleId) {
        return jdbc.sql("""
                        select exists (select 1 from recognition.title_complaint c where c.outcome = 'granted' and c.act_id =
                            (select max(a.id) from recognition.title_act a
                             where a.title_id = :title and a.state = 'decided' and a.kind in ('lapse', 'revoke')))
                        """).param("title", titleId).query(Boolean.class).single();
    }
}
