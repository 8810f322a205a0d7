package vn.kieumau.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

/**
 * Hundreds of steps by anybody on many recommendations, with time going by between them: whatever is tried, each lies with exactly one
 * office, comes there by declared moves alone, and has a last day while somebody owes something. The same every time: it is seeded.
 */
@ApplicationTest
class RandomRecommendationsTest {
    static final long SEED = 20231124;
    static final int STEPS = 1500;
    static final List<String> PEOPLE = List.of(
            "nhattan-canbo",
            "nhattan-truong",
            "hungvuong-truong",
            "catbi-canbo",
            "p2quan3-truong",
            "hn-canbo",
            "hn-lanhdao",
            "hp-canbo",
            "hp-lanhdao",
            "hcm-canbo",
            "hcm-lanhdao",
            "v05-canbo",
            "v05-lanhdao",
            "hau-can",
            "to-chuc",
            "quansat",
            "tayho-canbo");

    static final List<String> WARDS = List.of("nhattan", "hungvuong", "catbi", "p2quan3", "hp", "hn");

    @Autowired
    RaiseRecommendation raiseRecommendation;

    @Autowired
    AssignDirective assignDirective;

    @Autowired
    AcceptRecommendation acceptRecommendation;

    @Autowired
    ForwardRecommendation forwardRecommendation;

    @Autowired
    AnswerRecommendation answerRecommendation;

    @Autowired
    CloseRecommendation closeRecommendation;

    @Autowired
    EscalateRecommendations escalateRecommendations;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    final Random random = new Random(SEED);
    final Map<String, Actor> people = new LinkedHashMap<>();
    final Map<RecommendationAct, Integer> done = new EnumMap<>(RecommendationAct.class);
    final List<Long> ids = new ArrayList<>();

    @Test
    void nothingEverHangs() {
        PEOPLE.forEach(login -> people.put(login, demo.actor(login)));
        ids.addAll(jdbc.sql("select id from recommendations.recommendation order by id")
                .query(Long.class)
                .list());
        OffsetDateTime now = people.get("hn-canbo").at();
        int refused = 0;
        for (int step = 0; step < STEPS; step++) {
            now = now.plusHours(random.nextInt(14));
            try {
                step(now);
            } catch (Refused lawful) {
                refused++;
            }
            if (step % 100 == 0) {
                everyOneLiesSomewhere();
            }
        }
        everyOneLiesSomewhere();
        everyHopIsADeclaredMove();
        assertThat(done.keySet()).as("every act happened").containsExactlyInAnyOrder(RecommendationAct.values());
        assertThat(done.values().stream().mapToInt(each -> each).sum()).isGreaterThan(300);
        assertThat(refused).as("and much was refused").isGreaterThan(100);
        assertThat(jdbc.sql(
                                "select count(distinct from_state || to_state || act) from recommendations.hop where number > 1")
                        .query(Integer.class)
                        .single())
                .as("every move of the table was made")
                .isEqualTo(RecommendationMove.values().length);
        assertThat(jdbc.sql("""
                        select count(*) from recommendations.hop h join recommendations.recommendation r on r.id = h.recommendation_id
                        where r.direction = 'down' and h.act = 'escalate'
                        """).query(Integer.class).single())
                .as("directives went on by themselves")
                .isPositive();
        assertThat(jdbc.sql("""
                        select count(*) from recommendations.hop h join recommendations.recommendation r on r.id = h.recommendation_id
                        where r.direction = 'down' and (h.act = 'forward' or h.act = 'escalate' and h.to_office_id = r.origin_office_id)
                        """).query(Integer.class).single())
                .as("sent on, or back to whoever gave them")
                .isZero();
    }

    private void step(OffsetDateTime now) {
        if (random.nextInt(8) == 0) {
            count(RecommendationAct.ESCALATE, escalateRecommendations.escalate(now, false));
            return;
        }
        if (random.nextInt(12) == 0) {
            ids.add(raise(one(people.values()), now));
            count(RecommendationAct.RAISE, 1);
            return;
        }
        if (random.nextInt(20) == 0) {
            Actor giver = at(one(people.values()), now);
            ids.addAll(assignDirective
                    .assign(
                            giver,
                            new NewDirective(
                                    demo.cohort2023(),
                                    List.of(demo.unit(one(WARDS)), demo.unit(one(WARDS))),
                                    one(List.of(RecommendationClass.values())).code(),
                                    null,
                                    "Chỉ đạo " + ids.size(),
                                    "Thực hiện",
                                    giver.today().plusDays(1L + random.nextInt(30)),
                                    null),
                            true)
                    .byUnit()
                    .values());
            count(RecommendationAct.ASSIGN, 1);
            return;
        }
        long id = one(ids);
        RecommendationHead head = recommendations.current(id);
        RecommendationAct act = one(List.of(
                RecommendationAct.ACCEPT,
                RecommendationAct.FORWARD,
                RecommendationAct.ANSWER,
                RecommendationAct.CLOSE,
                RecommendationAct.REOPEN));
        // Half of the time somebody whose turn it is, or else hardly anything would happen.
        List<Actor> turn = people.values().stream()
                .filter(each -> !recommendations.possible(each, head).isEmpty())
                .toList();
        boolean right = random.nextBoolean() && !turn.isEmpty();
        Actor actor = at(right ? one(turn) : one(people.values()), now);
        if (right) {
            act = one(recommendations.possible(actor, head)).act();
        }
        act(actor, act, head);
        count(act, 1);
    }

    private void act(Actor actor, RecommendationAct act, RecommendationHead head) {
        long id = head.recommendationId();
        switch (act) {
            case ACCEPT -> acceptRecommendation.accept(actor, id);
            case FORWARD -> {
                List<Routes.Onward> onward = recommendations.onward(actor, head);
                forwardRecommendation.forward(
                        actor, id, onward.isEmpty() ? 0 : one(onward).officeId(), "chuyển");
            }
            case ANSWER ->
                answerRecommendation.answer(
                        actor, id, one(List.of(AnswerKind.values())).code(), random.nextInt(5) == 0 ? "" : "trả lời");
            case CLOSE -> closeRecommendation.close(actor, id, "");
            case REOPEN -> closeRecommendation.reopen(actor, id, "chưa xong");
            default -> throw new IllegalArgumentException(act.name());
        }
    }

    private long raise(Actor somebody, OffsetDateTime now) {
        Actor actor = at(somebody, now);
        List<RaiseRecommendation.Place> places = raiseRecommendation.places(actor, demo.cohort2023());
        return raiseRecommendation.raise(
                actor,
                new NewRecommendation(
                        demo.cohort2023(),
                        places.isEmpty() ? demo.unit("nhattan") : one(places).unitId(),
                        one(List.of(RecommendationClass.values())).code(),
                        null,
                        "Việc " + ids.size(),
                        "Đề nghị",
                        (long) random.nextInt(1000),
                        one(List.of("province", "ministry", "specialist")),
                        actor.today().plusDays(1L + random.nextInt(60)),
                        null),
                true);
    }

    private void everyOneLiesSomewhere() {
        assertThat(jdbc.sql("""
                        select r.id from recommendations.recommendation r
                        left join lateral (select * from recommendations.hop h where h.recommendation_id = r.id order by h.number desc limit 1) h on true
                        where h.id is null or h.to_office_id <> r.owner_office_id or h.to_state <> r.state or h.due is distinct from r.due
                           or (r.state <> 'closed') <> (r.due is not null)
                           or r.state in ('answered', 'closed') and r.owner_office_id <> r.origin_office_id
                           or r.state = 'reopened' and r.owner_office_id <> r.answer_office_id
                           or not exists (select 1 from accounts.v_role_held g where g.office_id = r.owner_office_id)
                        """).query(Long.class).list()).as("those that hang").isEmpty();
    }

    /** Read as it was written, step by step: each begins where the one before ended. */
    private void everyHopIsADeclaredMove() {
        List<String> wrong = new ArrayList<>();
        for (long id : ids) {
            String state = "";
            String office = "";
            for (Hop hop : recommendations.hops(id)) {
                boolean declared = hop.number() == 1
                        ? List.of("raise", "assign").contains(hop.act())
                                && hop.toState().equals("raised")
                        : RecommendationMove.of(
                                        RecommendationAct.valueOf(hop.act().toUpperCase(Locale.ROOT)),
                                        RecommendationState.of(hop.fromState()).orElseThrow())
                                .filter(move -> move.to().code().equals(hop.toState()))
                                .isPresent();
                boolean onward = hop.fromState().equals(state)
                        && (office.isEmpty()
                                || hop.fromName().equals(office)
                                || hop.act().equals("forward") && state.equals("answered"));
                if (!declared || !onward || (hop.missed() != null) != hop.act().equals("escalate")) {
                    wrong.add(id + " " + hop);
                }
                state = hop.toState();
                office = hop.toName();
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void count(RecommendationAct act, int times) {
        if (times > 0) {
            done.merge(act, times, Integer::sum);
        }
    }

    private <T> T one(Collection<T> choices) {
        return choices.stream().skip(random.nextInt(choices.size())).findFirst().orElseThrow();
    }

    private static Actor at(Actor actor, OffsetDateTime now) {
        return new Actor(actor.accountId(), actor.login(), actor.displayName(), actor.grants(), now, false);
    }
}
