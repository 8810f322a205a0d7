package vn.kieumau.recommendations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** How a recommendation or a directive comes into being, whoever gives it. */
@Component
class BeginRecommendation {
    private final JdbcClient jdbc;
    private final LockedRecommendations lockedRecommendations;

    BeginRecommendation(JdbcClient jdbc, LockedRecommendations lockedRecommendations) {
        this.jdbc = jdbc;
        this.lockedRecommendations = lockedRecommendations;
    }

    /** What it says. */
    record Words(RecommendationClass about, @Nullable Long criterionId, String title, String request) {}

    /**
     * @param act raise, or assign for a directive
     * @param byDelegation on the spot, in the name of the office that sent it
     * @param money VND; null where none is asked for
     * @param wantedLevel who is to answer
     * @param groupId null: of none
     * @param lineId of a plan; null: of none
     * @param documentId on whose ground a directive is given; null: on none
     */
    record Beginning(
            RecommendationAct act,
            long cohortId,
            long unitId,
            long officeId,
            boolean byDelegation,
            Words words,
            @Nullable Long money,
            RouteLevel wantedLevel,
            LocalDate wantedBy,
            @Nullable Long groupId,
            @Nullable Long lineId,
            @Nullable Long documentId,
            boolean illustrative) {}

    Words words(long setId, String classCode, @Nullable String criterion, String title, String request) {
        return new Words(
                RecommendationClass.of(classCode)
                        .orElseThrow(() -> new Refused(
                                RecommendationRefusal.UNKNOWN_CLASS, new Text.Field("recommendations.class"))),
                criterion(setId, criterion),
                Text.required(title, "recommendations.up.title", Text.LINE),
                Text.required(request, "recommendations.up.request", Text.LONG));
    }

    /** @return the recommendation's key */
    @Transactional(propagation = Propagation.MANDATORY)
    long begin(Actor actor, Beginning begun, LockedRecommendations.Place place) {
        long id = jdbc.sql("""
                        insert into recommendations.recommendation (direction, cohort_id, criterion_id, unit_id, origin_office_id, class, title, request,
                            money, wanted_level, wanted_by, state, state_since, owner_office_id, level, due, remind_on, raised_at, group_id, line_id, document_id, by_delegation, illustrative)
                        values (:direction, :cohort, :criterion::bigint, :unit, :origin, :class, :title, :request, :money::bigint, :wanted, :wantedBy,
                            'raised', :at, :owner, :level, :due, :remind, :at, :group::bigint, :line::bigint, :document::bigint, :byDelegation, :illustrative)
                        returning id
                        """)
                .param(
                        "direction",
                        begun.act() == RecommendationAct.ASSIGN ? RecommendationHead.DOWN : RecommendationHead.UP)
                .param("cohort", begun.cohortId())
                .param("criterion", begun.words().criterionId())
                .param("unit", begun.unitId())
                .param("origin", begun.officeId())
                .param("class", begun.words().about().code())
                .param("title", begun.words().title())
                .param("request", begun.words().request())
                .param("money", begun.money())
                .param("wanted", begun.wantedLevel().code())
                .param("wantedBy", begun.wantedBy())
                .param("at", actor.at())
                .param("owner", place.officeId())
                .param("level", place.level())
                .param("due", place.due())
                .param("remind", place.remindOn())
                .param("group", begun.groupId())
                .param("line", begun.lineId())
                .param("document", begun.documentId())
                .param("byDelegation", begun.byDelegation())
                .param("illustrative", begun.illustrative())
                .query(Long.class)
                .single();
        lockedRecommendations.hop(
                actor,
                new LockedRecommendations.Subject(id, begun.words().title(), begun.unitId()),
                new LockedRecommendations.Step(
                        begun.act(), "", RecommendationState.RAISED, begun.officeId(), null, null),
                place,
                "");
        return id;
    }

    private @Nullable Long criterion(long setId, @Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        return jdbc.sql("select criterion_id from criteria.v_criterion where set_id = :set and code = :code")
                .param("set", setId)
                .param("code", code)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(
                        RecommendationRefusal.UNKNOWN_CRITERION, new Text.Field("recommendations.criterion")));
    }
}
