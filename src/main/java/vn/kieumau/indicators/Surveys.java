package vn.kieumau.indicators;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.Sorting;

/** Reading surveys of satisfaction, within the reader's reach. */
@Component
public class Surveys {
    private static final String LISTED = """
            with listed as (
                select p.unit_id, p.code, p.name, p.path, p.position, s.form, s.method, s.first_day, s.last_day, s.issued, s.returned, s.valid,
                    s.very_satisfied + s.satisfied as satisfied, (s.very_satisfied + s.satisfied)::numeric / s.valid as share,
                    coalesce(s.illustrative, false) as illustrative
                from units.v_place p left join lateral (
                    select * from indicators.survey s where s.unit_id = p.unit_id and s.year = :year order by s.version desc limit 1
                ) s on true
                where p.level = 'commune' and p.valid @> :ends::date and p.unit_id in (select unit_id from units.reached(:reach))
                  and (:words = '' or p.words @@ units.query(units.asked(:words)))
            )
            select unit_id, code, name, path, form, upper(method) as method, first_day, last_day, issued, returned, valid, satisfied, illustrative,
                count(*) over () as total
            from listed
            where case :show when 'there' then valid is not null when 'missing' then valid is null else true end
              and (:method = '' or method = :method)
            """;

    private static final Sorting SORTING = new Sorting("position, unit_id", "unit_id")
            .by("unit", "position")
            .by("method", "method")
            .by("days", "last_day")
            .by("sample", "valid")
            .by("share", "share");

    private final JdbcClient jdbc;
    private final UnitFigures figures;

    Surveys(JdbcClient jdbc, UnitFigures figures) {
        this.jdbc = jdbc;
        this.figures = figures;
    }

    /** Units in reach that existed when the year closed, and their surveys of it. */
    public PageOf<SurveyedUnit> page(Actor reader, SurveySearch search, Paging paging) {
        List<SurveyedUnit> units = listed(reader, search, LISTED + SORTING.page(paging))
                .params(Sorting.values(paging))
                .query(SurveyedUnit.class)
                .list();
        return new PageOf<>(units, units.isEmpty() ? 0 : units.get(0).total(), paging);
    }

    /** All of them, one by one, in the order of the tree. */
    @Transactional(readOnly = true)
    public void each(Actor reader, SurveySearch search, Consumer<SurveyedUnit> each) {
        try (var units =
                listed(reader, search, LISTED + " order by position, unit_id").query(SurveyedUnit.class).stream()) {
            units.forEach(each);
        }
    }

    private JdbcClient.StatementSpec listed(Actor reader, SurveySearch search, String sql) {
        return jdbc.sql(sql)
                .param("year", search.year())
                .param("ends", year(search.year()).ends())
                .param("reach", reader.reach(Permission.VIEW_FIGURES))
                .param("words", search.words())
                .param("show", search.show())
                .param("method", search.method());
    }

    /** A unit's survey of a year, whether or not there is one; a unit out of reach is not there. */
    public UnitSurvey of(Actor reader, long unitId, int year) {
        Period period = year(year);
        UnitSummary unit = Refused.found(figures.unit(reader, Permission.VIEW_FIGURES, unitId, period));
        List<Survey> versions = versions(unitId, year);
        boolean open = reader.may(Permission.ENTER_FIGURES)
                && !reader.today().isBefore(period.starts())
                && figures.unit(reader, Permission.ENTER_FIGURES, unitId, period)
                        .isPresent();
        return new UnitSurvey(
                unit,
                period,
                versions.isEmpty() ? null : versions.get(0),
                versions.stream().skip(1).toList(),
                open);
    }

    static Period year(int year) {
        return Calendar.DEFAULT.year(year);
    }

    Optional<Survey> latest(long unitId, int year) {
        return versions(unitId, year).stream().findFirst();
    }

    /** The newest first. */
    private List<Survey> versions(long unitId, int year) {
        return jdbc.sql("""
                        select s.id, s.version, s.form, upper(s.method) as method, s.first_day, s.last_day, s.issued, s.returned, s.valid, s.very_satisfied, s.satisfied,
                            s.not_satisfied, s.no_opinion, s.source, s.reason,
                            coalesce(audit.signed(a.display_name, 'indicators.survey', s.id, s.recorded_by), '') as recorded_by_name,
                            s.recorded_at, s.illustrative
                        from indicators.survey s left join accounts.v_account a on a.account_id = s.recorded_by
                        where s.unit_id = :unit and s.year = :year order by s.version desc
                        """)
                .param("unit", unitId)
                .param("year", year)
                .query(Survey.class)
                .list();
    }
}
