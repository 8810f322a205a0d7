package vn.kieumau.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.kieumau.support.Refusals.refused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoReorganisation;
import vn.kieumau.support.SqlCount;

/** The quota ledger: two sides to every entry, balances that are their sums, whatever happens. */
@ApplicationTest
class QuotaLedgerTest {
    private static final Paging ALL = new Paging(1, 250);

    @Autowired
    Demo demo;

    @Autowired
    DemoReorganisation reorganisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    Cohorts cohorts;

    @Autowired
    QuotaLedger ledger;

    @Autowired
    AssignQuota assignQuota;

    @Autowired
    MoveQuota moveQuota;

    @Autowired
    ProposeRegistration proposeRegistration;

    @Autowired
    ConfirmRegistration confirmRegistration;

    @Autowired
    WithdrawRegistration withdrawRegistration;

    @Test
    void onlyV05MovesAQuotaAndOnlyWhatIsLeft() {
        long cohort = demo.openCohort(2031);
        long later = demo.openCohort(2032);
        long hn = demo.unit("hn");
        long hp = demo.unit("hp");
        Actor v05 = demo.actor("v05-canbo");
        assign(cohort, hn, 3);
        for (String login : List.of("hn-canbo", "hn-lanhdao", "nhattan-truong", "quansat", "v05-lanhdao")) {
            refused(
                    KernelRefusal.NOT_PERMITTED,
                    () -> moveQuota.transfer(demo.actor(login), cohort, hn, hp, 1, "vì sao", true));
            refused(
                    KernelRefusal.NOT_PERMITTED,
                    () -> moveQuota.carryOver(demo.actor(login), cohort, later, hn, 1, "", true));
        }
        refused(KernelRefusal.MISSING, () -> moveQuota.transfer(v05, cohort, hn, hp, 1, " ", true));
        refused(CampaignsRefusal.QUOTA_TO_ITSELF, () -> moveQuota.transfer(v05, cohort, hn, hn, 1, "vì sao", true));
        refused(
                CampaignsRefusal.NOT_A_PROVINCE,
                () -> moveQuota.transfer(v05, cohort, hn, demo.unit("nhattan"), 1, "vì sao", true));
        for (int amount : new int[] {-1, 0, 4}) {
            refused(
                    CampaignsRefusal.QUOTA_NOT_FREE,
                    () -> moveQuota.transfer(v05, cohort, hn, hp, amount, "vì sao", true));
            refused(
                    CampaignsRefusal.QUOTA_NOT_FREE,
                    () -> moveQuota.carryOver(v05, cohort, later, hn, amount, "", true));
        }
        refused(CampaignsRefusal.COHORT_NOT_LATER, () -> moveQuota.carryOver(v05, cohort, cohort, hn, 1, "", true));
        refused(KernelRefusal.NOT_FOUND, () -> moveQuota.carryOver(v05, cohort, 999_999, hn, 1, "", true));
        assertThat(ledger.entries(v05, cohort, 0, "", ALL).items()).hasSize(1);
    }

    @Test
    void aTransferAndACarryOverMoveWhatIsLeftAndNothingElse() {
        long cohort = demo.openCohort(2031);
        long later = demo.openCohort(2032);
        long hn = demo.unit("hn");
        long hp = demo.unit("hp");
        Actor v05 = demo.actor("v05-canbo");
        int entered = demo.audited("ASSIGN_QUOTA", "campaigns.quota_entry");
        assign(cohort, hn, 3);
        register(cohort, "nhattan");
        moveQuota.transfer(v05, cohort, hn, hp, 1, "Sắp xếp đơn vị", true);
        moveQuota.carryOver(v05, cohort, later, hn, 1, "", true);
        assertThat(ledger.balances(v05, cohort))
                .extracting(QuotaBalance::unitId, QuotaBalance::given, QuotaBalance::reserved, QuotaBalance::free)
                .containsExactlyInAnyOrder(tuple(hn, 1, 1, 0), tuple(hp, 1, 0, 1));
        assertThat(cohorts.quota(later, hn)).isEqualTo(1);
        assertThat(demo.audited("ASSIGN_QUOTA", "campaigns.quota_entry")).isEqualTo(entered + 1);
        assertThat(demo.audited("TRANSFER_QUOTA", "campaigns.quota_entry")).isEqualTo(1);
        assertThat(demo.audited("CARRY_QUOTA_OVER", "campaigns.quota_entry")).isEqualTo(1);
        assertThat(ledger.entries(v05, cohort, 0, "", ALL).items())
                .extracting(LedgerEntry::kind)
                .containsExactlyInAnyOrder("assign", "reserve", "transfer", "carry_over");
        assertThat(ledger.entries(v05, later, hn, "carry_over", ALL).items())
                .extracting(LedgerEntry::otherCohortVi)
                .containsExactly(cohorts.find(v05, cohort).orElseThrow().nameVi());
    }

    @Test
    void nobodySeesTheAccountsOfAnotherProvinceAndAWardSeesNone() {
        Actor hp = demo.actor("hp-canbo");
        assertThat(ledger.balances(hp, demo.cohort2023()))
                .extracting(QuotaBalance::unitId)
                .containsExactly(demo.unit("hp"));
        assertThat(ledger.entries(hp, demo.cohort2023(), demo.unit("hn"), "", ALL)
                        .items())
                .isEmpty();
        assertThat(ledger.entries(hp, demo.cohort2023(), 0, "", ALL).items())
                .isNotEmpty()
                .allMatch(each -> Long.valueOf(demo.unit("hp")).equals(each.toUnitId()));
        assertThat(ledger.balances(demo.actor("nhattan-canbo"), demo.cohort2023()))
                .isEmpty();
    }

    @Test
    void anEntryIsNeverChanged() {
        assertThatThrownBy(() -> jdbc.sql("update campaigns.quota_entry set amount = amount + 1")
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void anEntryIsNeverDeleted() {
        assertThatThrownBy(() -> jdbc.sql("delete from campaigns.quota_entry").update())
                .hasMessageContaining("never changed");
    }

    /** Assigned, revised, transferred, carried over, registered, withdrawn, above the quota or not, in any order; then wards end. */
    @Test
    void theLedgerBalancesUnderRandomActs() {
        Random random = new Random(20260724);
        long[] rounds = {demo.openCohort(2031), demo.openCohort(2032)};
        Map<String, List<String>> wards = Map.of(
                "hn",
                List.of("nhattan", "hn-p1", "hn-p2"),
                "hp",
                List.of("hungvuong", "ngocxuyen"),
                "hcm",
                List.of("p4tanbinh"));
        List<String> provinces = List.of("hn", "hp", "hcm");
        Map<String, Long> registered = new HashMap<>();
        int done = 0;
        for (int step = 0; step < 150; step++) {
            long cohort = rounds[random.nextInt(2)];
            String province = provinces.get(random.nextInt(3));
            String ward =
                    wards.get(province).get(random.nextInt(wards.get(province).size()));
            String key = cohort + ward;
            int amount = random.nextInt(5);
            Actor v05 = demo.actor("v05-canbo");
            List<ThrowingCallable> acts = List.of(
                    () -> assignQuota.assign(v05, cohort, demo.unit(province), amount, "vì sao", true),
                    () -> moveQuota.transfer(
                            v05,
                            cohort,
                            demo.unit(province),
                            demo.unit(provinces.get(random.nextInt(3))),
                            amount,
                            "vì sao",
                            true),
                    () -> moveQuota.carryOver(v05, rounds[0], rounds[1], demo.unit(province), amount, "", true),
                    () -> {
                        if (!registered.containsKey(key)) {
                            registered.put(key, register(cohort, ward));
                        }
                    },
                    () -> {
                        Long registration = registered.remove(key);
                        if (registration != null) {
                            withdrawRegistration.withdraw(
                                    demo.actor(province + "-lanhdao"), cohort, registration, "vì sao");
                        }
                    });
            try {
                acts.get(random.nextInt(acts.size())).call();
                done++;
            } catch (Refused expected) {
                assertThat(expected.refusal()).isIn(CampaignsRefusal.QUOTA_NOT_FREE, CampaignsRefusal.QUOTA_TO_ITSELF);
            } catch (Throwable unexpected) {
                throw new AssertionError("step " + step, unexpected);
            }
            balanced(rounds);
        }
        assertThat(done).isGreaterThan(60);
        assertThat(registered).isNotEmpty();
        reorganisation.apply(
                "hn-p1,whole,99901,Phường Minh Hoạ,Phường,01,NQ;hn-p2,part,99901,,,,NQ;hn-p2,remainder,99903,Phường Khác,Phường,31,NQ");
        balanced(rounds);
        for (Map.Entry<String, Long> each : registered.entrySet()) {
            long cohort = each.getKey().startsWith(String.valueOf(rounds[0])) ? rounds[0] : rounds[1];
            withdrawRegistration.withdraw(
                    demo.actor(province(each.getKey()
                                    .substring(String.valueOf(cohort).length())) + "-lanhdao"),
                    cohort,
                    each.getValue(),
                    "Sắp xếp đơn vị");
        }
        balanced(rounds);
        assertThat(ledger.balances(demo.actor("v05-canbo"), rounds[1])).allMatch(each -> each.free() == each.given());
    }

    /** By counting registrations and entries anew, without the views of the ledger. */
    private void balanced(long[] rounds) {
        assertThat(jdbc.sql("select coalesce(sum(amount), 0) from campaigns.v_ledger_side")
                        .query(Long.class)
                        .single())
                .as("both sides of all entries")
                .isZero();
        for (long cohort : rounds) {
            for (QuotaBalance each : ledger.balances(demo.actor("v05-canbo"), cohort)) {
                assertThat(each.free() + each.reserved() + each.used()).isEqualTo(each.given());
                assertThat(each.given()).isEqualTo(given(cohort, each.unitId()));
                assertThat(each.reserved()).isEqualTo(count(cohort, each.unitId(), "proposed", "registered"));
                assertThat(each.used()).isEqualTo(count(cohort, each.unitId(), "recognised"));
            }
        }
    }

    private int given(long cohort, long province) {
        List<Integer> in = new ArrayList<>();
        jdbc.sql("select cohort_id, unit_id, amount, from_unit_id, from_cohort_id from campaigns.quota_entry")
                .query(row -> {
                    if (row.getLong(1) == cohort && row.getLong(2) == province) {
                        in.add(row.getInt(3));
                    }
                    boolean moved = row.getLong(4) != 0 || row.getLong(5) != 0;
                    long fromUnit = row.getLong(4) == 0 ? row.getLong(2) : row.getLong(4);
                    long fromCohort = row.getLong(5) == 0 ? row.getLong(1) : row.getLong(5);
                    if (moved && fromUnit == province && fromCohort == cohort) {
                        in.add(-row.getInt(3));
                    }
                });
        return in.stream().mapToInt(Integer::intValue).sum();
    }

    private int count(long cohort, long province, String... states) {
        return jdbc.sql("""
                        select count(*) from campaigns.registration
                        where cohort_id = :cohort and province_id = :province and state = any(:states)
                        """)
                .param("cohort", cohort)
                .param("province", province)
                .param("states", states)
                .query(Integer.class)
                .single();
    }

    @Test
    void thePageShowsAccountsAndEntriesInFewStatements() throws Exception {
        String url = "/campaigns/" + demo.cohort2023() + "/ledger";
        assign(demo.cohort2023(), demo.unit("hcm"), 22);
        String page = web.perform(Browse.get("v05-canbo", url))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Thành phố Hà Nội", "Đăng ký phường", "Giao chỉ tiêu", "/ledger/transfer\"");
        assertThat(web.perform(Browse.get("hp-canbo", url))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Phường Cát Bi")
                .doesNotContain("Hà Nội", "/ledger/transfer\"");
        assertThat(SqlCount.during(() -> web.perform(Browse.get("v05-canbo", url))))
                .isBetween(1, 10);
        String refused = web.perform(Browse.post("v05-canbo", url + "/transfer")
                        .param("from", String.valueOf(demo.unit("hcm")))
                        .param("to", String.valueOf(demo.unit("hp")))
                        .param("amount", "900")
                        .param("reason", "Lý do đã gõ"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(refused).contains("chỉ tiêu: số chuyển đi từ 1", "Lý do đã gõ");
    }

    private void assign(long cohort, long province, int amount) {
        assignQuota.assign(demo.actor("v05-canbo"), cohort, province, amount, "", true);
    }

    private long register(long cohort, String ward) {
        List<Long> registration = proposeRegistration.propose(
                demo.actor(province(ward) + "-canbo"), cohort, List.of(demo.unit(ward)), "trên chỉ tiêu", true);
        confirmRegistration.confirm(demo.actor(province(ward) + "-lanhdao"), cohort, registration);
        return registration.get(0);
    }

    private static String province(String ward) {
        return ward.equals("p4tanbinh") ? "hcm" : ward.equals("hungvuong") || ward.equals("ngocxuyen") ? "hp" : "hn";
    }
}
