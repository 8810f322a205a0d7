package vn.kieumau.evidence;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading what is held, and what became of it, within the reader's reach; never the content. */
@Component
public class HeldFiles {
    private static final String HELD = """
            select h.id as held_id, h.unit_id, u.name as unit_name, u.path as unit_path, h.name, h.sha256, h.size,
                array_to_string(h.hits, ',') as found,
                audit.signed(p.display_name, 'evidence.held', h.id, h.held_by) as held_by_name, h.held_by, h.held_at, h.state,
                d.display_name as decided_by_name, h.decided_at, h.reason, h.item_id, count(*) over () as total
            from evidence.held h
            join units.v_unit u on u.unit_id = h.unit_id
            join accounts.v_account p on p.account_id = h.held_by
            left join accounts.v_account d on d.account_id = h.decided_by
            where h.unit_id in (select unit_id from units.reached(:reach))
            """;

    private static final Sorting SORTING = new Sorting("(h.state <> 'held'), h.held_at desc, h.id desc", "h.id")
            .by("name", "h.name collate vi_natural")
            .by("unit", "u.top_down collate vi_natural")
            .by("held", "h.held_at")
            .by("state", "h.state");

    private final JdbcClient jdbc;

    HeldFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is still held first, newest first. */
    public PageOf<HeldFile> page(Actor reader, Paging paging) {
        var files = jdbc.sql(HELD + SORTING.page(paging))
                .param("reach", reader.reach(Permission.VIEW_HELD))
                .params(Sorting.values(paging))
                .query(HeldFile.class)
                .list();
        return new PageOf<>(files, files.isEmpty() ? 0 : files.get(0).total(), paging);
    }

    /** Empty both for one that is not there and for one outside the reader's reach. */
    public Optional<HeldFile> find(Actor reader, long heldId) {
        return jdbc.sql(HELD + " and h.id = :held")
                .param("reach", reader.reach(Permission.VIEW_HELD))
                .param("held", heldId)
                .query(HeldFile.class)
                .optional();
    }
}
