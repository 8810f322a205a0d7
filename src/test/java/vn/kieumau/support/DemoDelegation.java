package vn.kieumau.support;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.inspection.DecideDelegation;
import vn.kieumau.inspection.NewDelegation;
import vn.kieumau.inspection.PlanRoute;
import vn.kieumau.inspection.PrepareDelegation;

/** Delegations of V05 to wards of Hải Phòng: head is its approver, others of it inspect. */
@TestComponent
public class DemoDelegation {
    /** @param draft with two wards on its route; decided with two others, of the demonstration's today */
    public record Shown(long draft, long decided) {}

    private final JdbcClient jdbc;
    private final Demo demo;
    private final PrepareDelegation prepareDelegation;
    private final PlanRoute planRoute;
    private final DecideDelegation decideDelegation;

    DemoDelegation(
            JdbcClient jdbc,
            Demo demo,
            PrepareDelegation prepareDelegation,
            PlanRoute planRoute,
            DecideDelegation decideDelegation) {
        this.jdbc = jdbc;
        this.demo = demo;
        this.prepareDelegation = prepareDelegation;
        this.planRoute = planRoute;
        this.decideDelegation = decideDelegation;
    }

    public static NewDelegation typed(String name, String... members) {
        return delegation(name, "result", "24/11/2023", "30/11/2023", members);
    }

    public static NewDelegation delegation(
            String name, @Nullable String purpose, String begins, String ends, String... members) {
        return new NewDelegation(
                name,
                purpose,
                begins,
                ends,
                true,
                Stream.of(members)
                        .map(login -> new NewDelegation.NewMember(
                                login, login.equals(members[0]) ? "head" : "member", "", "Cán bộ (minh hoạ)"))
                        .toList());
    }

    public long draft(String name, List<String> wards, String... members) {
        long id = prepareDelegation.prepare(demo.actor("v05-canbo"), demo.cohort2023(), typed(name, members), true);
        planRoute.add(
                demo.actor("v05-canbo"), id, wards.stream().map(demo::unit).toList());
        return id;
    }

    public void decide(long id) {
        decideDelegation.decide(demo.actor("v05-lanhdao"), id, "77/QĐ-MINH-HOẠ", "20/11/2023");
    }

    /** Made once. */
    public Shown shown() {
        return there("Đoàn đang soạn (minh hoạ)")
                .map(draft ->
                        new Shown(draft, there("Đoàn đã quyết định (minh hoạ)").orElseThrow()))
                .orElseGet(() -> {
                    long draft = draft(
                            "Đoàn đang soạn (minh hoạ)", List.of("hungvuong", "catbi"), "v05-lanhdao", "v05-canbo");
                    long decided = draft(
                            "Đoàn đã quyết định (minh hoạ)", List.of("catbi", "ngocxuyen"), "v05-lanhdao", "v05-canbo");
                    decide(decided);
                    return new Shown(draft, decided);
                });
    }

    private Optional<Long> there(String name) {
        return jdbc.sql("select id from inspection.delegation where name = ?")
                .param(name)
                .query(Long.class)
                .optional();
    }
}
