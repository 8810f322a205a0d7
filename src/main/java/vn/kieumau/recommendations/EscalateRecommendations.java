package vn.kieumau.recommendations;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;

/**
 * What was let lie beyond its day goes on by itself to the next level, where somebody takes it; at the top it stays, overdue. The
 * level that missed the day stays in the history.
 */
@Component
public class EscalateRecommendations {
    private static final int AT_ONCE = 500;

    /** Kept with every such act, whose trail is in Vietnamese. */
    private static final String SYSTEM = "Hệ thống";

    private static final String REASON = "Quá hạn xử lý";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Recommendations recommendations;
    private final LockedRecommendations lockedRecommendations;

    EscalateRecommendations(
            JdbcClient jdbc,
            Clock clock,
            Recommendations recommendations,
            LockedRecommendations lockedRecommendations) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.recommendations = recommendations;
        this.lockedRecommendations = lockedRecommendations;
    }

    record Lapsed(long id, long officeId, String level, int days, int remind) {}

    /** @return how many went on */
    @Transactional
    public int escalate() {
        return escalate(OffsetDateTime.now(clock), false);
    }

    /** As of a moment; what an import tells of. */
    @Transactional
    public int escalate(OffsetDateTime at, boolean imported) {
        Actor system = new Actor(0, "", SYSTEM, List.of(), at, imported);
        List<Lapsed> lapsed = lapsed(system.today());
        for (Lapsed each : lapsed) {
            RecommendationHead head = recommendations.current(each.id());
            RecommendationMove move = RecommendationMove.of(RecommendationAct.ESCALATE, head.recommendationState())
                    .orElseThrow();
            Routes.Step step = new Routes.Step(0, each.level(), each.days(), each.remind(), each.officeId());
            LocalDate missed = Optional.ofNullable(head.due()).orElseThrow();
            lockedRecommendations.move(
                    system,
                    new LockedRecommendations.Locked(head, move, head.ownerOfficeId()),
                    LockedRecommendations.Place.of(each.officeId(), step, system.today()),
                    REASON,
                    null,
                    missed);
        }
        return lapsed.size();
    }

    /** Locked, those that somebody is working on at this moment left for the next time. */
    private List<Lapsed> lapsed(LocalDate today) {
        return jdbc.sql("""
                        select r.id, n.office_id, n.level, n.days, n.remind
                        from recommendations.recommendation r
                        join campaigns.v_cohort c on c.cohort_id = r.cohort_id
                        cross join lateral (
                            select w.office_id, w.level, w.days, w.remind from (
                                select s.*, recommendations.office_at(s.level, r.class, r.unit_id, :roles, :today) as office_id
                                from recommendations.route_of(r.direction, c.set_id, r.class, :today) s
                            ) w
                            where w.office_id <> r.owner_office_id and (r.direction = 'up' or w.office_id <> r.origin_office_id)
                              and w.position > (select m.position from recommendations.route_of(r.direction, c.set_id, r.class, :today) m
                                where m.level = r.level and m.escalates)
                            order by w.position limit 1
                        ) n
                        where r.due < :today and r.state = any(:owing)
                        order by r.due, r.id limit :limit
                        for no key update of r skip locked
                        """)
                .param("roles", Routes.ROLES)
                .param("today", today)
                .param(
                        "owing",
                        RecommendationMove.owing().stream()
                                .map(RecommendationState::code)
                                .toArray(String[]::new))
                .param("limit", AT_ONCE)
                .query(Lapsed.class)
                .list();
    }
}
