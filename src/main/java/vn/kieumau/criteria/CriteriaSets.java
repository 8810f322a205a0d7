package vn.kieumau.criteria;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Calendar;

/** Reading criteria sets; they are the same for every reader, so no scope applies. */
@Component
public class CriteriaSets {
    private static final String SETS = """
            select s.id, p.name_vi as programme_name_vi, p.name_en as programme_name_en, s.version, s.title_vi, s.title_en,
                s.notice_vi, s.notice_en, s.state, s.published_on, s.complete, s.retired_on,
                (select count(*) from criteria.criterion c where c.set_id = s.id) as criteria
            from criteria.criteria_set s join criteria.programme p on p.id = s.programme_id
            """;

    private final JdbcClient jdbc;
    private final MetricCatalogue catalogue;
    private final ConcurrentHashMap<Long, Compiled> compiled = new ConcurrentHashMap<>();

    /** A set's rules as they are while the figures that rules may speak of stay the same. */
    private record Compiled(List<MetricType> metrics, RuledSet rules) {}

    CriteriaSets(JdbcClient jdbc, MetricCatalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /** What a pack must satisfy to be published now. */
    public PackCheck check() {
        return new PackCheck(catalogue.metrics(), this::published);
    }

    /** What keeps a draft from being published now. */
    public List<PackFault> faults(Draft draft, Pack content) {
        List<PackFault> faults = new ArrayList<>();
        String version = content.set().version();
        if (draft.isOpen() && id(content.programme().code(), version).isPresent()) {
            faults.add(PackFault.at("set.version", PackFault.Kind.ALREADY_PUBLISHED, version));
        }
        faults.addAll(check().faults(content));
        return faults;
    }

    /** The figures that rules may speak of, by their code. */
    public Map<String, MetricType> metrics() {
        return catalogue.metrics().stream()
                .collect(Collectors.toMap(MetricType::code, each -> each, (one, other) -> one, LinkedHashMap::new));
    }

    /** The whole content of a set. */
    public Optional<Pack> pack(long id) {
        return jdbc.sql("select content::text from criteria.criteria_set where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(PackJson::read);
    }

    /** The content of a programme's version, published or retired. */
    public Optional<Pack> published(String programmeCode, String version) {
        return id(programmeCode, version).flatMap(this::pack);
    }

    /** Whether just this content is published already. */
    boolean known(Pack pack) {
        return jdbc.sql("select exists (select 1 from criteria.criteria_set where content_hash = :hash)")
                .param("hash", PublishPack.hash(pack))
                .query(Boolean.class)
                .single();
    }

    /** A published set with its rules ready to judge; it never changes, so it is made ready once. */
    public RuledSet ruled(long id) {
        List<MetricType> metrics = catalogue.metrics();
        return compiled.compute(
                        id,
                        (key, kept) -> kept != null && kept.metrics().equals(metrics)
                                ? kept
                                : new Compiled(metrics, RuledSet.of(pack(key).orElseThrow(), metrics)))
                .rules();
    }

    /** A draft without faults with its rules ready to judge. */
    public RuledSet ruled(Pack draft) {
        return RuledSet.of(draft, catalogue.metrics());
    }

    /** A set and those that it follows, directly or through others: itself first. */
    public List<Long> line(long id) {
        return jdbc.sql("select earlier_id from criteria.v_line where set_id = :id order by place")
                .param("id", id)
                .query(Long.class)
                .list();
    }

    /** What of a set goes on from one of its line; nothing where the other is none of them. */
    public Carrying carrying(long before, long now) {
        List<Long> line = line(now);
        int last = line.indexOf(before);
        if (last < 0) {
            return new Carrying(Map.of(), Map.of());
        }
        Carrying carrying = Carrying.within(ruled(now).pack());
        for (int i = 0; i < last; i++) {
            carrying = carrying.after(Carrying.between(
                    ruled(line.get(i + 1)).pack(), ruled(line.get(i)).pack()));
        }
        return carrying;
    }

    /**
     * How figures are reported: the default first, which always is among them, then those of all sets by closing day, the retired too,
     * for cohorts that began on them go on. Where sets that close on one day give different times to report, the longest counts.
     */
    public List<Calendar> calendars() {
        return jdbc.sql("""
                        with used as (
                            select coalesce((content->'set'->>'closes_on')::int, :closes) as closes_on,
                                coalesce((content->'set'->>'days_to_report')::int, :days) as days_to_report
                            from criteria.criteria_set where state <> 'draft'
                            union all select :closes, null
                        )
                        select closes_on, coalesce(max(days_to_report), :days) as days_to_report from used
                        group by closes_on order by closes_on <> :closes, closes_on
                        """)
                .param("closes", Calendar.DEFAULT.closesOn())
                .param("days", Calendar.DEFAULT.daysToReport())
                .query(Calendar.class)
                .list();
    }

    /** The levels that a dossier of the set passes on a day, from below upwards. */
    public List<String> levelsOn(long id, LocalDate day) {
        return jdbc.sql("select level from criteria.levels_on(:id, :day) order by place")
                .param("id", id)
                .param("day", day)
                .query(String.class)
                .list();
    }

    public List<CriteriaSet> all() {
        return jdbc.sql(SETS + " order by p.code, s.version")
                .query(CriteriaSet.class)
                .list();
    }

    public Optional<CriteriaSet> find(long id) {
        return jdbc.sql(SETS + " where s.id = :id")
                .param("id", id)
                .query(CriteriaSet.class)
                .optional();
    }

    public Optional<Long> id(String programmeCode, String version) {
        return jdbc.sql("select set_id from criteria.v_set where programme_code = :programme and version = :version")
                .param("programme", programmeCode)
                .param("version", version)
                .query(Long.class)
                .optional();
    }
}
