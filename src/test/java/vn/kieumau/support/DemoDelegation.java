package vn.kieumau.support;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.inspection.DecideDelegation;
import vn.kieumau.inspection.DrawWards;
import vn.kieumau.inspection.LeadDelegation;
import vn.kieumau.inspection.NewDelegation;
import vn.kieumau.inspection.PlanRoute;
import vn.kieumau.inspection.PrepareDelegation;
import vn.kieumau.inspection.RecordFindings;
import vn.kieumau.inspection.RecordFindings.TypedFinding;

/** Delegations of V05 to wards of Hải Phòng: head is its approver, others of it inspect. */
@TestComponent
public class DemoDelegation {
    /**
     * @param draft with two wards on its route
     * @param decided with two others, of the demonstration's today
     * @param underWay has set out to one ward and one that was drawn; at the first two members found otherwise at the first criterion
     */
    public record Shown(long draft, long decided, long underWay, long draw, long visit) {}

    private final JdbcClient jdbc;
    private final Demo demo;
    private final PrepareDelegation prepareDelegation;
    private final PlanRoute planRoute;
    private final DecideDelegation decideDelegation;
    private final DrawWards drawWards;
    private final LeadDelegation leadDelegation;
    private final RecordFindings recordFindings;

    DemoDelegation(
            JdbcClient jdbc,
            Demo demo,
            PrepareDelegation prepareDelegation,
            PlanRoute planRoute,
            DecideDelegation decideDelegation,
            DrawWards drawWards,
            LeadDelegation leadDelegation,
            RecordFindings recordFindings) {
        this.jdbc = jdbc;
        this.demo = demo;
        this.prepareDelegation = prepareDelegation;
        this.planRoute = planRoute;
        this.decideDelegation = decideDelegation;
        this.drawWards = drawWards;
        this.leadDelegation = leadDelegation;
        this.recordFindings = recordFindings;
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
        if (there("Đoàn đang soạn (minh hoạ)").isEmpty()) {
            draft("Đoàn đang soạn (minh hoạ)", List.of("hungvuong", "catbi"), "v05-lanhdao", "v05-canbo");
            decide(draft("Đoàn đã quyết định (minh hoạ)", List.of("catbi", "ngocxuyen"), "v05-lanhdao", "v05-canbo"));
            long underWay = draft("Đoàn đang kiểm tra (minh hoạ)", List.of("kenhduong"), "v05-lanhdao", "v05-canbo");
            drawWards.draw(demo.actor("v05-canbo"), underWay, new DrawWards.NewDraw("risk", "1", "24112023"));
            decide(underWay);
            leadDelegation.begin(demo.actor("v05-lanhdao"), underWay);
            disagree(underWay);
        }
        long underWay = there("Đoàn đang kiểm tra (minh hoạ)").orElseThrow();
        return new Shown(
                there("Đoàn đang soạn (minh hoạ)").orElseThrow(),
                there("Đoàn đã quyết định (minh hoạ)").orElseThrow(),
                underWay,
                one("select id from inspection.draw where delegation_id = ?", underWay),
                visit(underWay));
    }

    /** One that its head has set out with today. */
    public long begun(String name, List<String> wards, String head, String... members) {
        long id = draft(
                name, wards, Stream.concat(Stream.of(head), Stream.of(members)).toArray(String[]::new));
        decide(id);
        leadDelegation.begin(demo.actor(head), id);
        return id;
    }

    private void disagree(long id) {
        long visit = visit(id);
        recordFindings.save(demo.actor("v05-lanhdao"), id, visit, List.of(new TypedFinding(item(visit), "met", "")));
        recordFindings.save(
                demo.actor("v05-canbo"),
                id,
                visit,
                List.of(new TypedFinding(item(visit), "not_met", "Chưa thấy sổ theo dõi (minh hoạ)")));
    }

    /** Its first visit. */
    public long visit(long delegation) {
        return one("select id from inspection.visit where delegation_id = ? order by position limit 1", delegation);
    }

    private long item(long visit) {
        return one("select id from inspection.item where visit_id = ? order by position limit 1", visit);
    }

    private long one(String sql, long key) {
        return jdbc.sql(sql).param(key).query(Long.class).single();
    }

    private Optional<Long> there(String name) {
        return jdbc.sql("select id from inspection.delegation where name = ?")
                .param(name)
                .query(Long.class)
                .optional();
    }
}
