package vn.kieumau.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import vn.kieumau.audit.integrity.Finding;
import vn.kieumau.audit.integrity.Integrity;
import vn.kieumau.support.Browser;
import vn.kieumau.support.JourneyTest;

/** Two wards become one and another is split, from the first line to the way back; then a file of units comes in. */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReorganisationJourneyTest {
    private static final String HEADER = "from_code,part,to_code,to_name,to_type,to_parent_code,legal_basis\n";

    @LocalServerPort
    int port;

    @Autowired
    Integrity integrity;

    @TempDir
    Path folder;

    Browser browser;
    String reorganisation;

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
    void theOfficerDraftsFromAFileMendsALineByHandAndRehearses() throws IOException {
        browser.signIn("v05-canbo");
        browser.open("/units").follow("Sắp xếp").isFit().follow("Dự thảo").isFit();
        Path file = Files.writeString(
                folder.resolve("lines.csv"),
                HEADER
                        + "hn-p1,whole,99901,Phường Minh Hoạ,Phường,01,Số minh hoạ 1\n"
                        + "hn-p9999,whole,99901,,,,Số minh hoạ 1\n"
                        + "hn-p3,part,99901,,,,Số minh hoạ 1\n"
                        + "hn-p3,remainder,99902,Phường Khác,Phường,31,Số minh hoạ 1\n");
        browser.type("Tên đợt sắp xếp", "Sắp xếp thử").type("Ngày có hiệu lực", "31/02/2027");
        browser.press("Lưu dự thảo").sees("không phải là ngày hợp lệ").isFit();
        browser.type("Ngày có hiệu lực", "01/01/2027");
        browser.page().locator("#file").setInputFiles(file);
        browser.press("Lưu dự thảo")
                .sees("1 lỗi cần sửa", "hn-p9999", "không phải mã của đơn vị nào")
                .isFit();
        reorganisation = browser.path();
        Locator mended = browser.page().locator("input[name=fromCode]").nth(1);
        assertThat(mended.inputValue()).isEqualTo("hn-p9999");
        mended.fill("hn-p2");
        browser.press("Lưu các dòng").sees("Đã lưu các dòng").isFit();
        browser.press("Diễn tập")
                .sees("Đã diễn tập", "Ở lại đơn vị", "Danh hiệu")
                .isFit();
    }

    @Test
    @Order(2)
    void anotherPersonConfirmsAndAppliesIt() {
        browser.fresh(390, true);
        browser.signIn("v05-lanhdao");
        browser.sees("Duyệt sắp xếp đơn vị", "Sắp xếp thử")
                .follow("Duyệt sắp xếp đơn vị")
                .isFit();
        browser.press("Xác nhận")
                .sees("Đã xác nhận")
                .press("Thực hiện")
                .sees("Đã thực hiện")
                .isFit();
    }

    @Test
    @Order(3)
    void everybodyReadsBothTreesAndNothingIsApportioned() {
        browser.fresh(1440, true);
        browser.signIn("hn-canbo");
        browser.open("/units?q=99901&level=&as-of=01/01/2027").follow("Phường Minh Hoạ");
        browser.sees("Phường chưa nêu tên (1)", "Phường chưa nêu tên (2)", "tiền thân")
                .isFit();
        browser.open("/campaigns/1").page().locator("th a").first().click();
        browser.type("Tại ngày", "01/01/2027").press("Xem");
        browser.sees("Phường Minh Hoạ", "tính cả 2 đơn vị đã kết thúc", "chưa chia", "chỉ để xem")
                .isFit();
        browser.type("Tại ngày", "31/12/2026").press("Xem");
        assertThat(browser.text()).doesNotContain("Phường Minh Hoạ").contains("Phường chưa nêu tên (1)");
    }

    @Test
    @Order(4)
    void itIsTakenBackWithAReason() {
        browser.signIn("v05-lanhdao");
        browser.open(reorganisation)
                .sees("Hoàn tác")
                .type("Lý do", "Chỉ là thử.")
                .press("Hoàn tác");
        browser.sees("Đã hoàn tác", "Chỉ là thử.")
                .open("/units?q=99901&level=&as-of=01/01/2027")
                .sees("Không có dòng nào khớp");
    }

    @Test
    @Order(5)
    void aFileOfUnitsIsCheckedWhileABarShowsHowFarThenLoadedByAnother() throws IOException {
        browser.signIn("v05-canbo");
        browser.open("/units/imports").isFit();
        Path file = Files.writeString(
                folder.resolve("units.csv"),
                "key,code,name,type,level,parent_key,valid_from,valid_to\n"
                        + "99911,99911,Xã Thử,Xã,commune,01,2031-01-01,\n"
                        + "99912,912,Xã Thử Hai,Xã,commune,01,2031-01-01,\n");
        bring(file);
        browser.sees("Có lỗi", "code", "912", "đã mất số 0 đứng đầu").isFit();
        bring(Files.writeString(file, Files.readString(file).replace(",912,", ",99912,")));
        browser.sees("Đã kiểm tra", "không phải người gửi tệp").isFit();
        browser.signIn("v05-lanhdao");
        browser.sees("Nạp tệp đơn vị").follow("Nạp tệp đơn vị").isFit().press("Nạp các dòng mới");
        settled();
        browser.sees("Đã nạp")
                .isFit()
                .open("/units?q=99912&level=&as-of=01/01/2031")
                .sees("Xã Thử Hai");
    }

    @Test
    @Order(6)
    void theTrailHoldsAllOfIt() {
        List<Finding> findings = new ArrayList<>();
        integrity.check(Optional.empty(), findings::add);
        assertThat(findings).isEmpty();
    }

    private void bring(Path file) {
        browser.open("/units/imports").page().locator("#file").setInputFiles(file);
        browser.press("Gửi và kiểm tra");
        settled();
    }

    /** The page follows the work by itself. */
    private void settled() {
        browser.page()
                .locator("[data-follow]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
}
