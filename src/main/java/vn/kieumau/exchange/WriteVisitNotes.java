package vn.kieumau.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.DelegationState;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Notes of a study visit: what was asked, what was answered, what whom takes it home. */
@Component
public class WriteVisitNotes {
    private static final int INTENDED = 500;
    /** Units that a form lists: a province and its communes, or the country's provinces. */
    private static final List<String> LEVELS = List.of("province", "district", "commune");

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Units units;
    private final StudyVisits visits;

    WriteVisitNotes(JdbcClient jdbc, Audit audit, Units units, StudyVisits visits) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.units = units;
        this.visits = visits;
    }

    private record Open(DelegationHead delegation, List<VisitLine> route) {}

    /** Units that can take something home, as far as the actor writes for them. */
    public List<UnitSummary> places(Actor actor) {
        List<UnitSummary> places = new ArrayList<>();
        for (String level : LEVELS) {
            if (level.equals("province") || places.size() <= 1) {
                places.addAll(units.ofLevel(actor, Permission.WRITE_VISIT_NOTES, level));
            }
        }
        return places;
    }

    /**
     * @param unit the ward of the route at which it was asked; null: of none
     * @param askedBy the unit or office; never a person's name
     * @param answer empty: not yet
     */
    @Transactional
    public long ask(
            Actor actor,
            long delegation,
            @Nullable Long unit,
            @Nullable String askedBy,
            @Nullable String question,
            @Nullable String answer,
            @Nullable String answeredBy) {
        Open open = open(actor, delegation);
        Refused.when(
                unit != null && !StudyVisits.at(open.route(), unit),
                VisitRefusal.NOT_ON_ROUTE,
                new Text.Field("exchange.visit.at"));
        String asking = Text.required(askedBy, "exchange.visit.asked_by", Text.LINE);
        String asked = Text.required(question, "exchange.visit.question", Text.LONG);
        String answered = Text.of(answer, "exchange.visit.answer", Text.LONG);
        String by = answered.isEmpty() ? "" : Text.required(answeredBy, "exchange.visit.answered_by", Text.LINE);
        long id = jdbc.sql("""
                        insert into exchange.visit_question (delegation_id, unit_id, asked_by, question, answer, answered_by, noted_by, noted_at, illustrative)
                        values (:delegation, :unit::bigint, :asking, :question, :answer, :answering, :by, :at, :illustrative) returning id
                        """)
                .param("delegation", delegation)
                .param("unit", unit)
                .param("asking", asking)
                .param("question", asked)
                .param("answer", answered)
                .param("answering", by)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", open.delegation().illustrative())
                .query(Long.class)
                .single();
        record(actor, "exchange.visit_question", id, open, unit);
        return id;
    }

    @Transactional
    public void answer(
            Actor actor,
            long delegation,
            long question,
            int version,
            @Nullable String answer,
            @Nullable String answeredBy) {
        Open open = open(actor, delegation);
        jdbc.sql("select 1 from exchange.visit_question where id = :id for no key update")
                .param("id", question)
                .query(Integer.class)
                .optional();
        VisitQuestion found = Refused.found(visits.questions(delegation, open.route()).stream()
                .filter(each -> each.questionId() == question)
                .findFirst());
        Refused.when(found.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        String answered = Text.required(answer, "exchange.visit.answer", Text.LONG);
        String by = Text.required(answeredBy, "exchange.visit.answered_by", Text.LINE);
        jdbc.sql("""
                        update exchange.visit_question set answer = :answer, answered_by = :answering, noted_by = :by, noted_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("answer", answered)
                .param("answering", by)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("id", question)
                .update();
        record(actor, "exchange.visit_question", question, open, found.unitId());
    }

    @Transactional
    public long takeHome(Actor actor, long delegation, NewTakeHome taken) {
        Open open = open(actor, delegation);
        Refused.found(units.find(actor, Permission.WRITE_VISIT_NOTES, taken.unitId()));
        Refused.when(
                taken.seenUnitId() != null && !StudyVisits.at(open.route(), taken.seenUnitId()),
                VisitRefusal.NOT_ON_ROUTE,
                new Text.Field("exchange.take_home.seen_at"));
        String practice = Text.required(taken.practice(), "exchange.take_home.practice", Text.LONG);
        String intended = Text.required(taken.intended(), "exchange.take_home.intended", INTENDED);
        Refused.when(
                taken.due().isBefore(open.delegation().beginsOn()),
                VisitRefusal.DUE_BEFORE_VISIT,
                new Text.Field("exchange.take_home.due"));
        long id = jdbc.sql("""
                        insert into exchange.take_home (delegation_id, unit_id, seen_unit_id, practice, intended, due, state, noted_by, noted_at, illustrative)
                        values (:delegation, :unit, :seen::bigint, :practice, :intended, :due, 'noted', :by, :at, :illustrative) returning id
                        """)
                .param("delegation", delegation)
                .param("unit", taken.unitId())
                .param("seen", taken.seenUnitId())
                .param("practice", practice)
                .param("intended", intended)
                .param("due", taken.due())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", open.delegation().illustrative())
                .query(Long.class)
                .single();
        record(actor, "exchange.take_home", id, open, taken.unitId());
        return id;
    }

    private Open open(Actor actor, long delegation) {
        actor.require(Permission.WRITE_VISIT_NOTES);
        DelegationHead found = Refused.found(visits.find(actor, delegation));
        Refused.when(
                found.is(DelegationState.DRAFT) || found.is(DelegationState.CANCELLED),
                KernelRefusal.NOT_IN_THIS_STATE);
        List<VisitLine> route = visits.route(actor, found);
        Refused.when(!visits.writes(actor, found, route), KernelRefusal.NOT_FOUND);
        return new Open(found, route);
    }

    private void record(Actor actor, String table, long row, Open open, @Nullable Long unit) {
        audit.record(
                actor,
                Permission.WRITE_VISIT_NOTES,
                table,
                row,
                open.delegation().name(),
                Objects.requireNonNullElse(unit, open.delegation().unitId()),
                "");
    }
}
