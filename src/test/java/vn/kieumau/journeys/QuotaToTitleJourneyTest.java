package vn.kieumau.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.support.Browser;
import vn.kieumau.support.JourneyTest;
import vn.kieumau.support.Samples;

/** A ward goes from quota to title, step after step, each by the person whose step it is. */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuotaToTitleJourneyTest {
    static final String COHORT = "Đợt năm 2024 (thử)";
    static final String WARD = "Phường Nhật Tân";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    Browser browser;
    String cohort;
    String dossier;
    String confirmation;

    @BeforeAll
    void start() {
        browser = new Browser(port);
    }

    @AfterAll
    void end() {
        browser.close();
    }

    @Test
    @Order(1)
    void theProgrammeOfficerOpensTheCohortAndGivesTheQuota() {
        long acts = acts();
        browser.signIn("v05-canbo");
        browser.open("/campaigns").follow("Mở đợt xây dựng").isFit();
        browser.type("Năm", "2024")
                .type("Tên đợt (tiếng Việt)", COHORT)
                .type("Tên đợt (tiếng Anh)", "2024 cohort (trial)")
                .type("Hạn đăng ký", "31/12/2023")
                .type("Hạn tự đánh giá", "30/06/2024")
                .type("Hạn thẩm định cấp tỉnh", "31/07/2024")
                .type("Hạn thẩm định của V05", "31/08/2024")
                .type("Hạn quyết định", "30/06/2024")
                .press("Mở đợt xây dựng")
                .sees("Các hạn phải theo thứ tự")
                .isFit();
        browser.type("Hạn quyết định", "30/09/2024").press("Mở đợt xây dựng").sees("Đã mở đợt", COHORT);
        cohort = browser.path().replaceAll("\\?.*", "");
        browser.unfold("Giao chỉ tiêu");
        browser.page()
                .locator("#province")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Thành phố Hà Nội"));
        browser.page().locator("#amount").fill("1");
        browser.press("Giao chỉ tiêu").sees("Đã giao chỉ tiêu").isFit();
        assertThat(acts()).isEqualTo(acts + 2);
    }

    @Test
    @Order(2)
    void theProvincialOfficerRegistersOneWardAboveTheQuotaAndSaysWhy() {
        long acts = acts();
        browser.signIn("hn-canbo");
        browser.sees("Đăng ký phường", COHORT);
        browser.open(cohort + "/register?q=nhat tan")
                .tick(WARD)
                .press("Đề nghị đăng ký")
                .sees("Đã đề nghị đăng ký");
        browser.open(cohort + "/register?q=chua neu ten")
                .tick("Phường chưa nêu tên (1)")
                .press("Đề nghị đăng ký")
                .sees("vượt chỉ tiêu 1 phường", "Hãy ghi lý do")
                .isFit();
        assertThat(browser.page().getByLabel("Phường chưa nêu tên (1)").first().isChecked())
                .as("what was chosen is kept")
                .isTrue();
        browser.type("Lý do đăng ký vượt chỉ tiêu", "Phường có đề án riêng đã được duyệt.")
                .press("Đề nghị đăng ký")
                .sees("Phường có đề án riêng đã được duyệt.", "vượt 1")
                .isFit();
        browser.signIn("hn-lanhdao");
        browser.open(cohort + "?state=proposed");
        assertThat(browser.page()
                        .getByLabel("Chọn Phường chưa nêu tên (1)")
                        .first()
                        .isChecked())
                .as("a ward above the quota is looked at before it is confirmed")
                .isFalse();
        browser.tick("Chọn Phường chưa nêu tên (1)")
                .press("Duyệt các phường đã chọn")
                .sees("Đã duyệt đăng ký");
        // two proposals, two confirmations, two dossiers
        assertThat(acts()).isEqualTo(acts + 6);
    }

    @Test
    @Order(3)
    void theWardAnswersAndProvesAndTheChiefSubmits() throws IOException {
        Path plan = Files.write(folder.resolve("Kế hoạch.pdf"), Samples.pdf("Kế hoạch"));
        Path table =
                Files.writeString(folder.resolve("phu-luc.csv"), "phường;số vụ\nNhật Tân;0\n", StandardCharsets.UTF_8);
        browser.signIn("nhattan-canbo");
        browser.follow("Tự đánh giá tiêu chí");
        browser.open("/assessment?q=nhat tan");
        browser.page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(COHORT))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        dossier = browser.path();
        browser.sees("0/22", "Còn phải làm").isFit();
        browser.follow("Mang sang kết quả từ hồ sơ năm 2023")
                .sees("mang sang cả tiêu chí")
                .isFit();
        browser.press("Mang sang 22 tiêu chí")
                .sees("22 tiêu chí mang sang chưa xác nhận")
                .isFit();
        browser.open(dossier).sees("0/22", "mang sang, chưa xác nhận").isFit();
        browser.open(dossier + "/answers/4").sees("chưa xác nhận. Xem lại").isFit();
        browser.open(dossier + "/carrying")
                .unfold("Bỏ phần mang sang")
                .press("Bỏ 22 tiêu chí chưa xác nhận")
                .sees("Đã bỏ phần mang sang")
                .isFit();
        theSheetSavesByItself();
        browser.open(dossier + "/answers/1")
                .tick("✓ Đạt")
                .unfold("Thêm tài liệu mới")
                .isFit();
        browser.page().locator("#files").setInputFiles(new Path[] {plan, table});
        browser.press("Lưu, sang tiêu chí 2").sees("Hãy xác nhận");
        browser.unfold("Thêm tài liệu mới");
        browser.page().locator("#files").setInputFiles(new Path[] {plan, table});
        browser.tick("Tôi xác nhận tài liệu không chứa")
                .press("Lưu, sang tiêu chí 2")
                .sees("Đã lưu");
        browser.tick("✓ Đạt").press("Lưu, sang tiêu chí 3").sees("Đã lưu");
        browser.open(dossier).sees("chưa có tài liệu kiểm chứng", "1/22").isFit();
        for (int criterion = 2; criterion <= 22; criterion++) {
            browser.open(dossier + "/answers/" + criterion);
            browser.tick(criterion == 10 ? "✕ Chưa đạt" : "✓ Đạt");
            browser.page().locator("#explanation").fill("Đã làm xong trong kỳ, kể cả \"nháy kép\" và 'nháy đơn'.");
            if (criterion != 10) {
                browser.tick("Giải trình thay cho tài liệu kiểm chứng");
            }
            browser.press("Lưu, về hồ sơ");
        }
        browser.sees("22/22", "Đã đủ").isFit();
        long acts = acts();
        browser.signIn("nhattan-truong");
        browser.open(dossier)
                .follow("Kiểm tra và nộp")
                .sees("Có 1 tiêu chí tự đánh giá là chưa đạt")
                .isFit();
        browser.press("Nộp cho cấp thẩm định").sees("Đã nộp hồ sơ", "Đã nộp, cấp tỉnh thẩm định");
        browser.follow("Bản đã nộp số 1").sees("SHA-256", "Kế hoạch").isFit();
        assertThat(acts()).isEqualTo(acts + 2);
    }

    /** On one page, without a press of a button; what somebody else has saved meanwhile is shown beside one's own. */
    private void theSheetSavesByItself() {
        browser.open(dossier).follow("Trả lời trên một trang").isFit();
        var first = browser.page().locator("#c1");
        first.getByLabel("Chưa đạt").check();
        browser.page()
                .locator("#s1", containing("Chưa lưu. Hãy ghi giải trình"))
                .waitFor();
        first.locator("textarea").fill("Đang soạn nghị quyết");
        browser.page().locator("#s1", containing("Đã lưu")).waitFor();
        browser.page().locator("#progress", containing("Đủ 1/22 tiêu chí")).waitFor();
        assertThat(jdbc.sql("select explanation from assessment.answer where dossier_id = :id")
                        .param("id", Long.parseLong(dossier.substring(dossier.lastIndexOf('/') + 1)))
                        .query(String.class)
                        .list())
                .containsExactly("Đang soạn nghị quyết");
        browser.page().evaluate("document.querySelector('#v1').value = 0");
        first.locator("textarea").fill("Nội dung của tôi");
        browser.page()
                .locator("#s1", containing("Đang soạn nghị quyết"))
                .getByText("Lưu nội dung của tôi")
                .click();
        // "Lấy bản đã lưu" stands there before as well.
        browser.page()
                .getByText("Lưu nội dung của tôi")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        browser.page().locator("#s1", containing("Đã lưu")).waitFor();
        browser.isFit();
        browser.open(dossier + "/answers/1");
        assertThat(browser.page().locator("#explanation").inputValue()).isEqualTo("Nội dung của tôi");
    }

    private static com.microsoft.playwright.Page.LocatorOptions containing(String text) {
        return new com.microsoft.playwright.Page.LocatorOptions().setHasText(text);
    }

    @Test
    @Order(4)
    void theProvinceAppraisesBesideTheWardAndASecondPersonPasses() {
        String appraisal = dossier.replace("assessment", "appraisal") + "/province";
        browser.signIn("catbi-canbo");
        browser.open(dossier).sees("Không tìm thấy");
        String elsewhere = browser.text();
        browser.open("/assessment/999999");
        assertThat(browser.text()).as("out of reach looks like absent").isEqualTo(elsewhere);
        browser.signIn("hn-canbo");
        browser.open(appraisal).isFit();
        for (int criterion = 1; criterion <= 22; criterion++) {
            browser.page()
                    .locator("input[name='result[" + criterion + "]'][value='met']")
                    .check();
        }
        browser.press("Lưu kết quả thẩm định").sees("Tiêu chí 10: kết quả khác cấp dưới, hãy ghi lý do.");
        browser.page().locator("#reason-10").fill("Trụ sở đã bàn giao sau ngày phường tự đánh giá.");
        browser.press("Lưu kết quả thẩm định").sees("Đã lưu kết quả thẩm định").isFit();
        browser.press("Trình duyệt").sees("Đã trình, chờ duyệt");
        assertThat(browser.page().getByText("Duyệt, chuyển bước tiếp theo").count())
                .as("who prepared is not offered to pass")
                .isZero();
        browser.signIn("hn-lanhdao");
        browser.follow("Duyệt kết quả thẩm định").sees("Trụ sở đã bàn giao");
        browser.open(appraisal).unfold("Duyệt").isFit();
        browser.press("Duyệt, chuyển bước tiếp theo").sees("Cấp tỉnh đã duyệt");
    }

    @Test
    @Order(5)
    void theMinistryAppraisesProposesAndDecides() throws IOException {
        String appraisal = dossier.replace("assessment", "appraisal") + "/ministry";
        browser.signIn("v05-canbo");
        browser.open(appraisal).sees("Cấp tỉnh:", "Phường:");
        for (int criterion = 1; criterion <= 22; criterion++) {
            browser.page()
                    .locator("input[name='result[" + criterion + "]'][value='met']")
                    .check();
        }
        browser.press("Lưu kết quả thẩm định").sees("Đã lưu kết quả thẩm định").isFit();
        browser.press("Trình duyệt").sees("Đã trình, chờ duyệt");
        browser.signIn("v05-lanhdao");
        browser.open(appraisal).unfold("Duyệt");
        browser.press("Duyệt, chuyển bước tiếp theo").sees("Chờ quyết định");
        browser.signIn("v05-canbo");
        browser.follow("Lập tờ trình công nhận").isFit();
        browser.tick(WARD)
                .press("Lập tờ trình")
                .sees("Đã lập tờ trình", "Chờ quyết định")
                .isFit();
        browser.signIn("v05-lanhdao");
        browser.follow("Ghi quyết định công nhận").follow("Ghi quyết định").isFit();
        browser.page().locator("#outcome-conferred").check();
        browser.type("Ngày quyết định", "24/11/2023");
        browser.page().locator("#confirmed").check();
        browser.press("Ghi quyết định")
                .sees("Đã ghi quyết định", "Công nhận", "/MINH-HOẠ")
                .isFit();
        browser.follow("Danh hiệu và giấy chứng nhận")
                .sees("KHÔNG CÓ GIÁ TRỊ PHÁP LÝ")
                .isFit();
        confirmation =
                browser.page().locator("a[href*='/recognition/certificates/']").getAttribute("href");
        Download download = browser.page()
                .waitForDownload(() -> browser.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tải giấy chứng nhận"))
                        .click());
        Path certificate = folder.resolve("certificate.pdf");
        download.saveAs(certificate);
        try (PDDocument paper = Loader.loadPDF(certificate.toFile())) {
            assertThat(new PDFTextStripper().getText(paper)).contains(WARD, confirmation, "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ");
        }
    }

    @Test
    @Order(6)
    void anybodyConfirmsTheCertificateAndTheTrailIsWhole() {
        browser.fresh(390, true);
        browser.open(confirmation.replaceFirst("https?://[^/]+", ""))
                .sees(WARD, "Đã công nhận", "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ")
                .isFit();
        browser.fresh(1440, true);
        browser.signIn("hn-canbo");
        browser.open("/audit?q=nhat tan")
                .sees("Ghi quyết định", "Duyệt thẩm định cấp tỉnh", "Nộp hồ sơ")
                .isFit();
        browser.signIn("hp-canbo");
        browser.open("/audit?q=nhat tan");
        assertThat(browser.text()).doesNotContain(COHORT);
        assertThat(jdbc.sql("select count(*) from audit.v_broken")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @Order(7)
    void withoutJavaScriptEverythingStillWorks() {
        browser.fresh(1440, false);
        browser.signIn("hungvuong-canbo");
        browser.follow("Tự đánh giá tiêu chí").follow("6");
        browser.page().locator("input[name=result][value=not_met]").check();
        browser.page().locator("#explanation").fill("Chưa ký chương trình phối hợp.");
        browser.press("Lưu, về hồ sơ").sees("Đã lưu");
        browser.open("/evidence/new").sees("Không tải lên bí mật nhà nước");
        browser.press("Đăng xuất").sees("Anh/chị đã đăng xuất");
    }

    private long acts() {
        return jdbc.sql("select count(*) from audit.entry where act <> 'SIGN_IN'")
                .query(Long.class)
                .single();
    }
}
