package vn.kieumau.support;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.files.Upload;
import vn.kieumau.inspection.DecideDelegation;
import vn.kieumau.inspection.DelegationPaper;
import vn.kieumau.inspection.DrawWards;
import vn.kieumau.inspection.KeepPaper;
import vn.kieumau.inspection.LeadDelegation;
import vn.kieumau.inspection.NewConclusion;
import vn.kieumau.inspection.NewDelegation;
import vn.kieumau.inspection.PlanRoute;
import vn.kieumau.inspection.PrepareDelegation;
import vn.kieumau.inspection.RecordFindings;
import vn.kieumau.inspection.RecordFindings.TypedFinding;
import vn.kieumau.inspection.WriteConclusion;
import vn.kieumau.inspection.offline.Phones;
import vn.kieumau.inspection.offline.Photographs;
import vn.kieumau.inspection.offline.ReceiveEntries;
import vn.kieumau.inspection.offline.SentEntry;

/** Delegations of V05 to wards of Hải Phòng: head is its approver, others of it inspect. */
@TestComponent
public class DemoDelegation {
    /**
     * @param draft with two wards on its route
     * @param decided with two others, of the demonstration's today
     * @param underWay has set out to one ward and one that was drawn; at the first two members found otherwise at the first criterion
     * @param reported whose conclusion is a draft
     * @param concluded with one demand, to its ward, and a signed paper
     * @param phone that a member took along with it
     * @param sentPhotograph that has come from it, by the key that the phone gave it; {@code photograph} by its own
     */
    public record Shown(
            long draft,
            long decided,
            long underWay,
            long draw,
            long visit,
            String phone,
            String sentPhotograph,
            long photograph,
            long reported,
            long concluded,
            long demand,
            long paper) {}

    private final JdbcClient jdbc;
    private final Demo demo;
    private final PrepareDelegation prepareDelegation;
    private final PlanRoute planRoute;
    private final DecideDelegation decideDelegation;
    private final DrawWards drawWards;
    private final LeadDelegation leadDelegation;
    private final RecordFindings recordFindings;
    private final WriteConclusion writeConclusion;
    private final KeepPaper keepPaper;
    private final Phones phones;
    private final ReceiveEntries receiveEntries;
    private final Photographs photographs;

    DemoDelegation(
            JdbcClient jdbc,
            Demo demo,
            PrepareDelegation prepareDelegation,
            PlanRoute planRoute,
            DecideDelegation decideDelegation,
            DrawWards drawWards,
            LeadDelegation leadDelegation,
            RecordFindings recordFindings,
            WriteConclusion writeConclusion,
            KeepPaper keepPaper,
            Phones phones,
            ReceiveEntries receiveEntries,
            Photographs photographs) {
        this.jdbc = jdbc;
        this.demo = demo;
        this.prepareDelegation = prepareDelegation;
        this.planRoute = planRoute;
        this.decideDelegation = decideDelegation;
        this.drawWards = drawWards;
        this.leadDelegation = leadDelegation;
        this.recordFindings = recordFindings;
        this.writeConclusion = writeConclusion;
        this.keepPaper = keepPaper;
        this.phones = phones;
        this.receiveEntries = receiveEntries;
        this.photographs = photographs;
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
            sendFromPhone(underWay);
            concluding("Đoàn đã báo cáo (minh hoạ)");
            long concluded = concluding("Đoàn đã kết luận (minh hoạ)");
            writeConclusion.conclude(demo.actor("v05-lanhdao"), concluded, 1);
            keepPaper.keep(
                    demo.actor("v05-canbo"),
                    concluded,
                    DelegationPaper.MINUTES,
                    new Upload("Biên bản (minh hoạ).pdf", new ByteArrayResource(Samples.pdf("Biên bản (minh hoạ)"))));
        }
        long underWay = there("Đoàn đang kiểm tra (minh hoạ)").orElseThrow();
        long concluded = there("Đoàn đã kết luận (minh hoạ)").orElseThrow();
        return new Shown(
                there("Đoàn đang soạn (minh hoạ)").orElseThrow(),
                there("Đoàn đã quyết định (minh hoạ)").orElseThrow(),
                underWay,
                one("select id from inspection.draw where delegation_id = ?", underWay),
                visit(underWay),
                word("select phone_key::text from inspection.phone where delegation_id = ?", underWay),
                word(
                        "select e.entry_key::text from inspection.entry e join inspection.phone p on p.id = e.phone_id where e.kind = 'photograph' and p.delegation_id = ?",
                        underWay),
                one(
                        "select p.id from inspection.photograph p join inspection.item i on i.id = p.item_id where i.visit_id = ?",
                        visit(underWay)),
                there("Đoàn đã báo cáo (minh hoạ)").orElseThrow(),
                concluded,
                one("select id from inspection.demand where visit_id = ?", visit(concluded)),
                one("select min(id) from inspection.paper where delegation_id = ?", concluded));
    }

    /** Whose conclusion is written, with one demand. */
    private long concluding(String name) {
        long id = begun(name, List.of("catbi"), "v05-lanhdao", "v05-canbo");
        leadDelegation.report(demo.actor("v05-lanhdao"), id);
        writeConclusion.write(
                demo.actor("v05-canbo"),
                id,
                0,
                new NewConclusion(
                        "24/11/2023",
                        "Hội trường (minh hoạ)",
                        "Công an thành phố\nỦy ban nhân dân phường",
                        "Lề lối làm việc nền nếp (minh hoạ)",
                        "Sổ sách chưa đầy đủ (minh hoạ)",
                        "",
                        List.of(new NewConclusion.NewDemand(
                                visit(id), "Bổ sung sổ theo dõi (minh hoạ)", "15/12/2023"))));
        return id;
    }

    private void sendFromPhone(long id) {
        PhoneInHand phone = new PhoneInHand(phones.take(demo.actor("v05-canbo"), id));
        byte[] picture = Samples.jpeg();
        SentEntry photograph = phone.photograph(item(visit(id)), picture, "20.844912", "106.688084");
        String key = phone.taken().phone();
        receiveEntries.receive(
                demo.actor("v05-canbo"),
                key,
                List.of(
                        photograph,
                        phone.presence("begun", visit(id)),
                        phone.signature(visit(id), "Người ký (minh hoạ)", "Chức vụ (minh hoạ)", Samples.png())));
        photographs.receive(demo.actor("v05-canbo"), key, String.valueOf(photograph.key()), 0, picture);
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

    private String word(String sql, long key) {
        return jdbc.sql(sql).param(key).query(String.class).single();
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
