package vn.kieumau.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.inspection.NewConclusion.NewDemand;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoDelegation;
import vn.kieumau.web.WorkItem;
import vn.kieumau.web.WorkItems;

/** What a delegation concludes: who writes and who signs it, who reads it when, and how wards answer what it demands. */
@ApplicationTest
class ConclusionTest {
    @Autowired
    WriteConclusion writeConclusion;

    @Autowired
    AnswerDemand answerDemand;

    @Autowired
    Conclusions conclusions;

    @Autowired
    Delegations delegations;

    @Autowired
    LeadDelegation leadDelegation;

    @Autowired
    InspectionWork work;

    @Autowired
    DemoDelegation demoDelegation;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    long delegation;
    long catbi;
    long hungvuong;

    @BeforeEach
    void reported() {
        delegation =
                demoDelegation.begun("Đoàn sẽ kết luận", List.of("catbi", "hungvuong"), "v05-lanhdao", "v05-canbo");
        catbi = visitTo("catbi");
        hungvuong = visitTo("hungvuong");
        leadDelegation.report(demo.actor("v05-lanhdao"), delegation);
    }

    @Test
    void onlyWhoLeadsOrSendsItWritesAndOnlyAfterTheVisits() {
        refused(KernelRefusal.NOT_PERMITTED, () -> write("catbi-truong", 0, typed()));
        refused(KernelRefusal.NOT_FOUND, () -> write("hn-canbo", 0, typed()));
        refused(KernelRefusal.NOT_PERMITTED, () -> write("hp-canbo", 0, typed()));
        long underWay = demoDelegation.begun("Đoàn còn đi", List.of("catbi"), "v05-lanhdao", "v05-canbo");
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> writeConclusion.write(demo.actor("v05-canbo"), underWay, 0, typed()));
        write("v05-canbo", 0, typed());
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> write("v05-lanhdao", 0, typed()));
        write("v05-lanhdao", 1, typed(new NewDemand(catbi, "Làm lại bảng phân công", "15/12/2023")));
        assertThat(conclusions.all(delegation)).extracting(Demand::text).containsExactly("Làm lại bảng phân công");
        assertThat(demo.audited("WRITE_CONCLUSION", "inspection.conclusion")).isEqualTo(2);
    }

    @Test
    void whatIsNotWholeIsRefused() {
        refused(KernelRefusal.MISSING, () -> write("v05-canbo", 0, said("24/11/2023", "", "Ưu", "Hạn chế")));
        refused(KernelRefusal.MISSING, () -> write("v05-canbo", 0, said("24/11/2023", "Hội trường", " ", "Hạn chế")));
        refused(
                InspectionRefusal.SESSION_DAY,
                () -> write("v05-canbo", 0, said("23/11/2023", "Hội trường", "Ưu", "Hạn")));
        refused(
                InspectionRefusal.SESSION_DAY,
                () -> write("v05-canbo", 0, said("25/11/2023", "Hội trường", "Ưu", "Hạn")));
        refused(
                InspectionRefusal.DEMAND_PAST,
                () -> write("v05-canbo", 0, typed(new NewDemand(catbi, "Việc", "23/11/2023"))));
        long elsewhere = demoDelegation.visit(
                demoDelegation.begun("Đoàn khác", List.of("duhangkenh"), "v05-lanhdao", "v05-canbo"));
        refused(
                InspectionRefusal.NOT_THE_ROUTE,
                () -> write("v05-canbo", 0, typed(new NewDemand(elsewhere, "Việc", "15/12/2023"))));
        refused(KernelRefusal.MISSING, () -> write("v05-canbo", 0, typed(new NewDemand(catbi, "", "15/12/2023"))));
        assertThat(conclusions.read(delegation)).isEmpty();
        refused(InspectionRefusal.NO_CONCLUSION, () -> conclude("v05-lanhdao", 0));
    }

    @Test
    void aSecondPersonConcludesAndOnlyThenWardsRead() throws Exception {
        write("v05-canbo", 0, typed());
        assertThat(tasks("v05-lanhdao")).contains("inspection.work.conclude");
        refused(KernelRefusal.NOT_PERMITTED, () -> conclude("v05-canbo", 1));
        refused(KernelRefusal.NOT_FOUND, () -> conclude("hp-lanhdao", 1));
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> conclude("v05-lanhdao", 2));
        String page = "/inspection/" + delegation;
        web.perform(Browse.get("catbi-truong", page))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Lề lối tốt"))));
        web.perform(Browse.get("catbi-truong", page + "/minutes")).andExpect(status().isNotFound());
        web.perform(Browse.get("catbi-truong", page + "/visits/" + catbi)).andExpect(status().isNotFound());
        conclude("v05-lanhdao", 1);
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> conclude("v05-lanhdao", 1));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> write("v05-canbo", 1, typed()));
        web.perform(Browse.get("catbi-truong", page))
                .andExpect(content().string(containsString("Lề lối tốt")))
                .andExpect(content().string(containsString("Niêm yết quy chế")))
                .andExpect(content().string(not(containsString("Sửa nhà tạm giữ"))));
        web.perform(Browse.get("catbi-truong", page + "/minutes")).andExpect(status().isOk());
        web.perform(Browse.get("catbi-truong", page + "/visits/" + catbi)).andExpect(status().isOk());
        web.perform(Browse.get("catbi-truong", page + "/visits/" + hungvuong)).andExpect(status().isNotFound());
        web.perform(Browse.get("nhattan-truong", page)).andExpect(status().isNotFound());
    }

    @Test
    void whoWroteItDoesNotConclude() {
        write("v05-lanhdao", 0, typed());
        refused(KernelRefusal.SAME_PERSON, () -> conclude("v05-lanhdao", 1));
    }

    @Test
    void aWardAnswersWithItsEvidenceUntilTheAnswerIsAccepted() {
        write("v05-canbo", 0, typed());
        long demand = demand(catbi);
        refused(KernelRefusal.NOT_FOUND, () -> answer("catbi-truong", demand, "Đã niêm yết", List.of()));
        conclude("v05-lanhdao", 1);
        assertThat(tasks("catbi-truong")).contains("inspection.work.answer");
        refused(KernelRefusal.NOT_FOUND, () -> answer("hungvuong-truong", demand, "Đã niêm yết", List.of()));
        refused(KernelRefusal.NOT_PERMITTED, () -> answer("v05-canbo", demand, "Đã niêm yết", List.of()));
        refused(KernelRefusal.MISSING, () -> answer("catbi-truong", demand, "", List.of()));
        long foreign = jdbc.sql("select min(item_id) from evidence.v_item where unit_id <> ?")
                .param(demo.unit("catbi"))
                .query(Long.class)
                .single();
        refused(InspectionRefusal.NO_SUCH_PROOF, () -> answer("catbi-truong", demand, "Đã niêm yết", List.of(foreign)));
        List<Long> own = jdbc.sql("select item_id from evidence.v_item where unit_id = ? order by item_id limit 1")
                .param(demo.unit("catbi"))
                .query(Long.class)
                .list();
        answer("catbi-truong", demand, "Đã niêm yết", own);
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> answer("catbi-truong", demand, "Nữa", List.of()));
        assertThat(tasks("catbi-truong")).doesNotContain("inspection.work.answer");
        assertThat(tasks("v05-canbo")).contains("inspection.work.judge");
        refused(KernelRefusal.NOT_PERMITTED, () -> judge("catbi-truong", demand, true, ""));
        refused(KernelRefusal.NOT_PERMITTED, () -> judge("hp-canbo", demand, true, ""));
        refused(KernelRefusal.MISSING, () -> judge("v05-canbo", demand, false, " "));
        judge("v05-canbo", demand, false, "Chưa thấy ảnh bảng niêm yết");
        answer("catbi-canbo", demand, "Gửi thêm ảnh", own);
        judge("v05-lanhdao", demand, true, "");
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> judge("v05-canbo", demand, true, ""));
        assertThat(conclusions.answers(demand))
                .extracting(DemandAnswer::text, DemandAnswer::accepted, DemandAnswer::reason)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("Gửi thêm ảnh", true, ""),
                        org.assertj.core.api.Assertions.tuple("Đã niêm yết", false, "Chưa thấy ảnh bảng niêm yết"));
        assertThat(demo.audited("ANSWER_DEMAND", "inspection.answer")).isEqualTo(2);
        assertThat(demo.audited("FOLLOW_DEMAND", "inspection.demand")).isEqualTo(2);
    }

    @Test
    void itIsWrittenConcludedAndAnsweredOnItsPages() throws Exception {
        String page = "/inspection/" + delegation;
        var form = Browse.post("v05-canbo", page + "/conclusion/new")
                .param("version", "0")
                .param("heldOn", "24/11/2023")
                .param("place", "Hội trường Công an thành phố")
                .param("attendees", "Công an thành phố")
                .param("strengths", "Lề lối tốt")
                .param("demands.0.visitId", String.valueOf(catbi))
                .param("demands.0.text", "Niêm yết quy chế")
                .param("demands.0.due", "15/12/2023")
                .param("demands.1.visitId", String.valueOf(hungvuong))
                .param("demands.1.text", "");
        web.perform(form)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Niêm yết quy chế")));
        web.perform(form.param("limits", "Còn chậm")).andExpect(redirectedUrl(page));
        web.perform(Browse.post("v05-lanhdao", page + "/conclude").param("version", "1"))
                .andExpect(redirectedUrl(page));
        long demand = demand(catbi);
        String task = page + "/demands/" + demand;
        web.perform(Browse.post("catbi-truong", task + "/answer").param("answer", ""))
                .andExpect(status().isUnprocessableContent());
        web.perform(Browse.post("catbi-truong", task + "/answer").param("answer", "Đã niêm yết"))
                .andExpect(redirectedUrl(task));
        web.perform(Browse.post("v05-canbo", task + "/judge").param("reason", ""))
                .andExpect(status().isUnprocessableContent());
        web.perform(Browse.post("v05-canbo", task + "/judge").param("accepted", "true"))
                .andExpect(redirectedUrl(task));
        web.perform(Browse.get("catbi-canbo", task))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Đã xong")));
        for (String other : List.of("hungvuong-truong", "nhattan-truong", "hn-canbo")) {
            web.perform(Browse.get(other, task)).andExpect(status().isNotFound());
        }
    }

    private NewConclusion typed() {
        return typed(
                new NewDemand(catbi, "Niêm yết quy chế", "15/12/2023"),
                new NewDemand(hungvuong, "Sửa nhà tạm giữ", "30/12/2023"));
    }

    private static NewConclusion typed(NewDemand... demands) {
        return new NewConclusion(
                "24/11/2023", "Hội trường", "Công an thành phố", "Lề lối tốt", "Còn chậm", "", List.of(demands));
    }

    private static NewConclusion said(String heldOn, String place, String strengths, String limits) {
        return new NewConclusion(heldOn, place, "Công an thành phố", strengths, limits, "", List.of());
    }

    private void write(String login, int version, NewConclusion typed) {
        writeConclusion.write(demo.actor(login), delegation, version, typed);
    }

    private void conclude(String login, int version) {
        writeConclusion.conclude(demo.actor(login), delegation, version);
    }

    private void answer(String login, long demand, String text, List<Long> proofs) {
        answerDemand.answer(demo.actor(login), delegation, demand, text, proofs);
    }

    private void judge(String login, long demand, boolean accepted, String reason) {
        answerDemand.judge(demo.actor(login), delegation, demand, accepted, reason);
    }

    private long demand(long visit) {
        return conclusions.all(delegation).stream()
                .filter(each -> each.visitId() == visit)
                .findFirst()
                .orElseThrow()
                .demandId();
    }

    private long visitTo(String ward) {
        Actor reader = demo.actor("v05-lanhdao");
        return delegations.visits(reader, delegations.find(reader, delegation).orElseThrow()).stream()
                .filter(each -> each.unitId() == demo.unit(ward))
                .findFirst()
                .orElseThrow()
                .visitId();
    }

    private List<String> tasks(String login) {
        WorkItems items = work;
        return items.awaiting(demo.actor(login)).stream().map(WorkItem::task).toList();
    }
}
