package vn.kieumau.recommendations;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.accounts.Role;
import vn.kieumau.kernel.Permission;

/** By which way a recommendation climbs on a day, and which office takes it at each level. */
@Component
public class Routes {
    /** Who takes what comes up to a province or V05, and what comes down to a ward, where also something is raised. */
    static final String[] ROLES = Stream.of(Permission.FORWARD_RECOMMENDATION, Permission.RAISE_RECOMMENDATION)
            .map(Role::holding)
            .flatMap(Arrays::stream)
            .distinct()
            .toArray(String[]::new);

    /** Whoever can say that an answer helps. */
    static final String[] CLOSING = Role.holding(Permission.CLOSE_RECOMMENDATION);

    private final JdbcClient jdbc;

    Routes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A level of the way.
     *
     * @param officeId null where nobody takes it there; of the origin too, which the recommendation knows itself
     */
    record Step(
            int position,
            String level,
            int days,
            int remind,
            @Nullable Long officeId) {
        boolean is(RouteLevel asked) {
            return level.equals(asked.code());
        }
    }

    List<Step> of(String direction, long setId, String classCode, long unitId, LocalDate day) {
        return jdbc.sql("""
                        select s.position, s.level, s.days, s.remind, recommendations.office_at(s.level, :class, :unit, :roles, :day) as office_id
                        from recommendations.route_of(:direction, :set, :class, :day) s order by s.position
                        """)
                .param("direction", direction)
                .param("set", setId)
                .param("class", classCode)
                .param("unit", unitId)
                .param("roles", ROLES)
                .param("day", day)
                .query(Step.class)
                .list();
    }

    /** The first level from this one on where somebody takes it. */
    static Optional<Step> from(List<Step> steps, RouteLevel least) {
        return steps.stream()
                .filter(each -> each.officeId() != null
                        && RouteLevel.of(each.level()).orElseThrow().compareTo(least) >= 0)
                .findFirst();
    }

    /**
     * The province's office, where nobody sits any more in the one that raised it, as after a reorganisation: or else what was answered
     * would lie there for ever.
     */
    Optional<Long> heir(RecommendationHead head, LocalDate day) {
        return jdbc.sql("""
                        select recommendations.office_at('province', :class, :unit, :roles, :day)
                        where not exists (select 1 from accounts.v_role_held h
                            where h.office_id = :origin and h.role = any(:closing) and h.valid @> :day::date)
                        """)
                .param("class", head.classCode())
                .param("unit", head.unitId())
                .param("roles", ROLES)
                .param("day", day)
                .param("origin", head.originOfficeId())
                .param("closing", CLOSING)
                .query(Long.class)
                .optional();
    }

    /** An office that a recommendation can be sent on to. */
    public record Onward(long officeId, String name, String nameEn, String level) {}

    /** Where the office that has it may send it: the levels above on its way, and from V05 any specialist department. */
    List<Onward> onward(RecommendationHead head, String level, LocalDate day) {
        return jdbc.sql("""
                        with way as (
                            select s.position, s.level, recommendations.office_at(s.level, :class, :unit, :roles, :day) as office_id
                            from recommendations.route_of('up', :set, :class, :day) s
                        ), above as (
                            select w.position, w.level, w.office_id from way w
                            where w.office_id is not null and w.position > (select position from way where level = :level)
                            union
                            select w.position, w.level, h.office_id from way w join accounts.v_role_held h on h.role = 'SPECIALIST' and h.valid @> :day::date
                            where w.level = 'specialist' and :level = 'ministry'
                        )
                        select o.office_id, o.name, o.name_en, a.level from above a join accounts.v_office o on o.office_id = a.office_id
                        order by a.position, o.office_id not in (select office_id from way where office_id is not null), o.office_id
                        """)
                .param("set", head.setId())
                .param("class", head.classCode())
                .param("unit", head.unitId())
                .param("roles", ROLES)
                .param("level", level)
                .param("day", day)
                .query(Onward.class)
                .list();
    }
}
