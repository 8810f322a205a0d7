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
            select i.id as item_id, i.unit_id, u.name as unit_name, u.path as unit_path, r.title, r.kind, r.words, r.number, r.issuer,
                r.issued_on, r.covers_from, r.covers_to, r.valid_until, r.pages, r.revision, i.revision as latest, r.reason,
                audit.signed(p.display_name, 'evidence.revision', r.id, r.recorded_by) as recorded_by_name, r.recorded_at, m.imported_at, i.illustrative,
                (select count(*) from evidence.item_file f where f.revision_id = r.id) as files,
                (select count(*) from evidence.link l where l.item_id = i.id) as links,
                count(*) over () as total
            from evidence.item i
            join evidence.revision r on r.item_id = i.id
            join units.v_unit u on u.unit_id = i.unit_id
            join accounts.v_account p on p.account_id = r.recorded_by
            left join audit.v_imported m on m.table_name = 'evidence.item' and m.row_id = i.id and r.revision = 1
            where i.unit_id in (select unit_id from units.reached(:reach))
            """;

    private static final String LATEST = " and r.revision = i.revision ";

    private static final Sorting SORTING = new Sorting("r.recorded_at desc, i.id desc", "i.id")
            .by("title", "r.title collate vi_natural")
            .by("kind", "r.kind")
            .by("unit", "u.top_down collate vi_natural")
            .by("files", "files")
            .by("proves", "links")
            .by("recorded", "r.recorded_at");

    private final JdbcClient jdbc;

    Evidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first; filtered by words in title, number, issuer or unit (accents not needed) and by kind. */
    public PageOf<EvidenceItem> page(Actor reader, String words, String kind, Paging paging) {
        List<EvidenceItem> items = jdbc.sql(ITEM + LATEST + """
                          and (:kind = '' or r.kind = :kind)
                          and (:words = '' or fold(r.title || ' ' || r.number || ' ' || r.issuer) like '%' || fold(:words) || '%'
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
        return jdbc.sql(ITEM + LATEST + " and i.id = :item")
                .param("reach", reader.reach(Permission.VIEW_EVIDENCE))
                .param("item", itemId)
                .query(EvidenceItem.class)
                .optional();
    }

    /** The item as a revision of it says; empty also for a revision that is not there. */
    public Optional<EvidenceItem> find(Actor reader, long itemId, int revision) {
        return jdbc.sql(ITEM + " and i.id = :item and r.revision = :revision")
                .param("reach", reader.reach(Permission.VIEW_EVIDENCE))
                .param("item", itemId)
                .param("revision", revision)
                .query(EvidenceItem.class)
                .optional();
    }

    /** All revisions of the item, the latest first. The caller has found the item in reach. */
    public List<EvidenceRevision> revisions(EvidenceItem item) {
        return jdbc.sql("""
                        select r.revision, r.title, r.number, r.reason,
                            audit.signed(p.display_name, 'evidence.revision', r.id, r.recorded_by) as recorded_by_name, r.recorded_at,
                            (select count(*) from evidence.item_file f where f.revision_id = r.id) as files
                        from evidence.revision r join accounts.v_account p on p.account_id = r.recorded_by
                        where r.item_id = :item order by r.revision desc
                        """)
                .param("item", item.itemId())
                .query(EvidenceRevision.class)
                .list();
    }

    /** A unit's own items, newest first: what its officer chooses from. At most 250. */
    public List<EvidenceItem> ofUnit(Actor reader, long unitId) {
        return jdbc.sql(ITEM + LATEST + " and i.unit_id = :unit order by r.recorded_at desc, i.id desc limit 250")
                .param("reach", reader.reach(Permission.VIEW_EVIDENCE))
                .param("unit", unitId)
                .query(EvidenceItem.class)
                .list();
    }

    /** Of this revision of it. The caller has found the item in reach. */
    public List<EvidenceFile> files(EvidenceItem item) {
        return jdbc.sql("""
                        select f.id as file_id, r.item_id, f.name, f.sha256, b.size, b.media_type, b.screened, b.captured_at, t.state as thumbnail
                        from evidence.revision r
                        join evidence.item_file f on f.revision_id = r.id
                        join files.v_blob b on b.sha256 = f.sha256
                        left join files.v_thumbnail t on t.sha256 = f.sha256
                        where r.item_id = :item and r.revision = :revision order by f.position
                        """)
                .param("item", item.itemId())
                .param("revision", item.revision())
                .query(EvidenceFile.class)
                .list();
    }

    /** Items linked in a registration of whose latest files not all words were looked through. The caller has found it in reach. */
    public List<Long> unread(long registrationId) {
        return jdbc.sql("""
                        select distinct i.id
                        from evidence.link l
                        join evidence.item i on i.id = l.item_id
                        join evidence.revision r on r.item_id = i.id and r.revision = i.revision
                        join evidence.item_file f on f.revision_id = r.id
                        join files.v_blob b on b.sha256 = f.sha256
                        where l.registration_id = :registration and b.screened = 'no_text'
                        """)
                .param("registration", registrationId)
                .query(Long.class)
                .list();
    }

    /** A file of any revision of an item in reach; empty otherwise. */
    public Optional<EvidenceFile> file(Actor reader, long fileId) {
        return jdbc.sql("""
                        select f.id as file_id, r.item_id, f.name, f.sha256, b.size, b.media_type, b.screened, b.captured_at, t.state as thumbnail
                        from evidence.item_file f
                        join evidence.revision r on r.id = f.revision_id
                        join evidence.item i on i.id = r.item_id
                        join files.v_blob b on b.sha256 = f.sha256
                        left join files.v_thumbnail t on t.sha256 = f.sha256
                        where f.id = :file
                          and i.unit_id in (select unit_id from units.reached(:reach))
                        """)
                .param("file", fileId)
                .param("reach", reader.reach(Permission.VIEW_EVIDENCE))
                .query(EvidenceFile.class)
                .optional();
    }
}
