package vn.kieumau.recommendations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/**
 * Groups of recommendations, and which recommendations look alike. Alike is a question to a person, who alone forms a group: class
 * is the same, and the words share trigrams, without regard to accents and case.
 */
@Component
public class RecommendationGroups {
    /** What is open and came to one of these offices: what these may group. */
    static final String GROUPABLE = """
            r.direction = 'up' and r.state = any(:owing) and exists (select 1 from recommendations.hop h where h.recommendation_id = r.id and h.to_office_id = any(:grouping))
            """;

    /**
     * From which similarity of {@code pg_trgm} on (0 to 1: shared trigrams by all trigrams of both) two are suggested. Requests of one
     * province often begin with the same words; below this, those alone are enough.
     */
    static final double ALIKE = 0.45;

    /** So many of the longest waiting are compared with each other, and so many are offered to choose from. */
    private static final int COMPARED = 300;

    private static final int OFFERED = 100;

    private final JdbcClient jdbc;
    private final Recommendations recommendations;

    RecommendationGroups(JdbcClient jdbc, Recommendations recommendations) {
        this.jdbc = jdbc;
        this.recommendations = recommendations;
    }

    /**
     * A recommendation that could belong to others.
     *
     * @param alike 0 to 1, to the nearest of them; 1 for these themselves
     */
    public record Candidate(RecommendationHead recommendation, double alike) {
        /** Whether it is suggested, and not only offered. */
        public boolean suggested() {
            return alike >= ALIKE;
        }
    }

    /** Open ones that look alike, the longest waiting first; it is the one to which the others are compared. */
    public record Suggestion(List<RecommendationHead> members) {
        public RecommendationHead first() {
            return members.get(0);
        }

        /** VND that they ask for together; 0 where none asks for any. */
        public BigDecimal money() {
            return members.stream()
                    .map(RecommendationHead::money)
                    .filter(Objects::nonNull)
                    .map(BigDecimal::valueOf)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    record Pair(long first, long second) {}

    record Alike(long id, double alike) {}

    private static final String GROUPS = """
            select g.id as group_id, g.class as class_code, g.title, o.name as formed_office, o.name_en as formed_office_en,
                audit.signed(a.display_name, 'recommendations.recommendation_group', g.id, g.formed_by) as formed_by_name, g.formed_at,
                count(*) as members, count(distinct r.unit_id) as wards, sum(r.money) as money, count(*) filter (where r.state = any(:owing)) as open,
                count(*) filter (where r.state = any(:owing) and r.owner_office_id = any(:offices)) as here,
                min(r.due) filter (where r.state = any(:owing)) as due, bool_or(r.direction = 'down') as directive, bool_or(r.illustrative) as illustrative
            from recommendations.recommendation_group g
            join recommendations.recommendation r on r.group_id = g.id
            join accounts.v_office o on o.office_id = g.formed_office_id
            join accounts.v_account a on a.account_id = g.formed_by
            where\s""" + Recommendations.SEEN;

    private static final String BY_GROUP = " group by g.id, o.name, o.name_en, a.display_name";

    /** Those with something in sight; what has to be done first. */
    public List<RecommendationGroup> all(Actor reader) {
        return groups(reader, BY_GROUP + " order by due nulls last, g.id desc limit 250")
                .query(RecommendationGroup.class)
                .list();
    }

    /** Empty both for one that is not there and for one of which the reader sees nothing. */
    public Optional<RecommendationGroup> find(Actor reader, long group) {
        return groups(reader, " and g.id = :group" + BY_GROUP)
                .param("group", group)
                .query(RecommendationGroup.class)
                .optional();
    }

    private JdbcClient.StatementSpec groups(Actor reader, String end) {
        return jdbc.sql(GROUPS + end)
                .param("reach", reader.reach(Permission.VIEW_RECOMMENDATION))
                .param("offices", Recommendations.offices(reader, Permission.VIEW_FORWARDED_RECOMMENDATION))
                .param("owing", owing());
    }

    /** What looks alike among the open ones that came to the actor's offices and are in no group. */
    public List<Suggestion> suggestions(Actor actor) {
        List<Pair> pairs = jdbc.sql("""
                        with open as (
                            select r.id, r.class, r.folded, r.raised_at from recommendations.recommendation r
                            where r.group_id is null and\s""" + GROUPABLE + """
                            order by r.raised_at, r.id limit :compared
                        )
                        select a.id as first, b.id as second from open a
                        join open b on b.class = a.class and (b.raised_at, b.id) > (a.raised_at, a.id) and similarity(a.folded, b.folded) >= :alike
                        order by a.raised_at, a.id, b.raised_at, b.id
                        """)
                .param("owing", owing())
                .param("grouping", Recommendations.offices(actor, Permission.GROUP_RECOMMENDATION))
                .param("compared", COMPARED)
                .param("alike", ALIKE)
                .query(Pair.class)
                .list();
        return suggestions(actor, stars(pairs));
    }

    /** Each with all those that look like it itself: not in chains, at whose ends nothing is alike. */
    static List<List<Long>> stars(List<Pair> pairs) {
        Map<Long, List<Long>> stars = new LinkedHashMap<>();
        Set<Long> taken = new HashSet<>();
        for (Pair pair : pairs) {
            boolean centre = stars.containsKey(pair.first()) || !taken.contains(pair.first());
            if (centre && !taken.contains(pair.second())) {
                taken.addAll(List.of(pair.first(), pair.second()));
                stars.computeIfAbsent(pair.first(), any -> new ArrayList<>(List.of(any)))
                        .add(pair.second());
            }
        }
        return List.copyOf(stars.values());
    }

    private List<Suggestion> suggestions(Actor actor, List<List<Long>> stars) {
        Map<Long, RecommendationHead> heads = new HashMap<>();
        recommendations
                .among(actor, stars.stream().flatMap(List::stream).toList())
                .forEach(each -> heads.put(each.recommendationId(), each));
        return stars.stream()
                .map(star -> new Suggestion(
                        star.stream().map(heads::get).filter(Objects::nonNull).toList()))
                .filter(each -> each.members().size() > 1)
                .toList();
    }

    /**
     * Open ones of the same class in no group that the actor may group, the nearest first; those to which they are compared stand at the
     * beginning, as far as they are among them.
     */
    public List<Candidate> candidates(Actor actor, List<Long> to) {
        List<Alike> found = jdbc.sql("""
                        select r.id, max(case when r.id = a.id then 1 else least(similarity(r.folded, a.folded), 0.99) end)::float8 as alike
                        from recommendations.recommendation a join recommendations.recommendation r on r.class = a.class
                        where a.id = any(:to) and r.group_id is null and\s""" + GROUPABLE + """
                        group by r.id order by alike desc, r.id limit :offered
                        """)
                .param("to", to.toArray(Long[]::new))
                .param("owing", owing())
                .param("grouping", Recommendations.offices(actor, Permission.GROUP_RECOMMENDATION))
                .param("offered", OFFERED)
                .query(Alike.class)
                .list();
        Map<Long, RecommendationHead> heads = new HashMap<>();
        recommendations
                .among(actor, found.stream().map(Alike::id).toList())
                .forEach(each -> heads.put(each.recommendationId(), each));
        return found.stream()
                .flatMap(each -> Stream.ofNullable(heads.get(each.id())).map(head -> new Candidate(head, each.alike())))
                .toList();
    }

    /** Open ones that lie with an office in whose name the actor answers. */
    public List<RecommendationHead> here(Actor actor, List<RecommendationHead> members) {
        Set<Long> offices = Set.of(Recommendations.offices(actor, Permission.ANSWER_RECOMMENDATION));
        return members.stream()
                .filter(each -> RecommendationMove.owing().contains(each.recommendationState()))
                .filter(each -> offices.contains(each.ownerOfficeId()))
                .toList();
    }

    /** Keys of those that once came to an office of the actor, who may therefore take them out of their group. */
    public Set<Long> removable(Actor actor, List<RecommendationHead> members) {
        return new HashSet<>(jdbc.sql("""
                        select distinct h.recommendation_id from recommendations.hop h
                        where h.recommendation_id = any(:members) and h.to_office_id = any(:offices)
                        """)
                .param(
                        "members",
                        members.stream()
                                .map(RecommendationHead::recommendationId)
                                .toArray(Long[]::new))
                .param("offices", Recommendations.offices(actor, Permission.GROUP_RECOMMENDATION))
                .query(Long.class)
                .list());
    }

    static String[] owing() {
        return Arrays.stream(RecommendationState.values())
                .filter(RecommendationMove.owing()::contains)
                .map(RecommendationState::code)
                .toArray(String[]::new);
    }
}
