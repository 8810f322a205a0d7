package vn.kieumau.inspection;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.indicators.UnitWarnings;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Typed;

/** Draws wards for a draft's route, by lot or by risk, and keeps what anybody needs to draw them again. */
@Component
public class DrawWards {
    public static final List<String> METHODS = List.of("random", "risk");

    /** Years after which a title is worth another look. */
    public static final int LONG_AGO = 2;

    public static final int MOST_FOR_DIFFERENCES = 5;
    public static final int MOST_FOR_WARNINGS = 3;
    public static final int FOR_NEVER_VISITED = 2;
    public static final int FOR_LONG_AGO = 2;

    private static final SecureRandom SEEDS = new SecureRandom();

    private final JdbcClient jdbc;
    private final Audit audit;
    private final CriteriaSets sets;
    private final UnitWarnings warnings;
    private final TitleAges titles;
    private final PlanRoute planRoute;
    private final LockedDelegations lockedDelegations;

    DrawWards(
            JdbcClient jdbc,
            Audit audit,
            CriteriaSets sets,
            UnitWarnings warnings,
            TitleAges titles,
            PlanRoute planRoute,
            LockedDelegations lockedDelegations) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.sets = sets;
        this.warnings = warnings;
        this.titles = titles;
        this.planRoute = planRoute;
        this.lockedDelegations = lockedDelegations;
    }

    /**
     * A draw as it is typed.
     *
     * @param method one of {@link #METHODS}
     * @param wanted how many wards
     * @param seed empty: a fresh one
     */
    public record NewDraw(
            @Nullable String method,
            @Nullable String wanted,
            @Nullable String seed) {}

    record Candidate(
            long unitId,
            int differences,
            int warnings,
            boolean visited,
            @Nullable LocalDate recognisedOn,
            boolean illustrative) {

        /** One lot, and more for each sign that a look on the spot is worth the way. */
        int risk(LocalDate today) {
            boolean longAgo =
                    recognisedOn != null && !recognisedOn.plusYears(LONG_AGO).isAfter(today);
            return 1
                    + Math.min(differences, MOST_FOR_DIFFERENCES)
                    + Math.min(warnings, MOST_FOR_WARNINGS)
                    + (visited ? 0 : FOR_NEVER_VISITED)
                    + (longAgo ? FOR_LONG_AGO : 0);
        }
    }

    private record Lot(Candidate ward, int weight, double number) {}

    /** @return the draw's key; what it drew stands at the end of the route */
    @Transactional
    public long draw(Actor actor, long id, NewDraw typed) {
        DelegationHead head = lockedDelegations.lockDraft(actor, id);
        String method = Text.of(typed.method(), "inspection.draw.method", Text.LINE);
        Refused.when(!METHODS.contains(method), InspectionRefusal.NO_METHOD, new Text.Field("inspection.draw.method"));
        int wanted = Typed.count(typed.wanted(), "inspection.draw.wanted", 1, PlanRoute.MOST_WARDS);
        String given = Text.of(typed.seed(), "inspection.draw.seed", Text.LINE);
        String seed = given.isEmpty() ? fresh() : given;
        List<Lot> lots = pool(actor, head).stream()
                .map(ward -> lot(seed, ward, method.equals("risk") ? ward.risk(actor.today()) : 1))
                .sorted(Comparator.comparingDouble(Lot::number)
                        .thenComparingLong(each -> each.ward().unitId()))
                .toList();
        Refused.when(
                lots.size() < wanted,
                InspectionRefusal.TOO_FEW_IN_POOL,
                new Text.Field("inspection.draw.wanted"),
                lots.size(),
                wanted);
        long draw = jdbc.sql("""
                        insert into inspection.draw (delegation_id, method, seed, wanted, drawn_by, drawn_at)
                        values (:delegation, :method, :seed, :wanted, :by, :at) returning id
                        """)
                .param("delegation", id)
                .param("method", method)
                .param("seed", seed)
                .param("wanted", wanted)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        keep(draw, lots, wanted);
        audit.record(actor, Permission.PREPARE_DELEGATION, "inspection.draw", draw, head.name(), head.unitId(), "");
        planRoute.add(
                actor,
                id,
                lots.stream().limit(wanted).map(each -> each.ward().unitId()).toList());
        return draw;
    }

    private static Lot lot(String seed, Candidate ward, int weight) {
        return new Lot(ward, weight, Lots.number(seed, ward.unitId(), weight));
    }

    private static String fresh() {
        byte[] seed = new byte[8];
        SEEDS.nextBytes(seed);
        return HexFormat.of().formatHex(seed);
    }

    /** How many wards there are to draw from. */
    public int poolSize(Actor actor, DelegationHead head) {
        return jdbc.sql("select count(*) " + PlanRoute.OPEN)
                .param("cohort", head.cohortId())
                .param("delegation", head.delegationId())
                .param("reach", PlanRoute.reach(actor, head))
                .query(Integer.class)
                .single();
    }

    /** What could be added to the route by hand, each with the signs. */
    private List<Candidate> pool(Actor actor, DelegationHead head) {
        record Ward(long unitId, int differences, boolean visited, boolean illustrative) {}
        List<Ward> wards = jdbc.sql("""
                        select r.unit_id, r.illustrative,
                            (select count(distinct f.criterion_id) from assessment.v_dossier s
                                join appraisal.v_passed_finding f on f.dossier_id = s.dossier_id
                                join assessment.v_answer w on w.dossier_id = s.dossier_id and w.criterion_id = f.criterion_id
                                where s.registration_id = r.registration_id and f.result is distinct from w.result) as differences,
                            exists (select 1 from inspection.visit v join inspection.delegation d on d.id = v.delegation_id
                                where v.unit_id = r.unit_id and d.state not in ('draft', 'cancelled') and d.purpose <> 'study' and d.begins_on <= :today) as visited
                        """ + PlanRoute.OPEN)
                .param("cohort", head.cohortId())
                .param("delegation", head.delegationId())
                .param("reach", PlanRoute.reach(actor, head))
                .param("today", actor.today())
                .query(Ward.class)
                .list();
        Long[] ids = wards.stream().map(Ward::unitId).toArray(Long[]::new);
        Map<Long, Integer> warned =
                warnings.lately(ids, sets.pack(head.setId()).orElseThrow().set().calendar(), actor.today());
        Map<Long, LocalDate> conferred = titles.lastConferred(ids);
        return wards.stream()
                .map(each -> new Candidate(
                        each.unitId(),
                        each.differences(),
                        warned.getOrDefault(each.unitId(), 0),
                        each.visited(),
                        conferred.get(each.unitId()),
                        each.illustrative()))
                .toList();
    }

    private void keep(long draw, List<Lot> lots, int wanted) {
        jdbc.sql("""
                        insert into inspection.draw_ward (draw_id, unit_id, differences, warnings, visited, recognised_on, illustrative, weight, number, drawn)
                        select :draw, l.unit_id, l.differences, l.warnings, l.visited, l.recognised_on, l.illustrative, l.weight, l.number, l.drawn
                        from unnest(:units, :differences, :warnings, :visited, :recognised::date[], :illustrative, :weights, :numbers, :drawn)
                            l (unit_id, differences, warnings, visited, recognised_on, illustrative, weight, number, drawn)
                        """)
                .param("draw", draw)
                .param("units", lots.stream().map(each -> each.ward().unitId()).toArray(Long[]::new))
                .param(
                        "differences",
                        lots.stream().map(each -> each.ward().differences()).toArray(Integer[]::new))
                .param(
                        "warnings",
                        lots.stream().map(each -> each.ward().warnings()).toArray(Integer[]::new))
                .param(
                        "visited",
                        lots.stream().map(each -> each.ward().visited()).toArray(Boolean[]::new))
                .param(
                        "recognised",
                        lots.stream()
                                .map(each -> each.ward().recognisedOn())
                                .map(day -> day == null ? null : day.toString())
                                .toArray(String[]::new))
                .param(
                        "illustrative",
                        lots.stream().map(each -> each.ward().illustrative()).toArray(Boolean[]::new))
                .param("weights", lots.stream().map(Lot::weight).toArray(Integer[]::new))
                .param("numbers", lots.stream().map(Lot::number).toArray(Double[]::new))
                .param(
                        "drawn",
                        IntStream.range(0, lots.size())
                                .mapToObj(i -> i < wanted)
                                .toArray(Boolean[]::new))
                .update();
    }
}
