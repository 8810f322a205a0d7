package vn.kieumau.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.campaigns.Cohort;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.Pack;
import vn.kieumau.criteria.RuledSet;
import vn.kieumau.indicators.Figures;
import vn.kieumau.indicators.Reading;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Verdicts on a unit in a cohort as of a day: computed when asked for, stored when a dossier is submitted. */
@Component
public class Verdicts {
    private final JdbcClient jdbc;
    private final CriteriaSets sets;
    private final Figures figures;
    private final Statements statements;
    private final Cohorts cohorts;
    private final Units units;
    private final Clock clock;

    Verdicts(
            JdbcClient jdbc,
            CriteriaSets sets,
            Figures figures,
            Statements statements,
            Cohorts cohorts,
            Units units,
            Clock clock) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.figures = figures;
        this.statements = statements;
        this.cohorts = cohorts;
        this.units = units;
        this.clock = clock;
    }

    /** A verdict with what it concerns and what it rests on. */
    public record Judged(UnitSummary unit, Cohort cohort, LocalDate day, Pack pack, Facts facts, Verdict verdict) {}

    /** A verdict that was stored. */
    public record Stored(
            long id, long setId, LocalDate day, OffsetDateTime knownAt, String facts, String verdict, String sha256) {}

    /** Of a commune-level unit, as of today or a day before; one that is outside the permission's reach is not there. */
    public Judged judge(Actor actor, long cohortId, long unitId, LocalDate day) {
        Cohort cohort = Refused.found(cohorts.find(actor, cohortId));
        UnitSummary unit = Refused.found(units.find(actor, Permission.VIEW_DOSSIER, unitId)
                .filter(each -> each.level().equals("commune")));
        Refused.when(day.isAfter(actor.today()), AssessmentRefusal.DAY_AHEAD, new Text.Field("web.as_of"));
        RuledSet set = sets.ruled(cohort.setId());
        Facts facts = facts(
                set, cohort.year(), unitId, unit.type(), day, clock.instant(), statements.said(cohortId, unitId, day));
        return new Judged(unit, cohort, day, set.pack(), facts, Judge.judge(set, facts));
    }

    /** What a dossier comes to as it stands; the caller has found it in reach. */
    Verdict judge(RuledSet set, DossierHead dossier, LocalDate day) {
        return Judge.judge(set, facts(set, dossier, day, clock.instant()));
    }

    private Facts facts(RuledSet set, DossierHead dossier, LocalDate day, Instant knownAt) {
        long unitId = dossier.unitId();
        String type = Refused.found(units.find(unitId)).type();
        return facts(set, dossier.year(), unitId, type, day, knownAt, statements.said(dossier.cohortId(), unitId, day));
    }

    /** By figures alone, whatever anybody said. */
    Verdict judge(RuledSet set, int year, long unitId, String type, LocalDate day) {
        return Judge.judge(set, facts(set, year, unitId, type, day, clock.instant(), List.of()));
    }

    /** Judges a dossier that is being submitted, and keeps what came out and what it rested on. */
    @Transactional(propagation = Propagation.MANDATORY)
    void store(Actor actor, DossierHead dossier, long snapshotId) {
        RuledSet set = sets.ruled(dossier.setId());
        Instant now = clock.instant();
        Facts facts = facts(set, dossier, actor.today(), now);
        String verdict = VerdictJson.write(Judge.judge(set, facts));
        jdbc.sql("""
                        insert into assessment.verdict (snapshot_id, set_id, day, known_at, facts, verdict, sha256)
                        values (:snapshot, :set, :day, :known, :facts, :verdict, encode(sha256(convert_to(:verdict, 'UTF8')), 'hex'))
                        """)
                .param("snapshot", snapshotId)
                .param("set", dossier.setId())
                .param("day", actor.today())
                .param("known", now.atOffset(ZoneOffset.UTC))
                .param("facts", VerdictJson.write(facts))
                .param("verdict", verdict)
                .update();
    }

    /** Every stored verdict, in the order in which they were stored. */
    public List<Stored> stored() {
        return jdbc.sql("select id, set_id, day, known_at, facts, verdict, sha256 from assessment.verdict order by id")
                .query(Stored.class)
                .list();
    }

    /** The verdict that was stored with a snapshot. */
    public Optional<Verdict> of(long dossierId, int number) {
        return jdbc.sql("""
                        select v.verdict from assessment.verdict v join assessment.snapshot s on s.id = v.snapshot_id
                        where s.dossier_id = :dossier and s.number = :number
                        """)
                .param("dossier", dossierId)
                .param("number", number)
                .query(String.class)
                .optional()
                .map(VerdictJson::verdict);
    }

    /** What the dossier's last submission came to, by the criteria's codes; empty before the first. */
    public Map<String, Verdict.CriterionVerdict> ofLast(DossierHead dossier) {
        Integer last = dossier.snapshotNumber();
        return last == null
                ? Map.of()
                : of(dossier.dossierId(), last).map(Verdict::criteria).orElse(List.of()).stream()
                        .collect(Collectors.toMap(Verdict.CriterionVerdict::code, Function.identity()));
    }

    /** What comes out when a stored verdict is computed anew from what it rested on: the same text, or something is wrong. */
    public String again(Stored stored) {
        return VerdictJson.write(Judge.judge(sets.ruled(stored.setId()), VerdictJson.facts(stored.facts())));
    }

    private Facts facts(
            RuledSet set,
            int year,
            long unitId,
            String type,
            LocalDate day,
            Instant knownAt,
            List<Facts.Statement> said) {
        Calendar calendar = set.pack().set().calendar();
        List<Reading> readings =
                figures.read(unitId, set.metrics(), year, set.pack().set().baselineYear(), day, knownAt, calendar);
        Attributes attributes =
                Attributes.of(type, units.attributes(List.of(unitId), day).get(unitId));
        return new Facts(
                attributes.unitClass(),
                attributes.provinceClass(),
                attributes.unitSince(),
                calendar.year(year).starts(),
                calendar.closedOf(year, day),
                readings.stream().map(Verdicts::figure).toList(),
                said);
    }

    private static Facts.Figure figure(Reading reading) {
        return new Facts.Figure(
                reading.metric() + reading.slot().suffix(),
                reading.metric(),
                reading.from(),
                reading.to(),
                reading.exact(),
                reading.exact() == null && reading.partial() != null
                        ? reading.partial().longValue()
                        : null,
                reading.missing().stream().map(String::valueOf).toList(),
                reading.definitions(),
                reading.sources());
    }
}
