package vn.kieumau.evidence;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading proofs within the reader's reach. */
@Component
public class Evidence {
    private static final String ITEM = """
            select i.id as item_id, i.unit_id, u.name as unit_name, u.path as unit_path, i.title, i.kind, i.number, i.issuer,
                i.issued_on, i.covers_from, i.covers_to, audit.signed(p.display_name, 'evidence.item', i.id, i.recorded_by) as recorded_by_name, i.recorded_at, m.imported_at, i.illustrative,
                (select count(*) from evidence.item_file f where f.item_id = i.id) as files,
                (select count(*) from evidence.link l where l.item_id = i.id) as links,
                count(*) over () as total
            from evidence.item i
            join units.v_unit u on u.unit_id = i.unit_id
            join accounts.v_account p on p.account_id = i.recorded_by
            left join audit.v_imported m on m.table_name = 'evidence.item' and m.row_id = i.id
            where i.unit_id in (select unit_id from units.reached(:reach))
            """;

    private static final Sorting SORTING = new Sorting("i.recorded_at desc, i.id desc", "i.id")
            .by("title", "i.title collate vi_natural")
            .by("kind", "i.kind")
            .by("unit", "u.top_down collate vi_natural")
            .by("files", "files")
            .by("proves", "links")
            .by("recorded", "i.recorded_at");

    private final JdbcClient jdbc;

    Evidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first; filtered by words in title, number, issuer or unit (accents not needed) and by kind. */
    public PageOf<EvidenceItem> page(Actor reader, String words, String kind, Paging paging) {
        List<EvidenceItem> items = jdbc.sql(ITEM + """
                          and (:kind = '' or i.kind = :kind)
                          and (:words = '' or fold(i.title || ' ' || i.number || ' ' || i.issuer) like '%' || fold(:words) || '%'
                               or u.folded like '%' || fold(:words) || '%')
                        """ + SORTING.page(paging))
                .param("reach", reader.reach(Permission.VIEW_EVIDENCE))
                .param("kind", kind)
                .param("words", words)
                .params(Sorting.values(paging))
                .query(EvidenceItem.class)
                .list();
        return new PageOf<>(items, items.isEmpty() ? 0 : items.get(0).total(), paging);
    }

    /** Empty both for an item that is not there and for one outside the reader's reach. */
    public Optional<EvidenceItem> find(Actor reader, long itemId) {
        return jdbc.sql(ITEM + " and i.id = :item")
                .param("reach", reader.reach(Permission.VIEW_EVIDENCE))
                .param("item", itemId)
                .query(EvidenceItem.class)
                .optional();
    }

    /** A unit's own items, newest first: what its officer chooses from. At most 250. */
    public List<EvidenceItem> ofUnit(Actor reader, long unitId) {
        return jdbc.sql(ITEM + " and i.unit_id = :unit order by i.recorded_at desc, i.id desc limit 250")
                .param("reach", reader.reach(Permission.VIEW_EVIDENCE))
                .param("unit", unitId)
                .query(EvidenceItem.class)
                .list();
    }

    /** The caller has found the item in reach. */
    public List<EvidenceFile> files(EvidenceItem item) {
        return jdbc.sql("""
                        select f.id as file_id, f.item_id, f.name, f.sha256, b.size, b.media_type
                        from evidence.item_file f join files.v_blob b on b.sha256 = f.sha256
                        where f.item_id = :item order by f.position
                        """)
                .param("item", item.itemId())
                .query(EvidenceFile.class)
                .list();
    }

    /** Which criteria the item proves. The caller has found the item in reach. */
    public List<EvidenceUse> uses(EvidenceItem item) {
        return jdbc.sql("""
                        select l.registration_id, r.cohort_name_vi, r.cohort_name_en, c.code, c.title_vi, c.title_en, s.notice_vi, s.notice_en
                        from evidence.link l
                        join campaigns.v_registration r on r.registration_id = l.registration_id
                        join criteria.v_criterion c on c.criterion_id = l.criterion_id
                        join criteria.v_set s on s.set_id = c.set_id
                        where l.item_id = :item order by r.year desc, c.group_position, c.position
                        """)
                .param("item", item.itemId())
                .query(EvidenceUse.class)
                .list();
    }

    /** A file of an item in reach; empty otherwise. */
    public Optional<EvidenceFile> file(Actor reader, long fileId) {
        return jdbc.sql("""
                        select f.id as file_id, f.item_id, f.name, f.sha256, b.size, b.media_type
                        from evidence.item_file f
                        join evidence.item i on i.id = f.item_id
                        join files.v_blob b on b.sha256 = f.sha256
                        where f.id = :file
                          and i.unit_id in (select unit_id from units.reached(:reach))
                        """)
                .param("file", fileId)
                .param("reach", reader.reach(Permission.VIEW_EVIDENCE))
                .query(EvidenceFile.class)
                .optional();
    }
}
