package vn.kieumau.inspection.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.inspection.Checklists;
import vn.kieumau.inspection.FindingLine;
import vn.kieumau.inspection.InspectionRefusal;
import vn.kieumau.inspection.ItemLine;
import vn.kieumau.inspection.LeadDelegation;
import vn.kieumau.inspection.RecordFindings;
import vn.kieumau.inspection.offline.Photographs.ReceivedPhotograph;
import vn.kieumau.inspection.offline.ReceiveEntries.Arrival;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoDelegation;
import vn.kieumau.support.PhoneInHand;
import vn.kieumau.support.Samples;

/** Phones of a delegation: who takes one, what it may do, that what is written on it arrives once and as whose it is. */
@ApplicationTest
class PhonesTest {
    private static final long SEED = 20231124;

    @Autowired
    Phones phones;

    @Autowired
    ReceiveEntries receiveEntries;

    @Autowired
    RecordFindings recordFindings;

    @Autowired
    Photographs photographs;

    @Autowired
    VisitRecords records;

    @Autowired
    Packages packages;

    @Autowired
    Checklists checklists;

    @Autowired
    LeadDelegation leadDelegation;

    @Autowired
    DemoDelegation demoDelegation;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    MockMvc web;

    long delegation;
    long visit;
    List<ItemLine> items = List.of();

    @BeforeEach
    void twoOnOneWard() {
        delegation = demoDelegation.begun("Đoàn đến Cát Bi", List.of("catbi"), "v05-lanhdao", "quansat");
        visit = demoDelegation.visit(delegation);
        items = checklists.items(visit);
    }

    @Test
    void onlyMembersTakeAPhoneAndOnlyWhileTheDelegationIsUnderWay() {
        refused(KernelRefusal.NOT_PERMITTED, () -> take("catbi-truong"));
        refused(KernelRefusal.NOT_PERMITTED, () -> take("hp-lanhdao"));
        refused(KernelRefusal.NOT_FOUND, () -> take("v05-doan1"));
        for (int i = 0; i < 5; i++) {
            take("quansat");
        }
        refused(InspectionRefusal.TOO_MANY_PHONES, () -> take("quansat"));
        assertThat(demo.audited("INSPECT", "inspection.phone")).isEqualTo(5);
        leadDelegation.report(demo.actor("v05-lanhdao"), delegation);
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> take("v05-lanhdao"));
    }

    @Test
    void thePageSaysHowLargeItIsAndGivesOutTheKeysOnce() throws Exception {
        web.perform(Browse.get("catbi-truong", "/inspection/" + delegation + "/phones/new"))
                .andExpect(status().isForbidden());
        web.perform(Browse.get("quansat", "/inspection/" + delegation + "/phones/new"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("data-bytes")));
        assertThat(packages.sizes(demo.actor("quansat"), phones.joined(demo.actor("quansat"), delegation)))
                .singleElement()
                .satisfies(size -> {
                    assertThat(size.items()).isEqualTo(items.size());
                    assertThat(size.bytes()).isGreaterThan(items.size() * 200L);
                });
        String answer = web.perform(Browse.post("quansat", "/inspection/" + delegation + "/phones"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        Phones.Taken taken = json.readValue(answer, Phones.Taken.class);
        assertThat(taken.token()).startsWith("km_");
        web.perform(Browse.get("quansat", "/inspection/" + delegation))
                .andExpect(content().string(not(containsString(taken.token()))))
                .andExpect(content().string(not(containsString(taken.sealKey()))))
                .andExpect(content().string(containsString(taken.phone())));
        web.perform(Browse.get("v05-lanhdao", "/inspection/" + delegation))
                .andExpect(content().string(containsString(taken.phone())));
    }

    @Test
    void theTokenOfAPhoneIsForItsDelegationAlone() throws Exception {
        Phones.Taken taken = take("v05-lanhdao");
        String here = "/api/v1/inspection/" + delegation + "/visits/" + visit;
        long dossier = demo.dossier2023("nhattan");
        ask(taken, "/api/v1/inspection/" + delegation).andExpect(status().isOk());
        ask(taken, here).andExpect(status().isOk());
        ask(taken, here + "/proofs")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.proofs").isArray());
        // What its owner may do otherwise.
        ask(taken, "/api/v1/assessment/" + dossier).andExpect(status().isForbidden());
        ask(taken, "/api/v1/accounts/offices").andExpect(status().isForbidden());
        ask(taken, "/api/v1/audit").andExpect(status().isForbidden());
        web.perform(post("/api/v1/inspection/" + delegation + "/report").header("Authorization", bearer(taken)))
                .andExpect(status().isForbidden());
        jdbc.sql(
                        "update accounts.role_grant set valid = daterange('2023-11-20', '2023-11-24') where role = 'INSPECTOR'")
                .update();
        ask(taken, here).andExpect(status().isForbidden());
        assertThat(receive("v05-lanhdao", taken, new PhoneInHand(taken).finding(item(0), 1, "met", "")))
                .as("what was written is sent also when the rights have ended")
                .allSatisfy(each -> assertThat(each.refused()).isNull());
    }

    @Test
    void eachKindArrivesOnceWithAReceipt() {
        PhoneInHand phone = new PhoneInHand(take("quansat"));
        byte[] drawn = Samples.png();
        List<SentEntry> sent = List.of(
                phone.presence("begun", visit),
                phone.finding(item(0), 1, "not_met", "Chưa thấy sổ"),
                phone.signature(visit, "Trần Thị B (minh hoạ)", "Phó Chủ tịch (minh hoạ)", drawn),
                phone.photograph(item(0), Samples.jpeg(), "20.844912", "106.688084"),
                phone.presence("ended", visit));
        List<Arrival> first = receive("quansat", phone.taken(), sent.toArray(SentEntry[]::new));
        assertThat(first).hasSize(5).allSatisfy(each -> {
            assertThat(each.refused()).isNull();
            assertThat(each.late()).isFalse();
            assertThat(each.sha256())
                    .isEqualTo(PhoneInHand.hash(sent.stream()
                            .filter(entry -> each.key().equals(entry.key()))
                            .findFirst()
                            .orElseThrow()));
        });
        List<SentEntry> again = new ArrayList<>(sent);
        Collections.reverse(again);
        assertThat(receive("quansat", phone.taken(), again.toArray(SentEntry[]::new)))
                .usingRecursiveFieldByFieldElementComparator(
                        org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration.builder()
                                .withEqualsForType(OffsetDateTime::isEqual, OffsetDateTime.class)
                                .build())
                .containsExactlyElementsOf(first);
        assertThat(standing(0))
                .extracting(FindingLine::result, FindingLine::note)
                .containsExactly(tuple("not_met", "Chưa thấy sổ"));
        assertThat(records.presences(visit)).singleElement().satisfies(each -> {
            assertThat(each.begunAt()).isEqualTo("2023-11-24T02:15:00.004Z");
            assertThat(each.endedAt()).isEqualTo("2023-11-24T02:15:00.004Z");
        });
        assertThat(records.signatures(visit))
                .singleElement()
                .satisfies(each -> assertThat(each.picture()).isEqualTo(drawn));
        assertThat(photographs.of(visit)).singleElement().satisfies(each -> {
            assertThat(each.arrivedAt()).isNull();
            assertThat(each.latitude()).isEqualTo("20.844912");
        });
        assertThat(demo.audited("SEND_FROM_PHONE", "inspection.finding")).isEqualTo(1);
        assertThat(demo.audited("SEND_FROM_PHONE", "inspection.photograph")).isEqualTo(1);
    }

    @Test
    void whatIsNotInOrderIsToldOfAndKeepsNothingElseBack() {
        PhoneInHand phone = new PhoneInHand(take("quansat"));
        PhoneInHand other = new PhoneInHand(take("v05-lanhdao"));
        SentEntry good = phone.finding(item(0), 1, "met", "");
        long elsewhere = demoDelegation.visit(
                demoDelegation.begun("Đoàn khác", List.of("duhangkenh"), "v05-lanhdao", "quansat"));
        assertThat(receive(
                        "quansat",
                        phone.taken(),
                        good,
                        other.finding(item(1), 1, "met", ""),
                        PhoneInHand.with(phone.finding(item(2), 1, "met", ""), null),
                        phone.finding(item(3), 1, "not_met", " "),
                        phone.finding(item(3), 1, "tốt", ""),
                        phone.finding(item(3), 0, "met", ""),
                        phone.finding(checklists.items(elsewhere).get(0).itemId(), 1, "met", ""),
                        phone.presence("begun", elsewhere),
                        phone.presence("slept", visit),
                        phone.signature(visit, "", "Chủ tịch", Samples.png()),
                        phone.signature(visit, "A", "Chủ tịch", Samples.jpeg()),
                        phone.photograph(item(0), 8_000_001, "a".repeat(64), null, null),
                        phone.photograph(item(0), 10, "A", null, null),
                        phone.photograph(item(0), Samples.jpeg(), "91", "10"),
                        phone.photograph(item(0), Samples.jpeg(), "20.1", null)))
                .hasSize(15)
                .filteredOn(each -> each.refused() == null)
                .extracting(Arrival::key)
                .containsExactly(good.key());
        assertThat(receive(
                        "quansat",
                        phone.taken(),
                        phone.finding(UUID.fromString(String.valueOf(good.key())), item(0), 2, "not_seen", "")))
                .singleElement()
                .satisfies(each -> assertThat(each.refused().refusal()).isEqualTo(InspectionRefusal.OTHER_ENTRY));
        UUID typed = UUID.randomUUID();
        recordFindings.record(
                demo.actor("quansat"),
                delegation,
                visit,
                List.of(new RecordFindings.SentFinding(
                        typed.toString(), item(4), 1, "met", "", "2023-11-24T01:00:00Z")));
        assertThat(receive("quansat", phone.taken(), phone.finding(typed, item(4), 1, "met", "")))
                .as("a key that a finding has which came without a phone")
                .singleElement()
                .satisfies(each -> assertThat(each.refused().refusal()).isEqualTo(InspectionRefusal.OTHER_ENTRY));
        assertThat(jdbc.sql("select count(*) from inspection.entry")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(standing(0)).hasSize(1);
    }

    @Test
    void anotherMemberBringsItAndItStaysWhoseItIs() {
        PhoneInHand phone = new PhoneInHand(take("quansat"));
        SentEntry written = phone.finding(item(0), 1, "met", "");
        for (String outsider : List.of("catbi-truong", "v05-doan1", "hp-canbo")) {
            refused(KernelRefusal.NOT_FOUND, () -> receive(outsider, phone.taken(), written));
        }
        assertThat(receive("v05-lanhdao", phone.taken(), written))
                .allSatisfy(each -> assertThat(each.refused()).isNull());
        assertThat(standing(0))
                .extracting(FindingLine::accountId)
                .containsExactly(demo.actor("quansat").accountId());
        assertThat(receive("quansat", phone.taken(), written))
                .as("the phone itself comes home later")
                .allSatisfy(each -> assertThat(each.refused()).isNull());
        assertThat(standing(0)).hasSize(1);
    }

    @Test
    void whatComesAfterTheReportIsKeptAndCountsNoMore() throws Exception {
        PhoneInHand phone = new PhoneInHand(take("quansat"));
        receive("quansat", phone.taken(), phone.finding(item(0), 1, "met", ""));
        leadDelegation.report(demo.actor("v05-lanhdao"), delegation);
        assertThat(phones.standing(phone.taken().phone()).state()).isEqualTo("ended");
        assertThat(receive("quansat", phone.taken(), phone.finding(item(0), 2, "not_met", "Muộn rồi")))
                .allSatisfy(each -> assertThat(each.late()).isTrue());
        assertThat(standing(0)).extracting(FindingLine::result).containsExactly("met");
        assertThat(checklists.items(visit).get(0).findings())
                .extracting(FindingLine::late)
                .containsExactlyInAnyOrder(true, false);
        web.perform(Browse.get("v05-canbo", "/inspection/" + delegation + "/visits/" + visit))
                .andExpect(content().string(containsString("Muộn rồi")))
                .andExpect(content().string(containsString("Đến muộn")));
    }

    @Test
    void aLostPhoneSendsNothingMoreAndIsTold() throws Exception {
        Phones.Taken taken = take("quansat");
        String lost = "/inspection/" + delegation + "/phones/" + taken.phone() + "/lost";
        for (String other : List.of("catbi-truong", "hp-lanhdao", "v05-doan1")) {
            web.perform(Browse.post(other, lost)).andExpect(status().isNotFound());
        }
        Phones.Taken headsOwn = take("v05-lanhdao");
        refused(KernelRefusal.NOT_FOUND, () -> phones.lose(demo.actor("quansat"), delegation, headsOwn.phone()));
        web.perform(get("/api/v1/inspection/phones/" + taken.phone()))
                .andExpect(jsonPath("$.state").value("taken"));
        web.perform(get("/api/v1/inspection/phones/" + UUID.randomUUID())).andExpect(status().isNotFound());
        web.perform(Browse.post("v05-lanhdao", lost)).andExpect(redirectedUrl("/inspection/" + delegation));
        web.perform(get("/api/v1/inspection/phones/" + taken.phone()))
                .andExpect(jsonPath("$.state").value("lost"));
        ask(taken, "/api/v1/inspection/" + delegation).andExpect(status().isUnauthorized());
        web.perform(Browse.post("v05-lanhdao", lost)).andExpect(status().isNotFound());
        assertThat(demo.audited("SEND_FROM_PHONE", "inspection.phone")).isEqualTo(1);
        assertThat(phones.of(demo.actor("quansat"), phones.joined(demo.actor("quansat"), delegation)))
                .singleElement()
                .satisfies(each -> assertThat(each.lostAt()).isNotNull());
        assertThat(take("quansat").phone()).isNotEqualTo(taken.phone());
    }

    @Test
    void aPhotographComesInPartsOverAConnectionThatBreaks() throws Exception {
        PhoneInHand phone = new PhoneInHand(take("quansat"));
        byte[] picture = Samples.jpeg(Samples.street(7, 900, 600), 0.9f);
        SentEntry announced = phone.photograph(item(0), picture, null, null);
        String key = String.valueOf(announced.key());
        refused(KernelRefusal.NOT_FOUND, () -> part("quansat", phone, key, 0, picture));
        receive("quansat", phone.taken(), announced);
        refused(KernelRefusal.NOT_FOUND, () -> part("catbi-truong", phone, key, 0, picture));
        refused(InspectionRefusal.PART_SIZE, () -> part("quansat", phone, key, 0, new byte[0]));
        int half = picture.length / 2;
        byte[] begin = Arrays.copyOfRange(picture, 0, half);
        byte[] end = Arrays.copyOfRange(picture, half, picture.length);
        assertThat(part("quansat", phone, key, half, end).received())
                .as("out of order")
                .isZero();
        assertThat(part("quansat", phone, key, 0, begin).received()).isEqualTo(half);
        assertThat(part("quansat", phone, key, 0, begin).received()).as("twice").isEqualTo(half);
        assertThat(photographs
                        .received(demo.actor("quansat"), phone.taken().phone(), key)
                        .received())
                .isEqualTo(half);
        byte[] broken = end.clone();
        broken[100] ^= 1;
        assertThat(part("quansat", phone, key, half, broken).received())
                .as("what is not what was announced is dropped")
                .isZero();
        part("quansat", phone, key, 0, begin);
        ReceivedPhotograph whole = part("v05-lanhdao", phone, key, half, end);
        assertThat(whole.sha256()).isEqualTo(PhoneInHand.sha256(picture));
        assertThat(part("quansat", phone, key, half, end).arrivedAt()).isNotNull();
        assertThat(jdbc.sql("select count(*) from inspection.photograph_part")
                        .query(Integer.class)
                        .single())
                .isZero();
        long id = photographs.of(visit).get(0).photographId();
        String page = "/inspection/" + delegation + "/visits/" + visit + "/photographs/" + id;
        web.perform(Browse.get("v05-canbo", page))
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.IMAGE_JPEG));
        for (String other : List.of("catbi-truong", "hp-canbo", "nhattan-canbo")) {
            web.perform(Browse.get(other, page)).andExpect(status().isNotFound());
        }
    }

    @Test
    void overTheApiEntriesAreAnsweredOneByOneInTheReadersLanguage() throws Exception {
        PhoneInHand phone = new PhoneInHand(take("quansat"));
        String body = json.writeValueAsString(java.util.Map.of(
                "entries", List.of(phone.finding(item(0), 1, "met", ""), phone.finding(item(1), 1, "not_met", ""))));
        web.perform(post("/api/v1/inspection/phones/" + phone.taken().phone() + "/entries")
                        .header("Authorization", bearer(phone.taken()))
                        .header("Accept-Language", "en")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.entries[?(@.code == null)]").isNotEmpty())
                .andExpect(content().string(containsString("not met")));
        assertThat(standing(0)).hasSize(1);
        assertThat(standing(1)).isEmpty();
    }

    /**
     * Two members write on three phones; what they wrote arrives in pieces, twice, shuffled, brought by either. It comes to what the
     * rule says of all that was written, and nothing is missing.
     */
    @Test
    void inWhateverOrderPhonesComeHomeTheFindingsComeToTheSame() {
        Random random = new Random(SEED);
        for (int item = 0; item < 4; item++) {
            List<PhoneInHand> hands = List.of(
                    new PhoneInHand(take("quansat")),
                    new PhoneInHand(take("quansat")),
                    new PhoneInHand(take("v05-lanhdao")));
            record Written(PhoneInHand phone, SentEntry entry) {}
            List<Written> written = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                PhoneInHand phone = hands.get(random.nextInt(3));
                written.add(new Written(
                        phone,
                        phone.finding(
                                new UUID(random.nextLong(), random.nextLong()),
                                item(item),
                                1 + random.nextInt(6),
                                List.of("met", "not_met", "not_seen").get(random.nextInt(3)),
                                "ghi " + i)));
            }
            List<Written> arriving = new ArrayList<>(written);
            arriving.addAll(written.subList(3, 9));
            Collections.shuffle(arriving, random);
            for (Written each : arriving) {
                assertThat(receive(
                                random.nextBoolean() ? "quansat" : "v05-lanhdao",
                                each.phone().taken(),
                                each.entry()))
                        .allSatisfy(told -> assertThat(told.refused()).isNull());
            }
            assertThat(checklists.items(visit).get(item).findings())
                    .as("item %d, seed %d", item, SEED)
                    .hasSize(12);
            List<FindingLine> stand = standing(item);
            for (String login : List.of("quansat", "v05-lanhdao")) {
                String of = "item %d, seed %d, %s".formatted(item, SEED, login);
                long account = demo.actor(login).accountId();
                written.stream()
                        .filter(each -> each.phone().taken().accountId() == account)
                        .map(Written::entry)
                        .max(java.util.Comparator.comparingInt(SentEntry::number)
                                .thenComparing(each -> String.valueOf(each.key())))
                        .ifPresent(last -> assertThat(stand)
                                .as(of)
                                .filteredOn(each -> each.accountId() == account)
                                .extracting(FindingLine::findingId)
                                .containsExactly(String.valueOf(last.key())));
            }
            hands.forEach(each -> phones.lose(
                    demo.actor("v05-lanhdao"), delegation, each.taken().phone()));
        }
    }

    private Phones.Taken take(String login) {
        return phones.take(demo.actor(login), delegation);
    }

    private long item(int index) {
        return items.get(index).itemId();
    }

    private List<Arrival> receive(String carrier, Phones.Taken phone, SentEntry... sent) {
        return receiveEntries.receive(demo.actor(carrier), phone.phone(), List.of(sent));
    }

    private ReceivedPhotograph part(String carrier, PhoneInHand phone, String key, int from, byte[] content) {
        return photographs.receive(demo.actor(carrier), phone.taken().phone(), key, from, content);
    }

    private List<FindingLine> standing(int index) {
        return checklists.items(visit).get(index).standing();
    }

    private static String bearer(Phones.Taken taken) {
        return "Bearer " + taken.token();
    }

    private org.springframework.test.web.servlet.ResultActions ask(Phones.Taken taken, String url) throws Exception {
        return web.perform(get(url).header("Authorization", bearer(taken)));
    }
}
