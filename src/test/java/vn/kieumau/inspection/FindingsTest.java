package vn.kieumau.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.appraisal.AppraisalQuality;
import vn.kieumau.appraisal.Compared;
import vn.kieumau.inspection.RecordFindings.Receipt;
import vn.kieumau.inspection.RecordFindings.SentFinding;
import vn.kieumau.inspection.RecordFindings.TypedFinding;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoDelegation;

/** What members find on a visit: who writes and reads it, that it arrives once, and what several findings come to. */
@ApplicationTest
class FindingsTest {
    private static final long SEED = 20231123;
    private static final List<String> RESULTS = List.of("met", "not_met", "not_seen");

    @Autowired
    RecordFindings recordFindings;

    @Autowired
    LeadDelegation leadDelegation;

    @Autowired
    ShareCriteria shareCriteria;

    @Autowired
    Checklists checklists;

    @Autowired
    Delegations delegations;

    @Autowired
    AppraisalQuality quality;

    @Autowired
    DemoDelegation demoDelegation;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    long delegation;
    long visit;
    List<ItemLine> items = List.of();

    @BeforeEach
    void twoOnOneWard() {
        delegation = demoDelegation.begun("Đoàn đến Cát Bi", List.of("catbi", "hungvuong"), "v05-lanhdao", "quansat");
        visit = visitTo("catbi");
        items = checklists.items(visit);
    }

    @Test
    void onlyTheHeadSetsOutAndNotBeforeTheFirstDay() {
        long decided = demoDelegation.draft("Đoàn chưa đi", List.of("catbi"), "v05-lanhdao", "quansat");
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> leadDelegation.begin(demo.actor("v05-lanhdao"), decided));
        demoDelegation.decide(decided);
        refused(KernelRefusal.NOT_FOUND, () -> leadDelegation.begin(demo.actor("v05-doan1"), decided));
        refused(KernelRefusal.NOT_PERMITTED, () -> leadDelegation.begin(demo.actor("catbi-truong"), decided));
        refused(InspectionRefusal.HEAD_ONLY, () -> leadDelegation.begin(demo.actor("quansat"), decided));
        jdbc.sql("update inspection.delegation set begins_on = date '2023-11-25' where id = ?")
                .param(decided)
                .update();
        refused(InspectionRefusal.TOO_EARLY, () -> leadDelegation.begin(demo.actor("v05-lanhdao"), decided));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> leadDelegation.begin(demo.actor("v05-lanhdao"), delegation));
    }

    @Test
    void aChecklistHasEachCriterionWhatIsToBeSeenAndWhatWasAsked() {
        assertThat(items.stream().filter(each -> each.kind().equals("criterion")))
                .hasSize(22);
        assertThat(items.stream().filter(each -> each.kind().equals("field")))
                .extracting(ItemLine::criterionCode)
                .containsExactlyElementsOf(
                        jdbc.sql("""
                                        select c.code from criteria.v_requirement r join criteria.v_criterion c on c.criterion_id = r.criterion_id
                                        where r.set_id = ? and r.kind = 'field' order by c.group_position, c.position
                                        """).param(demo.setId()).query(String.class).list())
                .isNotEmpty();
        assertThat(items).allSatisfy(each -> assertThat(each.findings()).isEmpty());
        long asked = demoDelegation.begun("Đoàn đến Ngọc Xuyên", List.of("ngocxuyen"), "v05-lanhdao", "quansat");
        List<String> open = jdbc.sql(
                        "select text from assessment.remark where dossier_id = ? and due is not null and answer is null")
                .param(demo.dossier2023("ngocxuyen"))
                .query(String.class)
                .list();
        assertThat(checklists.items(demoDelegation.visit(asked)))
                .filteredOn(each -> each.kind().equals("question"))
                .extracting(ItemLine::textVi)
                .containsExactlyInAnyOrderElementsOf(open)
                .isNotEmpty();
        long own = leadDelegation.ask(demo.actor("v05-lanhdao"), delegation, visit, "Tổ dân phố nào làm tốt nhất?");
        assertThat(checklists.items(visit).get(items.size()).itemId()).isEqualTo(own);
        refused(KernelRefusal.MISSING, () -> leadDelegation.ask(demo.actor("v05-lanhdao"), delegation, visit, " "));
        refused(InspectionRefusal.HEAD_ONLY, () -> leadDelegation.ask(demo.actor("quansat"), delegation, visit, "?"));
    }

    @Test
    void theHeadSharesTheCriteriaAmongTheMembers() throws Exception {
        long quansat = demo.actor("quansat").accountId();
        refused(InspectionRefusal.HEAD_ONLY, () -> shareCriteria.share(demo.actor("quansat"), delegation, Map.of()));
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> shareCriteria.share(demo.actor("catbi-truong"), delegation, Map.of()));
        refused(
                InspectionRefusal.NO_MEMBER,
                () -> shareCriteria.share(
                        demo.actor("v05-lanhdao"),
                        delegation,
                        Map.of("1", demo.actor("v05-doan1").accountId())));
        refused(
                InspectionRefusal.NO_SUCH_ITEM,
                () -> shareCriteria.share(demo.actor("v05-lanhdao"), delegation, Map.of("99", quansat)));
        String page = "/inspection/" + delegation + "/shares/new";
        web.perform(Browse.get("quansat", page)).andExpect(status().isNotFound());
        web.perform(Browse.post("v05-lanhdao", page)
                        .param("shares.0.code", "1")
                        .param("shares.0.accountId", String.valueOf(quansat))
                        .param("shares.1.code", "2")
                        .param("shares.1.accountId", "0"))
                .andExpect(redirectedUrl("/inspection/" + delegation));
        web.perform(Browse.get("v05-lanhdao", page)).andExpect(status().isOk());
        assertThat(checklists.items(visit))
                .filteredOn(each -> each.sharedWith() != null)
                .allSatisfy(each -> assertThat(each.sharedWith()).isEqualTo(quansat))
                .extracting(ItemLine::criterionCode)
                .containsOnly("1");
        save("v05-lanhdao", items.get(0).itemId(), "met", "");
        assertThat(item(0).findings()).as("it forbids nobody").hasSize(1);
        leadDelegation.report(demo.actor("v05-lanhdao"), delegation);
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> shareCriteria.share(demo.actor("v05-lanhdao"), delegation, Map.of()));
    }

    @Test
    void onlyMembersWriteAndOnlyWhatIsWhole() {
        long item = items.get(0).itemId();
        for (String other : List.of("catbi-canbo", "hp-canbo", "hp-lanhdao")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> save(other, item, "met", ""));
        }
        long elsewhere = demoDelegation.begun("Đoàn khác", List.of("duhangkenh"), "v05-lanhdao", "v05-canbo");
        refused(KernelRefusal.NOT_FOUND, () -> save("v05-canbo", item, "met", ""));
        refused(
                InspectionRefusal.NO_SUCH_ITEM,
                () -> recordFindings.save(
                        demo.actor("v05-canbo"),
                        elsewhere,
                        demoDelegation.visit(elsewhere),
                        List.of(new TypedFinding(item, "met", ""))));
        refused(InspectionRefusal.NO_RESULT, () -> save("quansat", item, "", "thấy thế này"));
        refused(InspectionRefusal.NO_RESULT, () -> save("quansat", item, "tốt", ""));
        refused(InspectionRefusal.NO_NOTE, () -> save("quansat", item, "not_met", "\u200b"));
        refused(
                InspectionRefusal.UNREADABLE_FINDING,
                () -> send("quansat", new SentFinding("không", item, 1, "met", "", "2023-11-24T01:00:00Z")));
        refused(
                InspectionRefusal.UNREADABLE_FINDING,
                () -> send("quansat", new SentFinding(UUID.randomUUID().toString(), item, 1, "met", "", "hôm qua")));
        refused(
                InspectionRefusal.UNREADABLE_FINDING,
                () -> send(
                        "quansat",
                        new SentFinding(UUID.randomUUID().toString(), item, 0, "met", "", "2023-11-24T01:00:00Z")));
        assertThat(checklists.items(visit))
                .allSatisfy(each -> assertThat(each.findings()).isEmpty());
        leadDelegation.report(demo.actor("v05-lanhdao"), delegation);
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> save("quansat", item, "met", ""));
    }

    @Test
    void whatIsSentTwiceIsThereOnceAndAcknowledgedAgain() throws Exception {
        SentFinding sent = sent(UUID.randomUUID(), items.get(0), 1, "met");
        Receipt receipt = send("quansat", sent).get(0);
        assertThat(send("quansat", sent, sent))
                .hasSize(2)
                .allSatisfy(again -> assertThat(again)
                        .usingRecursiveComparison()
                        .withEqualsForType(OffsetDateTime::isEqual, OffsetDateTime.class)
                        .isEqualTo(receipt));
        assertThat(receipt.sha256())
                .isEqualTo(sha256("%s\n%d\n1\nmet\n1700442123004\nghi 1"
                        .formatted(receipt.findingId(), items.get(0).itemId())));
        assertThat(item(0).findings()).hasSize(1);
        refused(InspectionRefusal.OTHER_FINDING, () -> send("v05-lanhdao", sent));
        refused(
                InspectionRefusal.OTHER_FINDING,
                () -> send("quansat", sent(UUID.fromString(receipt.findingId()), items.get(0), 1, "not_seen")));
        assertThat(demo.audited("INSPECT", "inspection.finding")).isEqualTo(1);
    }

    @Test
    void whereTwoFoundOtherwiseBothStayAndTheHeadSettlesIt() {
        save("quansat", items.get(0).itemId(), "not_met", "Chưa thấy sổ theo dõi");
        assertThat(item(0)).extracting(ItemLine::result, ItemLine::conflict).containsExactly("not_met", false);
        save("v05-lanhdao", items.get(0).itemId(), "met", "");
        assertThat(item(0)).extracting(ItemLine::result, ItemLine::conflict).containsExactly(null, true);
        refused(InspectionRefusal.CONFLICTS, () -> leadDelegation.report(demo.actor("v05-lanhdao"), delegation));
        List<String> seen = standing(0);
        refused(InspectionRefusal.HEAD_ONLY, () -> settle("quansat", seen, "met", "đã xem sổ"));
        refused(KernelRefusal.MISSING, () -> settle("v05-lanhdao", seen, "met", ""));
        refused(InspectionRefusal.NO_RESULT, () -> settle("v05-lanhdao", seen, "tốt", "đã xem sổ"));
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> settle("v05-lanhdao", seen.subList(0, 1), "met", "đã xem sổ"));
        settle("v05-lanhdao", seen, "met", "đã xem sổ");
        assertThat(item(0)).extracting(ItemLine::result, ItemLine::conflict).containsExactly("met", false);
        assertThat(item(0).standing())
                .extracting(FindingLine::result, FindingLine::note)
                .containsExactlyInAnyOrder(tuple("met", ""), tuple("not_met", "Chưa thấy sổ theo dõi"));
        save("quansat", items.get(0).itemId(), "not_met", "Sổ bỏ trống từ tháng 9");
        assertThat(item(0).conflict()).as("what is new opens it again").isTrue();
        assertThat(item(0).findings()).hasSize(3);
        save("quansat", items.get(0).itemId(), "met", "");
        assertThat(item(0)).extracting(ItemLine::result, ItemLine::conflict).containsExactly("met", false);
        refused(InspectionRefusal.NO_CONFLICT, () -> settle("v05-lanhdao", standing(0), "met", "đã xem sổ"));
        leadDelegation.report(demo.actor("v05-lanhdao"), delegation);
        assertThat(checklists.progress(delegation).get(visit))
                .extracting(
                        Checklists.Progress::items,
                        Checklists.Progress::found,
                        Checklists.Progress::conflicts,
                        Checklists.Progress::notMet)
                .containsExactly(items.size(), 1, 0, 0);
    }

    /**
     * Two members write at random on several phones; what they wrote arrives at one visit in the order of writing, at the other
     * shuffled, in pieces, and much of it twice. Both come to the same, and nothing is missing.
     */
    @Test
    void inWhateverOrderFindingsArriveTheyComeToTheSame() {
        long other = visitTo("hungvuong");
        List<ItemLine> others = checklists.items(other);
        Random random = new Random(SEED);
        for (int round = 0; round < 6; round++) {
            record Written(String login, int item, UUID key, int number, String result) {}
            List<Written> written = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                written.add(new Written(
                        random.nextBoolean() ? "quansat" : "v05-lanhdao",
                        random.nextInt(4),
                        new UUID(random.nextLong(), random.nextLong()),
                        round * 3 + 1 + random.nextInt(4),
                        RESULTS.get(random.nextInt(RESULTS.size()))));
            }
            for (Written each : written) {
                send(each.login(), sent(each.key(), items.get(each.item()), each.number(), each.result()));
            }
            List<Written> arriving = new ArrayList<>(written);
            arriving.addAll(written.subList(0, 6));
            Collections.shuffle(arriving, random);
            for (Written each : arriving) {
                UUID key = new UUID(
                        each.key().getMostSignificantBits(), ~each.key().getLeastSignificantBits());
                recordFindings.record(
                        demo.actor(each.login()),
                        delegation,
                        other,
                        List.of(sent(key, others.get(each.item()), each.number(), each.result())));
            }
            assertThat(outcome(other)).as("round %d, seed %d", round, SEED).isEqualTo(outcome(visit));
            assertThat(checklists.items(other).stream()
                            .mapToInt(each -> each.findings().size())
                            .sum())
                    .as("round %d, seed %d: none is missing, none is there twice", round, SEED)
                    .isEqualTo((round + 1) * 15);
        }
    }

    @Test
    void whatADelegationHasReportedStandsBesideTheLevels() {
        long there = demoDelegation.begun("Đoàn đến Hà Nội", List.of("hn-p1"), "v05-lanhdao", "quansat");
        long of = demoDelegation.visit(there);
        List<ItemLine> seen = checklists.items(of);
        recordFindings.save(
                demo.actor("quansat"),
                there,
                of,
                List.of(
                        new TypedFinding(seen.get(0).itemId(), "met", ""),
                        new TypedFinding(seen.get(1).itemId(), "not_met", "không thấy kế hoạch"),
                        new TypedFinding(seen.get(2).itemId(), "not_seen", "")));
        recordFindings.save(
                demo.actor("v05-lanhdao"),
                there,
                of,
                List.of(new TypedFinding(seen.get(0).itemId(), "met", "")));
        assertThat(compared("v05-canbo", Compared.WARD_FIELD, false))
                .as("nothing before the work at the wards has ended")
                .isZero();
        leadDelegation.report(demo.actor("v05-lanhdao"), there);
        assertThat(compared("v05-canbo", Compared.WARD_FIELD, false)).isEqualTo(2);
        assertThat(compared("hn-canbo", Compared.PROVINCE_FIELD, false)).isEqualTo(2);
        assertThat(compared("v05-lanhdao", Compared.WARD_FIELD, true))
                .as("the own")
                .isEqualTo(1);
        assertThat(compared("hp-canbo", Compared.WARD_FIELD, false)).isZero();
        assertThat(compared("v05-canbo", Compared.WARD_PROVINCE, false)).isGreaterThan(2);
    }

    private int compared(String login, Compared compared, boolean own) {
        return quality.counts(demo.actor(login), demo.cohort2023(), compared, own).stream()
                .mapToInt(AppraisalQuality.Count::count)
                .sum();
    }

    @Test
    void wardsDoNotReadWhatIsFoundYet() throws Exception {
        String page = "/inspection/" + delegation + "/visits/" + visit;
        save("quansat", items.get(0).itemId(), "not_met", "Ghi chú của đoàn");
        for (String reader : List.of("v05-canbo", "v05-lanhdao", "quansat")) {
            web.perform(Browse.get(reader, page))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("Ghi chú của đoàn")));
        }
        for (String other : List.of("catbi-truong", "hp-canbo", "nhattan-canbo")) {
            web.perform(Browse.get(other, page)).andExpect(status().isNotFound());
        }
        web.perform(Browse.get("catbi-truong", "/inspection/" + delegation))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/visits/" + visit))));
    }

    @Test
    void findingsAreWrittenAndSettledOnTheirPage() throws Exception {
        String page = "/inspection/" + delegation + "/visits/" + visit;
        var typed = Browse.post("quansat", page + "/findings")
                .param("items.0.itemId", String.valueOf(items.get(0).itemId()))
                .param("items.0.result", "not_met")
                .param("items.1.itemId", String.valueOf(items.get(1).itemId()))
                .param("items.1.note", "");
        web.perform(typed)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"not_met\" checked")));
        web.perform(typed.param("items.0.note", "Chưa có bảng phân công")).andExpect(redirectedUrl(page));
        web.perform(typed).andExpect(redirectedUrl(page));
        assertThat(item(0).findings()).as("a second click writes nothing").hasSize(1);
        assertThat(item(1).findings()).isEmpty();
        save("v05-lanhdao", items.get(0).itemId(), "met", "");
        web.perform(Browse.post("v05-lanhdao", page + "/items/" + items.get(0).itemId() + "/settle")
                        .param("seen", standing(0).toArray(new String[0]))
                        .param("result", "met")
                        .param("reason", "Đã xem bảng phân công ở phòng trực ban"))
                .andExpect(redirectedUrl(page));
        web.perform(Browse.get("v05-canbo", page))
                .andExpect(content().string(containsString("Đã xem bảng phân công ở phòng trực ban")));
        web.perform(Browse.post("v05-lanhdao", "/inspection/" + delegation + "/report"))
                .andExpect(redirectedUrl("/inspection/" + delegation));
        web.perform(Browse.get("quansat", page)).andExpect(content().string(not(containsString("items.0.result"))));
    }

    private long visitTo(String ward) {
        return delegations
                .visits(
                        demo.actor("v05-canbo"),
                        delegations.find(demo.actor("v05-canbo"), delegation).orElseThrow())
                .stream()
                .filter(each -> each.unitId() == demo.unit(ward))
                .findFirst()
                .orElseThrow()
                .visitId();
    }

    private void save(String login, long item, String result, String note) {
        recordFindings.save(demo.actor(login), delegation, visit, List.of(new TypedFinding(item, result, note)));
    }

    private List<Receipt> send(String login, SentFinding... sent) {
        return recordFindings.record(demo.actor(login), delegation, visit, List.of(sent));
    }

    private static SentFinding sent(UUID key, ItemLine item, int number, String result) {
        return new SentFinding(
                key.toString(), item.itemId(), number, result, "ghi " + number, "2023-11-20T01:02:03.004Z");
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void settle(String login, List<String> seen, String result, String reason) {
        leadDelegation.settle(demo.actor(login), delegation, visit, items.get(0).itemId(), seen, result, reason);
    }

    private ItemLine item(int place) {
        return checklists.items(visit).get(place);
    }

    private List<String> standing(int place) {
        return item(place).standing().stream().map(FindingLine::findingId).toList();
    }

    /** By item: what its findings come to, and whose stand. */
    private List<String> outcome(long of) {
        return checklists.items(of).stream()
                .map(each -> each.result() + " " + each.conflict() + " "
                        + each.standing().stream()
                                .map(one -> one.name() + one.number() + one.result())
                                .sorted()
                                .toList())
                .toList();
    }
}
