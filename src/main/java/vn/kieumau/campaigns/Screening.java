package vn.kieumau.campaigns;

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

/** Reading the pool of wards in reach of a cohort: how each stands, what speaks for it and against it, and what was chosen. */
@Component
public class Screening {
    /** As many as stand beside each other on a desk. */
    public static final int COMPARED = 4;

    private static final String LINE = """
            select u.unit_id, u.name as unit_name, u.path as unit_path, coalesce(s.met, 0) as met, coalesce(s.partly, 0) as partly,
                coalesce(s.not_met, 0) as not_met, k.criteria - coalesce(s.said, 0) as unsaid,
                coalesce(c.reasons_for, '') as reasons_for, coalesce(c.reasons_against, '') as reasons_against,
                h.chosen, h.reason as choice_reason, audit.signed(b.display_name, 'campaigns.candidate_choice', h.id, h.chosen_by) as chosen_by_name, h.chosen_at,
                audit.signed(a.display_name, 'campaigns.candidate', c.id, c.surveyed_by) as surveyed_by_name, c.surveyed_at,
                exists (select 1 from campaigns.registration r where r.cohort_id = o.id and r.unit_id = u.unit_id and r.state <> 'withdrawn') as registered,
                coalesce(c.illustrative, false) as illustrative, coalesce(c.version, 0) as version, count(*) over () as total
            from campaigns.cohort o
            join criteria.v_set k on k.set_id = o.set_id
            cross join units.v_unit u
            left join campaigns.candidate c on c.cohort_id = o.id and c.unit_id = u.unit_id
            left join accounts.v_account a on a.account_id = c.surveyed_by
            left join lateral (
                select count(*) as said, count(*) filter (where standing = 'met') as met, count(*) filter (where standing = 'partly') as partly,
                    count(*) filter (where standing = 'not_met') as not_met
                from campaigns.candidate_standing where candidate_id = c.id
            ) s on true
            left join lateral (
                select * from campaigns.candidate_choice where candidate_id = c.id order by id desc limit 1
            ) h on true
            left join accounts.v_account b on b.account_id = h.chosen_by
            where o.id = :cohort and u.level = 'commune' and (u.valid_to is null or u.valid_to > :today)
              and u.unit_id in (select unit_id from units.reached(:reach))
            """;

    private static final Sorting SORTING = new Sorting(
                    "c.id is null, h.chosen desc nulls last, u.top_down collate vi_natural, u.unit_id", "u.unit_id")
            .by("ward", "u.top_down collate vi_natural")
            .by("met", "case when c.id is not null then s.met end")
            .by("not_met", "case when c.id is not null then s.not_met end");

    private final JdbcClient jdbc;

    Screening(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The surveyed first, the chosen before the others.
     *
     * @param show all, surveyed, chosen, not_chosen or open: surveyed and not decided
     */
    public PageOf<CandidateLine> page(Actor reader, long cohortId, String words, String show, Paging paging) {
        List<CandidateLine> lines = lines(reader, cohortId, """
                        and (:words = '' or u.folded like '%' || fold(:words) || '%')
                        and case :show when 'surveyed' then c.id is not null when 'chosen' then h.chosen when 'not_chosen' then not h.chosen
                            when 'open' then c.id is not null and h.id is null else true end
                        """ + SORTING.page(paging))
                .param("words", words)
                .param("show", show)
                .params(Sorting.values(paging))
                .query(CandidateLine.class)
                .list();
        return new PageOf<>(lines, lines.isEmpty() ? 0 : lines.get(0).total(), paging);
    }

    /** Empty both for one that is not there and for one out of reach. */
    public Optional<CandidateLine> find(Actor reader, long cohortId, long unitId) {
        return lines(reader, cohortId, "and u.unit_id = :unit")
                .param("unit", unitId)
                .query(CandidateLine.class)
                .optional();
    }

    /** Those of the wards that are in reach, in the order of the tree. */
    public List<CandidateLine> compared(Actor reader, long cohortId, List<Long> unitIds) {
        return lines(reader, cohortId, "and u.unit_id = any(:units) order by u.top_down collate vi_natural, u.unit_id")
                .param("units", unitIds.toArray(new Long[0]))
                .query(CandidateLine.class)
                .list();
    }

    /** How many wards in reach there are, were surveyed and are chosen. */
    public Sum sum(Actor reader, long cohortId) {
        return jdbc.sql("""
                        select count(*) as pool, count(version) filter (where version > 0) as surveyed, count(*) filter (where chosen) as chosen
                        from (
                        """ + LINE + ") l")
                .param("cohort", cohortId)
                .param("today", reader.today())
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .query(Sum.class)
                .single();
    }

    public record Sum(int pool, int surveyed, int chosen) {}

    /** The criteria of the cohort's set, with what the survey says of them at each ward, in the set's order. */
    public Map<Long, List<SurveyedCriterion>> surveys(Actor reader, long cohortId, List<Long> unitIds) {
        record Row(long unitId, String code, String titleVi, String titleEn, String standing, String note) {}
        return jdbc
                .sql("""
                        select w.unit_id, k.code, k.title_vi, k.title_en, s.standing, coalesce(s.note, '') as note
                        from campaigns.cohort o
                        join criteria.v_criterion k on k.set_id = o.set_id
                        cross join unnest(:units) w (unit_id)
                        left join campaigns.candidate c on c.cohort_id = o.id and c.unit_id = w.unit_id
                        left join campaigns.candidate_standing s on s.candidate_id = c.id and s.criterion_id = k.criterion_id
                        where o.id = :cohort and w.unit_id in (select unit_id from units.reached(:reach))
                        order by w.unit_id, k.group_position, k.position
                        """)
                .param("cohort", cohortId)
                .param("units", unitIds.toArray(new Long[0]))
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::unitId,
                        Collectors.mapping(
                                row -> new SurveyedCriterion(
                                        row.code(), row.titleVi(), row.titleEn(), row.standing(), row.note()),
                                Collectors.toList())));
    }

    /** What was chosen at a ward, the newest first. */
    public List<CandidateChoice> choices(Actor reader, long cohortId, long unitId) {
        return jdbc.sql("""
                        select h.chosen, h.reason, audit.signed(b.display_name, 'campaigns.candidate_choice', h.id, h.chosen_by) as chosen_by_name, h.chosen_at
                        from campaigns.candidate_choice h
                        join campaigns.candidate c on c.id = h.candidate_id
                        join accounts.v_account b on b.account_id = h.chosen_by
                        where c.cohort_id = :cohort and c.unit_id = :unit and c.unit_id in (select unit_id from units.reached(:reach))
                        order by h.id desc
                        """)
                .param("cohort", cohortId)
                .param("unit", unitId)
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .query(CandidateChoice.class)
                .list();
    }

    private StatementSpec lines(Actor reader, long cohortId, String condition) {
        return jdbc.sql(LINE + condition)
                .param("cohort", cohortId)
                .param("today", reader.today())
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS));
    }
}
