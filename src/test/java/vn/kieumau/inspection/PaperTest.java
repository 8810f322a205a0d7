package vn.kieumau.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.files.Suspected;
import vn.kieumau.files.Upload;
import vn.kieumau.inspection.offline.Phones;
import vn.kieumau.inspection.offline.ReceiveEntries;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoDelegation;
import vn.kieumau.support.PhoneInHand;
import vn.kieumau.support.Samples;

/** Signed papers of a delegation, and what goes when the signed minutes are there. */
@ApplicationTest
class PaperTest {
    @Autowired
    KeepPaper keepPaper;

    @Autowired
    Delegations delegations;

    @Autowired
    LeadDelegation leadDelegation;

    @Autowired
    WriteConclusion writeConclusion;

    @Autowired
    Phones phones;

    @Autowired
    ReceiveEntries receiveEntries;

    @Autowired
    DemoDelegation demoDelegation;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    long delegation;
    PhoneInHand phone;

    @BeforeEach
    void underWay() {
        delegation = demoDelegation.begun("Đoàn có văn bản", List.of("catbi", "hungvuong"), "v05-lanhdao", "v05-canbo");
        phone = new PhoneInHand(phones.take(demo.actor("v05-canbo"), delegation));
    }

    @Test
    void onlyTheSendingOfficeKeepsThemAndOnlyWhatItIsTimeFor() {
        refused(KernelRefusal.NOT_PERMITTED, () -> keep("catbi-truong", "decision", pdf("Quyết định")));
        refused(KernelRefusal.NOT_PERMITTED, () -> keep("quansat", "decision", pdf("Quyết định")));
        refused(KernelRefusal.NOT_FOUND, () -> keep("hp-lanhdao", "decision", pdf("Quyết định")));
        refused(KernelRefusal.NOT_FOUND, () -> keep("hn-canbo", "decision", pdf("Quyết định")));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> keep("v05-canbo", "minutes", pdf("Biên bản")));
        refused(KernelRefusal.NOT_FOUND, () -> keep("v05-canbo", "letter", pdf("Thư")));
        refused(KernelRefusal.MISSING, () -> keepPaper.keep(demo.actor("v05-canbo"), delegation, "decision", null));
        refused(InspectionRefusal.PAPER_TYPE, () -> keep("v05-canbo", "decision", Samples.png()));
        assertThatThrownBy(() -> keep("v05-canbo", "decision", pdf("TUYỆT MẬT")))
                .isInstanceOf(Suspected.class);
        assertThat(papers("v05-canbo")).isEmpty();
        keep("v05-canbo", "decision", pdf("Quyết định thành lập đoàn"));
        refused(InspectionRefusal.PAPER_THERE, () -> keep("v05-lanhdao", "decision", pdf("Quyết định thành lập đoàn")));
        keep("v05-lanhdao", "decision", pdf("Quyết định thay đổi thành viên"));
        assertThat(papers("catbi-truong"))
                .hasSize(2)
                .allMatch(each -> each.kind().equals("decision"));
        assertThat(demo.audited("KEEP_DELEGATION_PAPER", "inspection.paper")).isEqualTo(2);
    }

    @Test
    void withTheSignedMinutesDrawnSignaturesGoAndNoneComesAfterThem() {
        long visit = demoDelegation.visit(delegation);
        receiveEntries.receive(
                demo.actor("v05-canbo"),
                phone.taken().phone(),
                List.of(phone.signature(visit, "Lê Văn Ký (minh hoạ)", "Phó Chủ tịch (minh hoạ)", Samples.png())));
        concluded();
        assertThat(drawn()).containsExactly(true);
        keep("v05-canbo", "decision", pdf("Quyết định"));
        assertThat(drawn()).as("the decision is no reason").containsExactly(true);
        keep("v05-canbo", "minutes", pdf("Biên bản làm việc"));
        assertThat(drawn()).containsExactly(false);
        assertThat(jdbc.sql("select name from inspection.signature where visit_id = ?")
                        .param(visit)
                        .query(String.class)
                        .list())
                .containsExactly("Lê Văn Ký (minh hoạ)");
        assertThat(demo.audited("KEEP_DELEGATION_PAPER", "inspection.signature"))
                .isEqualTo(1);
        receiveEntries.receive(
                demo.actor("v05-canbo"),
                phone.taken().phone(),
                List.of(phone.signature(visit, "Người ký muộn (minh hoạ)", "Chức vụ (minh hoạ)", Samples.png())));
        assertThat(drawn()).containsExactly(false, false);
    }

    @Test
    void theMinutesTellOfEveryWardAndAreForWhoReadsOfEveryWard() throws Exception {
        concluded();
        keep("v05-canbo", "minutes", pdf("Biên bản làm việc"));
        assertThat(papers("v05-lanhdao")).hasSize(1);
        assertThat(papers("catbi-truong")).isEmpty();
        assertThat(papers("hp-canbo")).isEmpty();
        assertThat(delegations.find(demo.actor("hn-canbo"), delegation)).isEmpty();
        String address = "/inspection/" + delegation + "/papers/"
                + papers("v05-canbo").get(0).paperId();
        web.perform(Browse.get("catbi-truong", address)).andExpect(status().isNotFound());
        web.perform(Browse.get("hn-canbo", address)).andExpect(status().isNotFound());
        long other = demoDelegation.shown().concluded();
        web.perform(Browse.get("v05-canbo", address.replace("/" + delegation + "/", "/" + other + "/")))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("v05-canbo", address)).andExpect(content().bytes(pdf("Biên bản làm việc")));
        web.perform(Browse.get("catbi-truong", "/inspection/" + delegation + "/papers"))
                .andExpect(content().string(not(containsString("/papers/"))));
    }

    @Test
    void itIsBroughtOnAFormThatSaysWhatIsWrong() throws Exception {
        String form = "/inspection/" + delegation + "/papers";
        web.perform(Browse.get("hn-canbo", form)).andExpect(status().isNotFound());
        web.perform(Browse.get("catbi-truong", form))
                .andExpect(content().string(containsString("Chưa lưu văn bản nào")))
                .andExpect(content().string(not(containsString("name=\"file\""))));
        web.perform(Browse.get("hp-canbo", form)).andExpect(content().string(not(containsString("name=\"file\""))));
        web.perform(Browse.get("v05-canbo", form))
                .andExpect(content().string(containsString("Quyết định thành lập")))
                .andExpect(content().string(not(containsString("value=\"minutes\""))));
        web.perform(multipart(form)
                        .param("kind", "decision")
                        .with(user("v05-canbo"))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Tệp PDF")));
        web.perform(multipart(form)
                        .file(new MockMultipartFile(
                                "file", "C:\\quet\\QĐ 12.pdf", "application/pdf", pdf("Quyết định")))
                        .param("kind", "decision")
                        .with(user("v05-canbo"))
                        .with(csrf()))
                .andExpect(redirectedUrl(form));
        web.perform(Browse.get("v05-canbo", form)).andExpect(content().string(containsString(">QĐ 12.pdf</a>")));
    }

    private void concluded() {
        leadDelegation.report(demo.actor("v05-lanhdao"), delegation);
        writeConclusion.write(
                demo.actor("v05-canbo"),
                delegation,
                0,
                new NewConclusion("24/11/2023", "Hội trường", "Công an phường", "Tốt", "Còn thiếu", "", List.of()));
        writeConclusion.conclude(demo.actor("v05-lanhdao"), delegation, 1);
    }

    private List<DelegationPaper> papers(String login) {
        return keepPaper.papers(
                demo.actor(login),
                delegations.find(demo.actor(login), delegation).orElseThrow());
    }

    private void keep(String login, String kind, byte[] content) {
        keepPaper.keep(demo.actor(login), delegation, kind, new Upload("văn bản.pdf", new ByteArrayResource(content)));
    }

    private List<Boolean> drawn() {
        return jdbc.sql("""
                        select s.picture is not null from inspection.signature s join inspection.visit v on v.id = s.visit_id
                        where v.delegation_id = ? order by s.id
                        """).param(delegation).query(Boolean.class).list();
    }

    /** The same bytes for the same words. */
    private static byte[] pdf(String words) {
        return Samples.pdf(document -> document.setDocumentId(1L), words);
    }
}
