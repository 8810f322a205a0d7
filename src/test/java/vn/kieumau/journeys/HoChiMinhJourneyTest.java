package vn.kieumau.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.support.Browser;
import vn.kieumau.support.Demo;
import vn.kieumau.support.JourneyTest;

/**
 * The visit of 8/2/2023, as far as it was told: 19 of Hồ Chí Minh City's 249 wards are chosen, V05's delegation sees ward 4 of Tân Bình and
 * ward 2 of district 3, and the city and both wards tell of three kinds of difficulty. What became of each was not told and is illustrative.
 */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoChiMinhJourneyTest {
    @LocalServerPort
    int port;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    Browser browser;

    @BeforeAll
    void open() {
        browser = new Browser(port);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void nineteenOfItsWardsTwoVisitedThreeKindsOfDifficulty() {
        browser.signIn("v05-canbo");
        browser.open("/campaigns/" + demo.cohort2023()).isFit().sees("Thành phố Hồ Chí Minh");
        assertThat(browser.page()
                        .locator("tr")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions()
                                .setHasText("Thành phố Hồ Chí Minh"))
                        .first()
                        .innerText())
                .matches("(?s)Thành phố Hồ Chí Minh\\s+19\\s+2\\s+17\\s.*");
        assertThat(jdbc.sql("""
                        select count(*) from units.place where valid @> date '2023-02-08' and type = 'Phường' and path like '%Thành phố Hồ Chí Minh'
                          and name not like 'Phường chưa nêu tên%'
                        """).query(Integer.class).single())
                .as("its wards of that day, without those that stand for wards nobody named")
                .isEqualTo(249);

        browser.open("/inspection?q=Hồ Chí Minh").follow("Đoàn kiểm tra công tác nhân rộng tại Thành phố Hồ Chí Minh");
        browser.isFit().sees("Phường 4", "Quận Tân Bình", "Phường 2", "Quận 3", "08/02/2023");

        browser.open("/recommendations?province=" + demo.unit("hcm")).isFit();
        assertThat(browser.page().locator("tbody tr").count()).isEqualTo(6);
        browser.sees("Biên chế, nhân sự", "Trụ sở", "Kinh phí, nguồn lực đầu tư");
        browser.open("/recommendations/sheet?province=" + demo.unit("hcm")).isFit();
        List<String> classes = browser.page().locator("tbody tr").allInnerTexts();
        assertThat(classes.subList(0, 3)).allSatisfy(row -> assertThat(row).contains("\t2\t2\t"));

        whatTheWardsTellNowClimbsUntilItIsAnswered("p4tanbinh");
        whatTheWardsTellNowClimbsUntilItIsAnswered("p2quan3");
    }

    /** Staffing is for the department for staffing; the city sends up what it cannot do itself. */
    private void whatTheWardsTellNowClimbsUntilItIsAnswered(String ward) {
        Page page = browser.page();
        browser.signIn(ward + "-truong");
        browser.open("/recommendations/new");
        page.locator("[name=classCode][value=staffing]").check();
        page.locator("[name=title]").fill("Thêm cảnh sát khu vực cho khu nhà cao tầng");
        page.locator("[name=request]").fill("Dân số tăng nhanh ở các khu nhà cao tầng; đề nghị bổ sung biên chế.");
        page.locator("[name=wantedLevel]").selectOption("specialist");
        page.locator("[name=wantedBy]").fill("31/12/2023");
        browser.press("Gửi lên cấp trên").sees("Công an Thành phố Hồ Chí Minh");
        String address = browser.path();
        browser.signIn("hcm-canbo");
        onward(address, "Thành phố không còn chỉ tiêu");
        browser.signIn("v05-canbo");
        onward(address, "Đúng lĩnh vực của cục");
        browser.signIn("to-chuc");
        browser.open("/").sees("Thêm cảnh sát khu vực").isFit();
        browser.open(address).press("Tiếp nhận");
        page.locator("[name=answerKind][value=partial]").check();
        page.locator("[id=answer]").fill("Bổ sung một nửa trong năm nay.");
        page.locator("form[action$='/answer'] button[type=submit]").click();
        browser.signIn(ward + "-truong");
        browser.open(address).isFit().sees("Đáp ứng một phần", "Thành phố không còn chỉ tiêu", "Đúng lĩnh vực của cục");
        browser.press("Kết thúc kiến nghị").sees("Đã kết thúc");
    }

    private void onward(String address, String why) {
        browser.open(address).press("Tiếp nhận").unfold("Chuyển lên cấp trên");
        browser.page().locator("[name=forwardReason]").fill(why);
        browser.page().locator("form[action$='/forward'] button[type=submit]").click();
        browser.sees("Đã chuyển.");
    }
}
