package vn.kieumau.notices;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** The reader's own inbox: what was told of units that are out of reach by now is not there, as if it had not been told. */
@Component
class Notices {
    private static final Sorting SORTING = new Sorting("n.read_at is not null, e.at desc, n.id desc", "n.id");

    private final JdbcClient jdbc;

    Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is unread first, then the newest. */
    PageOf<Notice> page(Actor reader, boolean unreadOnly, Paging paging) {
        List<Notice> notices = notices(reader, "and (not :unread or n.read_at is null)" + SORTING.page(paging))
                .param("unread", unreadOnly)
                .params(Sorting.values(paging))
                .query(Notice.class)
                .list();
        return new PageOf<>(notices, notices.isEmpty() ? 0 : notices.get(0).total(), paging);
    }

    Optional<Notice> find(Actor reader, long noticeId) {
        return notices(reader, "and n.id = :id")
                .param("id", noticeId)
                .query(Notice.class)
                .optional();
    }

    private StatementSpec notices(Actor reader, String rest) {
        reader.require(Permission.VIEW_NOTICES);
        return jdbc.sql("""
                        select n.id as notice_id, e.act, u.name as unit_name, u.path as unit_path, n.page, e.at, n.read_at, e.illustrative,
                            count(*) over () as total
                        from notices.notice n
                        join audit.v_entry e on e.seq = n.seq
                        join units.v_unit u on u.unit_id = e.unit_id
                        where n.account_id = :account and exists (select 1 from units.reached(:reach) r where r.unit_id = e.unit_id)
                        """ + rest)
                .param("account", reader.accountId())
                .param("reach", reader.reach(Permission.VIEW_NOTICES));
    }
}
