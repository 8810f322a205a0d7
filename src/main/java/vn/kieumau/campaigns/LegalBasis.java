package vn.kieumau.campaigns;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/**
 * Reading the legal basis: documents of the own units whatever their state, and what was issued above them, because it holds for them too.
 * Says of each ward where the chain is broken.
 */
@Component
public class LegalBasis {
    private static final String DOCUMENT = """
            with own as materialized (
                select unit_id from units.reached(:reach)
            )
            select d.id as document_id, d.programme_code, d.unit_id, u.name as unit_name, u.path as unit_path, d.kind, d.issuer_kind, d.issuer, d.title,
                d.state, d.number, d.submitted_on, d.issued_on, d.repealed_on, d.repealed_reason, d.file_name, d.sha256, d.source,
                coalesce((select string_agg(case when e.number = '' then e.title else e.number end, '; ' order by e.issued_on, e.id)
                    from campaigns.legal_ground g join campaigns.legal_document e on e.id = g.implements_id where g.document_id = d.id), '') as implementing,
                audit.signed(a.display_name, 'campaigns.legal_document', d.id, d.kept_by) as kept_by_name, d.kept_at,
                d.unit_id in (select unit_id from units.reached(:keeps)) as mine, d.illustrative, d.version, count(*) over () as total
            from campaigns.legal_document d
            join units.v_unit u on u.unit_id = d.unit_id
            join accounts.v_account a on a.account_id = d.kept_by
            where (d.unit_id in (select unit_id from own) or d.state in ('issued', 'repealed') and d.unit_id in (select unit_id from units.above(:roots)))
            """;

    private static final Sorting SORTING = new Sorting("d.issued_on desc nulls first, d.id desc", "d.id")
            .by("title", "d.title collate vi_natural")
            .by("issuer", "d.issuer collate vi_natural")
            .by("unit", "u.top_down collate vi_natural")
            .by("state", "array_position(array['draft', 'submitted', 'issued', 'repealed'], d.state)")
            .by("issued", "d.issued_on");

    private final JdbcClient jdbc;

    LegalBasis(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param words in the title, the number or the issuer; accents are not needed
     * @param kind empty: all
     * @param issuer the code of a {@link LegalKind.Issuer}; empty: all
     * @param state empty: all
     */
    public PageOf<LegalDocument> page(
            Actor reader, String words, String kind, String issuer, String state, Paging paging) {
        List<LegalDocument> documents = documents(reader, """
                        and (:words = '' or public.fold(d.title || ' ' || d.number || ' ' || d.issuer) like '%' || public.fold(:words) || '%')
                        and (:kind = '' or d.kind = :kind) and (:issuer = '' or d.issuer_kind = :issuer) and (:state = '' or d.state = :state)
                        """ + SORTING.page(paging))
                .param("words", words)
                .param("kind", kind)
                .param("issuer", issuer)
                .param("state", state)
                .params(Sorting.values(paging))
                .query(LegalDocument.class)
                .list();
        return new PageOf<>(
                documents, documents.isEmpty() ? 0 : documents.get(0).total(), paging);
    }

    public Optional<LegalDocument> find(Actor reader, long document) {
        return documents(reader, "and d.id = :document")
                .param("document", document)
                .query(LegalDocument.class)
                .optional();
    }

    /** What it implements, the oldest first. */
    public List<LegalDocument> grounds(Actor reader, long document) {
        return documents(
                        reader,
                        "and d.id in (select implements_id from campaigns.legal_ground where document_id = :document) order by d.issued_on, d.id")
                .param("document", document)
                .query(LegalDocument.class)
                .list();
    }

    /** What implements it, as far as the reader reads it. */
    public List<LegalDocument> implementing(Actor reader, long document) {
        return documents(
                        reader,
                        "and d.id in (select document_id from campaigns.legal_ground where implements_id = :document) order by u.top_down collate vi_natural, d.id")
                .param("document", document)
                .query(LegalDocument.class)
                .list();
    }

    /** Documents that another one can implement, the newest first; at most 250. */
    public List<LegalDocument> possibleGrounds(Actor reader) {
        return documents(
                        reader,
                        "and d.state in ('draft', 'submitted', 'issued') order by d.issued_on desc nulls last, d.id desc limit 250")
                .query(LegalDocument.class)
                .list();
    }

    /** Programmes that have a criteria set, by name. */
    public List<ProgrammeChoice> programmes() {
        return jdbc.sql("""
                        select distinct programme_code as code, programme_name_vi as name_vi, programme_name_en as name_en
                        from criteria.v_set order by programme_name_vi, programme_code
                        """).query(ProgrammeChoice.class).list();
    }

    public record ProgrammeChoice(String code, String nameVi, String nameEn) {}

    /** Where the chain is broken at each of these wards of a cohort; wards of which it is whole are left out. Asks nobody's permission. */
    public Map<Long, List<LegalGap>> gaps(long cohortId, Collection<Long> wards) {
        return jdbc
                .sql("""
                        select g.* from campaigns.cohort c join criteria.v_set s on s.set_id = c.set_id,
                            campaigns.legal_gaps(s.programme_code, :wards) g
                        where c.id = :cohort
                        """)
                .param("cohort", cohortId)
                .param("wards", wards.toArray(new Long[0]))
                .query(LegalGap.Found.class)
                .list()
                .stream()
                .filter(each -> !each.gaps().isEmpty())
                .collect(Collectors.toMap(LegalGap.Found::wardId, LegalGap.Found::gaps));
    }

    private StatementSpec documents(Actor reader, String condition) {
        return jdbc.sql(DOCUMENT + condition)
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .param("roots", reader.units(Permission.VIEW_CAMPAIGNS))
                .param("keeps", reader.reach(Permission.KEEP_LEGAL_DOCUMENT));
    }
}
