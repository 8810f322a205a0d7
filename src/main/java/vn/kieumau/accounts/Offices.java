package vn.kieumau.accounts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading offices within the reader's reach. */
@Component
public class Offices {
    private static final Sorting SORTING = new Sorting("""
            case u.level when 'country' then 0 when 'province' then 1 when 'district' then 2 else 3 end, o.id
            """, "o.id")
            .by("office", "o.name collate vi_natural")
            .by("kind", "o.kind")
            .by("unit", "u.top_down collate vi_natural");

    private final JdbcClient jdbc;

    Offices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From the Ministry down; filtered by words in the name or the unit (accents not needed) and by kind. */
    public PageOf<OfficeLine> page(Actor reader, String words, String kind, Paging paging) {
        List<OfficeLine> lines = jdbc.sql("""
                        select o.id as office_id, o.kind, o.name, o.name_en, o.unit_id, u.name as unit_name, u.path as unit_path,
                            o.source, coalesce(p.posts, '') as posts, count(*) over () as total
                        from accounts.office o
                        join units.v_unit u on u.unit_id = o.unit_id
                        left join (select office_id, string_agg(title || '|' || rank || '|' || source, '#' order by id) as posts
                                   from accounts.post group by office_id) p on p.office_id = o.id
                        where o.unit_id in (select unit_id from units.reached(:reach))
                          and (:kind = '' or o.kind = :kind)
                          and (:words = '' or fold(o.name) like '%' || fold(:words) || '%' or u.folded like '%' || fold(:words) || '%')
                        """ + SORTING.page(paging))
                .param("reach", reader.reach(Permission.VIEW_OFFICES))
                .param("kind", kind)
                .param("words", words)
                .params(Sorting.values(paging))
                .query(OfficeLine.class)
                .list();
        return new PageOf<>(lines, lines.isEmpty() ? 0 : lines.get(0).total(), paging);
    }

    /** Office ids by the keys that import folders use. */
    public Map<String, Long> byKey() {
        Map<String, Long> ids = new HashMap<>();
        jdbc.sql("select key, id from accounts.office").query(row -> {
            ids.put(row.getString("key"), row.getLong("id"));
        });
        return ids;
    }
}
