package vn.kieumau.recommendations;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Recommendations while something is done with one: one act at a time, each a hop and in the trail. */
@Component
class LockedRecommendations {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Recommendations recommendations;
    private final Routes routes;
    private final RecommendationGroups groups;

    LockedRecommendations(
            JdbcClient jdbc, Audit audit, Recommendations recommendations, Routes routes, RecommendationGroups groups) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.recommendations = recommendations;
        this.routes = routes;
        this.groups = groups;
    }

    /**
     * Where a recommendation lies after an act.
     *
     * @param due null once it is closed
     */
    record Place(
            long officeId,
            String level,
            @Nullable LocalDate due,
            @Nullable LocalDate remindOn) {
        static Place of(long officeId, Routes.Step step, LocalDate day) {
            LocalDate due = day.plusDays(step.days());
            return new Place(officeId, step.level(), due, due.minusDays(step.remind()));
        }

        static Place same(RecommendationHead head) {
            return new Place(head.ownerOfficeId(), head.level(), head.due(), head.remindOn());
        }
    }

    /** A recommendation and the move that the act makes of it, which is the actor's to make. */
    record Locked(RecommendationHead head, RecommendationMove move, long officeId) {}

    @Transactional(propagation = Propagation.MANDATORY)
    Locked lock(Actor actor, RecommendationAct act, Permission permission, long id) {
        actor.require(permission);
        lock(id);
        RecommendationHead head = Refused.found(recommendations.find(actor, id));
        RecommendationMove move = RecommendationMove.of(act, head.recommendationState())
                .orElseThrow(() -> new Refused(KernelRefusal.NOT_IN_THIS_STATE));
        Refused.when(head.mover(move).isEmpty(), RecommendationRefusal.NOTHING_LEFT);
        long office = recommendations
                .mover(actor, head, move)
                .orElseThrow(() -> new Refused(RecommendationRefusal.NOT_WITH_YOU, head.ownerName()));
        return new Locked(head, move, office);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void lock(long id) {
        jdbc.sql("select 1 from recommendations.recommendation where id = :id for no key update")
                .param("id", id)
                .query(Integer.class)
                .optional();
    }

    /** Those of a group that lie open with an office in whose name the actor acts, in the order of their keys; at least one. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<RecommendationHead> lockGroup(Actor actor, Permission permission, long group) {
        actor.require(permission);
        Refused.found(groups.find(actor, group));
        List<Long> here = jdbc.sql("""
                        select r.id from recommendations.recommendation r
                        where r.group_id = :group and r.state = any(:owing) and r.owner_office_id = any(:offices)
                        order by r.id for no key update
                        """)
                .param("group", group)
                .param("owing", RecommendationGroups.owing())
                .param("offices", Recommendations.offices(actor, permission))
                .query(Long.class)
                .list();
        Refused.when(here.isEmpty(), RecommendationRefusal.NONE_HERE);
        return recommendations.among(actor, here);
    }

    /** The office that has an answer to give again, or whoever raised it: with the days that the route gives it from now on. */
    Place at(RecommendationHead head, RouteLevel level, long officeId, LocalDate day) {
        List<Routes.Step> steps = routes.of(head.direction(), head.setId(), head.classCode(), head.unitId(), day);
        return steps.stream()
                .filter(each -> each.is(level))
                .findFirst()
                .map(step -> Place.of(officeId, step, day))
                .orElseThrow(() -> new Refused(RecommendationRefusal.NOBODY_ABOVE));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void move(Actor actor, Locked locked, Place place, String reason) {
        move(actor, locked, place, reason, null, null);
    }

    /**
     * @param answer what kind of answer is given; null: none
     * @param missed the day that was let pass; null where somebody acts
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void move(
            Actor actor,
            Locked locked,
            Place place,
            String reason,
            @Nullable AnswerKind answer,
            @Nullable LocalDate missed) {
        RecommendationHead head = locked.head();
        RecommendationMove move = locked.move();
        int moved = jdbc.sql("""
                        update recommendations.recommendation set state = :to, state_since = :at, owner_office_id = :office, level = :level,
                            due = :due::date, remind_on = :remind::date, answer_kind = coalesce(:answer::text, answer_kind),
                            answer_office_id = case when :answer::text is null then answer_office_id else owner_office_id end,
                            answer_level = case when :answer::text is null then answer_level else level end, version = version + 1
                        where id = :id and state = :from and version = :version
                        """)
                .param("to", move.to().code())
                .param("at", actor.at())
                .param("office", place.officeId())
                .param("level", place.level())
                .param("due", place.due())
                .param("remind", place.remindOn())
                .param("answer", answer == null ? null : answer.code())
                .param("id", head.recommendationId())
                .param("from", move.from().code())
                .param("version", head.version())
                .update();
        Refused.when(moved == 0, KernelRefusal.CHANGED_MEANWHILE);
        hop(
                actor,
                new Subject(head.recommendationId(), head.title(), head.unitId()),
                new Step(move.act(), move.from().code(), move.to(), locked.officeId(), answer, missed),
                place,
                reason);
    }

    /** What a step is about, as the trail names it. */
    record Subject(long id, String title, long unitId) {}

    /**
     * What is done.
     *
     * @param from the state before; empty where there was none
     */
    record Step(
            RecommendationAct act,
            String from,
            RecommendationState to,
            long fromOfficeId,
            @Nullable AnswerKind answer,
            @Nullable LocalDate missed) {}

    /** Writes down a step; its row and the recommendation's go into the trail. */
    @Transactional(propagation = Propagation.MANDATORY)
    void hop(Actor actor, Subject subject, Step step, Place place, String reason) {
        long hop = jdbc.sql("""
                        insert into recommendations.hop (recommendation_id, number, act, from_state, to_state, from_office_id, to_office_id, level, due,
                            missed, answer_kind, reason, done_by, done_at)
                        select :id, coalesce(max(number), 0) + 1, :act, :from, :to, :fromOffice, :toOffice, :level, :due::date, :missed::date,
                            :answer::text, :reason, :by::bigint, :at
                        from recommendations.hop where recommendation_id = :id
                        returning id
                        """)
                .param("id", subject.id())
                .param("act", step.act().code())
                .param("from", step.from())
                .param("to", step.to().code())
                .param("fromOffice", step.fromOfficeId())
                .param("toOffice", place.officeId())
                .param("level", place.level())
                .param("due", place.due())
                .param("missed", step.missed())
                .param("answer", step.answer() == null ? null : step.answer().code())
                .param("reason", reason)
                .param("by", step.act().permission() == null ? null : actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        record(actor, step.act(), "recommendations.recommendation", subject.id(), subject, reason);
        record(actor, step.act(), "recommendations.hop", hop, subject, reason);
    }

    private void record(Actor actor, RecommendationAct act, String table, long row, Subject subject, String reason) {
        Permission permission = act.permission();
        if (permission == null) {
            audit.recordAct(actor, "ESCALATE_RECOMMENDATION", table, row, subject.title(), subject.unitId(), reason);
        } else {
            audit.record(actor, permission, table, row, subject.title(), subject.unitId(), reason);
        }
    }
}
