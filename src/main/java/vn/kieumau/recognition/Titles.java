package vn.kieumau.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading titles: within reach for those signed in, by the code on the certificate for anybody. */
@Component
public class Titles {
    private static final String TITLE = """
            select t.id as title_id, coalesce((select o.name from accounts.v_office o join units.v_unit c on c.unit_id = o.unit_id
                    where c.level = 'country' and o.kind = 'police' order by o.office_id limit 1), '') as body, t.unit_id, u.name as unit_name, u.path as unit_path, p.name_vi as programme_name_vi, p.name_en as programme_name_en,
                s.notice_vi, s.notice_en, t.cohort_id, r.name_vi as cohort_name_vi, r.name_en as cohort_name_en, t.state, t.certificate_number,
                t.certificate_code, t.conferred_on, coalesce(d.number, a.number) as decision_number,
                coalesce(d.decided_on, a.decided_on) as decided_on, coalesce(d.signatory, a.signatory) as signatory, a.title_id as earned_title_id, m.imported_at, t.illustrative,
                count(*) over () as total
            from recognition.title t
            left join recognition.decision d on d.id = t.decision_id
            left join recognition.title_act a on a.id = t.act_id
            join campaigns.v_cohort r on r.cohort_id = t.cohort_id
            join criteria.v_set s on s.set_id = r.set_id
            join lateral criteria.programme_named(r.set_id, t.conferred_on) p on true
            join lateral (select n.*, v.folded from units.named(t.unit_id, coalesce(:day, t.conferred_on)) n, units.v_unit v where v.unit_id = t.unit_id) u on true
            left join audit.v_imported m on m.table_name = 'recognition.title' and m.row_id = t.id
            """;

    /** No day: a title names its ward as it stood when it was conferred. */
    private static final @Nullable LocalDate WHEN_CONFERRED = null;

    private static final Sorting SORTING = new Sorting(
                    "t.conferred_on desc, u.top_down collate vi_natural, t.id", "t.id")
            .by("ward", "u.top_down collate vi_natural")
            .by("cohort", "r.year")
            .by("number", "t.certificate_number collate vi_natural")
            .by("conferred", "t.conferred_on")
            .by("state", "t.state");

    private final JdbcClient jdbc;
    private final String publicUrl;

    Titles(JdbcClient jdbc, @Value("${kieumau.public-url}") String publicUrl) {
        this.jdbc = jdbc;
        this.publicUrl = publicUrl;
    }

    /** Titles conferred by a day, with their wards as they stood then. */
    public PageOf<Title> page(Actor reader, long cohortId, String words, String state, AsOf asOf, Paging paging) {
        List<Title> rows = jdbc.sql(TITLE + """
                                where t.unit_id in (select unit_id from units.reached(:reach)) and t.conferred_on <= :day
                                  and (:cohort = 0 or t.cohort_id = :cohort)
                                  and (:state = '' or t.state = :state)
                                  and (:words = '' or u.folded like '%' || fold(:words) || '%'
                                       or fold(t.certificate_number) like '%' || fold(:words) || '%')
                                """ + SORTING.page(paging))
                .param("reach", reader.reach(Permission.VIEW_RECOGNITION))
                .param("cohort", cohortId)
                .param("state", state)
                .param("day", asOf.day())
                .param("words", words)
                .params(Sorting.values(paging))
                .query(Title.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }

    /** Empty both for a title that is not there and for one outside the reader's reach. */
    public Optional<Title> find(Actor reader, long titleId) {
        return jdbc.sql(TITLE + """
                                where t.id = :title
                                  and t.unit_id in (select unit_id from units.reached(:reach))
                                """)
                .param("title", titleId)
                .param("day", WHEN_CONFERRED)
                .param("reach", reader.reach(Permission.VIEW_RECOGNITION))
                .query(Title.class)
                .optional();
    }

    /** For whoever holds the certificate or one that it replaced, signed in or not. */
    public Optional<Title> byCode(String certificateCode) {
        return jdbc.sql(TITLE + """
                                where t.certificate_code = :code
                                  or t.id = (select f.title_id from recognition.former_certificate f where f.code = :code)
                                """)
                .param("code", certificateCode)
                .param("day", WHEN_CONFERRED)
                .query(Title.class)
                .optional();
    }

    /** The public page that confirms the title. */
    public String confirmationUrl(Title title) {
        return publicUrl + "/recognition/certificates/" + title.certificateCode();
    }
}
