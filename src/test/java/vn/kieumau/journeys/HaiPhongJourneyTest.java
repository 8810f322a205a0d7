package vn.kieumau.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.inspection.Checklists;
import vn.kieumau.inspection.FindingLine;
import vn.kieumau.inspection.ItemLine;
import vn.kieumau.inspection.LeadDelegation;
import vn.kieumau.support.Browser;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoDelegation;
import vn.kieumau.support.JourneyTest;
import vn.kieumau.support.Samples;

/**
 * The visit of 23/11/2023, as far as it was told: V05's delegation under its deputy head in five wards of Hải Phòng. Two inspectors on two phones
 * at Phường Cát Bi without network, until everything has come home; the conclusion; and what the wards and the city ask for, until the
 * wards say that it is over. All names of people and all words are illustrative.
 */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HaiPhongJourneyTest {
    /** In four districts; where the phones are first. */
    private static final List<String> WARDS = List.of("catbi", "hungvuong", "duhangkenh", "kenhduong", "ngocxuyen");

    private static final String PASSPHRASE = "mật khẩu của máy";
    private static final int WIDTH = 360;

    /** Of the whole application before any data. */
    private static final int MOST_BYTES = 300_000;

    private static final int MOST_MILLIS_TO_START = 1500;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Demo demo;

    @Autowired
    DemoDelegation demoDelegation;

    @Autowired
    LeadDelegation leadDelegation;

    @Autowired
    Checklists checklists;

    Browser one;
    Browser two;
    long delegation;
    long visit;

    @BeforeAll
    void open() {
        one = new Browser(port);
        two = new Browser(port);
        delegation = demoDelegation.begun(
                "Đoàn kiểm tra tại Hải Phòng, tháng 11/2023 (minh hoạ)",
                WARDS,
                "v05-lanhdao",
                "v05-doan1",
                "v05-doan2");
        visit = jdbc.sql("select id from inspection.visit where delegation_id = ? and unit_id = ?")
                .param(delegation)
                .param(demo.unit("catbi"))
                .query(Long.class)
                .single();
    }

    @AfterAll
    void close() {
        one.close();
        two.close();
    }

    @Test
    void whatTwoWroteWithoutNetworkComesHomeOnceAndTheHeadDecides() throws IOException {
        take(one, "v05-doan1");
        take(two, "v05-doan2");
        one.page().context().setOffline(true);
        two.page().context().setOffline(true);
        startsFromTheCache(one);

        unlock(one);
        work(one);
        one.page().locator(".phone-row button").first().click();
        one.sees("Bắt đầu ");
        Locator first = one.page().locator(".phone-card:has(.phone-choices)").first();
        first.locator(".phone-met").click();
        first.locator("input[type=file]")
                .setInputFiles(new FilePayload("truso.jpg", "image/jpeg", Samples.jpeg(noise(), 0.95f)));
        first.locator("figure img").waitFor();
        sign(one);
        one.sees("Lê Văn Ký", "4 mục chưa gửi").isFit().picture("phone-visit");

        unlock(two);
        work(two);
        Locator same = two.page().locator(".phone-card:has(.phone-choices)").first();
        same.locator(".phone-not_met").click();
        same.getByText("phải ghi rõ thấy gì").waitFor();
        same.locator("textarea").fill("Sổ theo dõi bỏ trống từ tháng 9");
        same.getByText("mới chỉ có trên máy này").waitFor();
        nothingInTheClear(two, "Sổ theo dõi");

        two.page().locator(".phone-bar a").click();
        Path handed = handOver(two);
        one.page().locator(".phone-bar a").click();
        takeOver(one, handed, "mật khẩu khác");
        one.sees("sai mật khẩu");
        takeOver(one, handed, "chuyển tay nhau");
        one.page().getByText("Đã nhận 1 mục mang hộ").waitFor();
        one.sees("(mang hộ)").isFit().picture("phone-queue");
        one.page().locator(".phone-bar button").click();
        one.page().getByText("chưa tới được máy chủ").waitFor();

        comesHomeOverABreakingConnection();
        Page there = two.page();
        there.context().setOffline(false);
        there.getByText("Đã gửi hết và lấy phần mới về").waitFor();

        ItemLine item = checklists.items(visit).get(0);
        assertThat(item.conflict()).isTrue();
        assertThat(item.findings())
                .as("each once, though two phones brought the one")
                .extracting(FindingLine::result)
                .containsExactlyInAnyOrder("met", "not_met");
        assertThat(jdbc.sql(
                                "select sha256 = sent_sha256 from inspection.photograph p join inspection.item i on i.id = p.item_id where i.visit_id = ?")
                        .param(visit)
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);

        one.page().locator(".phone-head a").click();
        work(one);
        one.sees("Sổ theo dõi bỏ trống từ tháng 9", "mới");
        one.page().getByText("English").click();
        one.page().getByText("Only items without a result").waitFor();
        one.isFit();
        one.page().getByText("Tiếng Việt").click();

        leadDelegation.settle(
                demo.actor("v05-lanhdao"),
                delegation,
                visit,
                item.itemId(),
                item.standing().stream().map(FindingLine::findingId).toList(),
                "not_met",
                "Đã cùng xem sổ tại trụ sở");
        leadDelegation.report(demo.actor("v05-lanhdao"), delegation);
        one.page().locator(".phone-bar button").click();
        one.page().getByText("dữ liệu trên máy đã được xoá").waitFor();
        assertThat(records(one)).isZero();

        concludes();
        List<String> premises = WARDS.stream().map(this::asksForPremises).toList();
        String funds = theCityAsksForFunds();
        String group = grouped(premises);
        answeredByTheDepartment(group, funds);
        closed(premises, funds);
    }

    private void concludes() {
        one.fresh(1440, true);
        one.signIn("v05-canbo");
        one.open("/inspection/" + delegation + "/conclusion/new").isFit();
        Page page = one.page();
        page.locator("[name=heldOn]").fill("24/11/2023");
        page.locator("[name=place]").fill("Công an thành phố Hải Phòng");
        page.locator("[name=attendees]").fill("Công an thành phố\nCông an bốn quận\nTrưởng Công an năm phường");
        page.locator("[name=strengths]").fill("Triển khai đến từng cán bộ (minh hoạ)");
        page.locator("[name=limits]").fill("Trụ sở chật hẹp, thiếu phương tiện (minh hoạ)");
        int row = jdbc.sql("select position from inspection.visit where id = ?")
                        .param(visit)
                        .query(Integer.class)
                        .single()
                - 1;
        page.locator("[name='demands." + row + ".text']").fill("Ghi đủ sổ theo dõi (minh hoạ)");
        page.locator("[name='demands." + row + ".due']").fill("15/12/2023");
        page.locator("main form button[type=submit]").click();
        one.sees("Triển khai đến từng cán bộ");
        one.signIn("v05-lanhdao");
        one.open("/inspection/" + delegation);
        page.locator("form[action$='/conclude'] button").click();
        one.open("/inspection/" + delegation + "/minutes")
                .isFit()
                .sees("Phường Cát Bi", "Phường Ngọc Xuyên", "Ghi đủ sổ");
        one.signIn("catbi-truong");
        one.open("/inspection/" + delegation).isFit().sees("Ghi đủ sổ theo dõi", "Trụ sở chật hẹp");
        assertThat(one.text()).as("of other wards it reads nothing").doesNotContain("Ngọc Xuyên");
    }

    private String asksForPremises(String ward) {
        one.signIn(ward + "-truong");
        return asks(
                "premises",
                "Mở rộng kho vật chứng, bãi giữ phương tiện",
                "Kho vật chứng và bãi giữ phương tiện đã quá tải từ nhiều năm; đề nghị bố trí đất và vốn để mở rộng.",
                "800.000.000");
    }

    private String theCityAsksForFunds() {
        one.signIn("hp-lanhdao");
        return asks(
                "investment",
                "Kinh phí mua sắm phương tiện tuần tra",
                "Thành phố không tự cân đối được; đề nghị Bộ hỗ trợ cho năm phường.",
                "12.000.000.000");
    }

    private String asks(String about, String title, String request, String money) {
        Page page = one.open("/recommendations/new").page();
        page.locator("[name=classCode][value=" + about + "]").check();
        page.locator("[name=title]").fill(title);
        page.locator("[name=request]").fill(request);
        page.locator("[name=money]").fill(money);
        page.locator("[name=wantedLevel]").selectOption("specialist");
        page.locator("[name=wantedBy]").fill("31/12/2023");
        one.press("Gửi lên cấp trên").sees("Đã gửi kiến nghị");
        return one.path();
    }

    /** The city sees that the five are one, and sends them up as one; V05 to the department that answers for premises. */
    private String grouped(List<String> premises) {
        one.signIn("hp-canbo");
        one.open(premises.get(0)).follow("Tìm kiến nghị giống").isFit();
        assertThat(one.page().locator("[name=member]:checked").count())
                .as("those of the five wards are suggested, whatever else the city was asked before")
                .isEqualTo(WARDS.size());
        one.type("Tên nhóm", "Kho vật chứng, bãi giữ phương tiện của năm phường");
        one.press("Lập nhóm").isFit().sees("4.000.000.000", "Phường Ngọc Xuyên");
        String group = one.path();
        forward(group, "Vượt khả năng của thành phố");
        one.signIn("v05-canbo");
        forward(group, "Đúng lĩnh vực của cục");
        one.sees("Cục nghiệp vụ phụ trách trụ sở");
        return group;
    }

    private void forward(String address, String why) {
        one.open(address).unfold("lên cấp trên");
        one.page().locator("[name=forwardReason]").fill(why);
        one.page().locator("form[action$='/forward'] button[type=submit]").click();
        one.sees("Đã chuyển.");
    }

    private void answeredByTheDepartment(String group, String funds) {
        one.signIn("v05-canbo");
        one.open(funds).press("Tiếp nhận");
        forward(funds, "Thuộc thẩm quyền của cục");
        one.signIn("hau-can");
        one.open(group).isFit().unfold("Trả lời riêng");
        Page page = one.page();
        page.locator("[name=answerKind][value=full]").check();
        page.locator("[id=answer]").fill("Đưa vào kế hoạch đầu tư năm 2024.");
        Locator differs =
                page.locator("fieldset.own-answer").filter(new Locator.FilterOptions().setHasText("Ngọc Xuyên"));
        differs.locator("select").selectOption("partial");
        differs.locator("textarea").fill("Mới bố trí được đất, vốn chờ năm sau.");
        page.locator("form[action$='/answer'] button[type=submit]").click();
        one.sees("Đã gửi.", "Đáp ứng một phần").picture("group-answered");
        one.open(funds).press("Tiếp nhận");
        page.locator("[name=answerKind][value=full]").check();
        page.locator("[id=answer]").fill("Bố trí đủ trong quý I.");
        page.locator("form[action$='/answer'] button[type=submit]").click();
    }

    private void closed(List<String> premises, String funds) {
        for (int i = 0; i < WARDS.size(); i++) {
            one.signIn(WARDS.get(i) + "-truong");
            one.open(premises.get(i))
                    .sees(WARDS.get(i).equals("ngocxuyen") ? "vốn chờ năm sau" : "kế hoạch đầu tư năm 2024")
                    .press("Kết thúc kiến nghị")
                    .sees("Đã kết thúc");
        }
        one.signIn("hp-lanhdao");
        one.open(funds).press("Kết thúc kiến nghị").sees("Đã kết thúc");
        assertThat(jdbc.sql("""
                        select count(*) from recommendations.recommendation where state = 'closed' and title like any (array['Mở rộng kho%', 'Kinh phí mua sắm%'])
                        """).query(Integer.class).single()).isEqualTo(WARDS.size() + 1);
        one.open("/recommendations/sheet").isFit().sees("Trụ sở", "Kinh phí, nguồn lực đầu tư");
    }

    private void comesHomeOverABreakingConnection() {
        List<String> parts = new ArrayList<>();
        boolean[] broken = {false};
        Page page = one.page();
        page.context().route("**/parts?**", route -> {
            String from = route.request().url().replaceFirst(".*from=", "");
            if (!from.equals("0") && !broken[0]) {
                broken[0] = true;
                route.abort();
            } else {
                parts.add(from);
                route.resume();
            }
        });
        page.context().setOffline(false);
        page.waitForCondition(() -> broken[0]);
        page.locator(".phone-bar progress").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        page.locator(".phone-bar button").click();
        page.getByText("Đã gửi hết và lấy phần mới về").waitFor();
        assertThat(broken[0]).as("it was in the middle").isTrue();
        assertThat(parts).as("no part was sent twice").doesNotHaveDuplicates().hasSizeGreaterThan(2);
    }

    @Test
    void aLostPhoneWipesItselfWhenItReachesTheServer() {
        long other = demoDelegation.begun("Đoàn mất máy (minh hoạ)", List.of("kenhduong"), "v05-lanhdao", "v05-doan1");
        try (Browser lost = new Browser(port)) {
            take(lost, "v05-doan1", other);
            unlock(lost);
            work(lost);
            lost.page().context().setOffline(true);
            lost.page().locator(".phone-met").first().click();
            lost.page().getByText("1 mục chưa gửi").waitFor();
            one.fresh(1440, true);
            one.signIn("v05-lanhdao");
            one.open("/inspection/" + other).unfold("Báo mất máy").press("Báo mất máy");
            one.sees("Đã ghi nhận báo mất");
            lost.page().context().setOffline(false);
            lost.page().getByText("đã được báo mất").waitFor();
            assertThat(records(lost)).isZero();
        }
    }

    @Test
    void whatGoesWrongOnAPhoneIsSaidAndNothingIsLost() {
        long other =
                demoDelegation.begun("Đoàn máy hết chỗ (minh hoạ)", List.of("hungvuong"), "v05-lanhdao", "v05-doan2");
        try (Browser phone = new Browser(port)) {
            take(phone, "v05-doan2", other);
            unlock(phone);
            work(phone);
            Page page = phone.page();
            page.context().route("**/api/**", route -> route.abort());
            Locator card = page.locator(".phone-card:has(.phone-choices)").first();
            page.evaluate("""
                    () => {
                        window.kept = IDBObjectStore.prototype.put;
                        IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
                    }""");
            card.locator(".phone-met").click();
            page.getByText("Máy hết chỗ").waitFor();
            page.evaluate("() => { IDBObjectStore.prototype.put = window.kept; }");
            card.locator(".phone-not_met").click();
            card.locator("textarea").fill("Chưa có nơi tiếp dân riêng");
            page.getByText("1 mục chưa gửi").waitFor();

            card.locator("input[type=file]")
                    .setInputFiles(new FilePayload("hong.jpg", "image/jpeg", "không phải ảnh".getBytes(UTF_8)));
            page.getByText("Không đọc được ảnh").waitFor();
            page.evaluate("localStorage.setItem('kieumau-phone-position', 'yes')");
            card.locator("input[type=file]").setInputFiles(new FilePayload("a.jpg", "image/jpeg", Samples.jpeg()));
            page.getByText("Không lấy được vị trí").waitFor();
            card.locator("figure img").waitFor();
            page.getByText("2 mục chưa gửi").waitFor();

            List<String> asked = new ArrayList<>();
            page.onDialog(dialog -> {
                asked.add(dialog.message());
                dialog.dismiss();
            });
            phone.open("/").press("Đăng xuất");
            assertThat(asked)
                    .singleElement()
                    .satisfies(words -> assertThat(words).contains("2"));
            phone.open("/").sees("Việc của tôi");
        }
    }

    @Test
    void theWholeApplicationIsLightBeforeAnyData() throws IOException, InterruptedException {
        String worker = text("/inspection/phone/worker.js");
        long bytes = 0;
        var kept = java.util.regex.Pattern.compile("^ {2}(?:\"([^\"]+)\"|SHELL),$", java.util.regex.Pattern.MULTILINE)
                .matcher(worker);
        int files = 0;
        while (kept.find()) {
            HttpResponse<byte[]> answer = ask(kept.group(1) == null ? "/inspection/phone/" : kept.group(1));
            assertThat(answer.statusCode()).as(kept.group()).isEqualTo(200);
            bytes += answer.body().length;
            files++;
        }
        assertThat(files).isGreaterThan(10);
        assertThat(bytes).as("compressed, with its letters").isLessThan(MOST_BYTES);
    }

    private void take(Browser browser, String login) {
        take(browser, login, delegation);
    }

    private void take(Browser browser, String login, long with) {
        browser.fresh(WIDTH, true);
        browser.signIn(login);
        browser.open("/inspection/" + with + "/phones/new").isFit();
        browser.sees("24 mục");
        browser.page().locator("#passphrase").fill(PASSPHRASE);
        browser.page().locator("#again").fill(PASSPHRASE);
        browser.page().locator("#take button[type=submit]").click();
        browser.page().waitForURL("**/inspection/phone/");
        browser.page().evaluate("navigator.serviceWorker.ready.then(() => true)");
    }

    private static void startsFromTheCache(Browser browser) {
        browser.page().reload();
        browser.page().locator("#passphrase").waitFor();
        double started = ((Number) browser.page().evaluate("performance.now()")).doubleValue();
        assertThat(started).as("milliseconds until it can be used").isLessThan(MOST_MILLIS_TO_START);
        browser.isFit();
        browser.page().locator("#passphrase").fill("không phải");
        browser.page().locator("form button").click();
        browser.page().getByText("Mật khẩu không đúng").waitFor();
    }

    private static void unlock(Browser browser) {
        browser.page().locator("#passphrase").fill(PASSPHRASE);
        browser.page().locator("form button[type=submit]").click();
        browser.page().locator(".phone-card").first().waitFor();
        browser.isFit();
    }

    private static void work(Browser browser) {
        Locator wards = browser.page().locator(".phone-card");
        (wards.count() == 1 ? wards : wards.filter(new Locator.FilterOptions().setHasText("Phường Cát Bi")))
                .first()
                .click();
        browser.page().locator(".phone-choices").first().waitFor();
        browser.isFit();
    }

    private static void sign(Browser browser) {
        Page page = browser.page();
        page.locator("#signatures summary").click();
        page.locator("#sign-name").fill("Lê Văn Ký (minh hoạ)");
        page.locator("#sign-post").fill("Phó Chủ tịch Ủy ban nhân dân phường (minh hoạ)");
        page.getByText("Lưu chữ ký").click();
        page.getByText("Chưa có nét ký nào").waitFor();
        Locator pad = page.locator("canvas");
        pad.scrollIntoViewIfNeeded();
        BoundingBox box = pad.boundingBox();
        page.mouse().move(box.x + 20, box.y + 30);
        page.mouse().down();
        page.mouse().move(box.x + 120, box.y + 60);
        page.mouse().move(box.x + 200, box.y + 20);
        page.mouse().up();
        page.getByText("Lưu chữ ký").click();
        page.getByText("Đã lưu chữ ký trên máy này").waitFor();
    }

    private static Path handOver(Browser browser) {
        Page page = browser.page();
        page.getByText("Chuyển qua máy khác").click();
        page.locator("#hand-out").fill("chuyển tay nhau");
        Download file =
                page.waitForDownload(() -> page.getByText("Xuất tệp chuyển").click());
        Path path = Path.of("target", "hand-over.kieumau");
        file.saveAs(path);
        page.getByText("Đã xuất 1 mục").waitFor();
        return path;
    }

    private static void takeOver(Browser browser, Path file, String passphrase) {
        Page page = browser.page();
        browser.unfold("Chuyển qua máy khác");
        page.locator("#hand-file").setInputFiles(file);
        page.locator("#hand-in").fill(passphrase);
        page.getByText("Nhận tệp chuyển").click();
        page.locator(".phone-notice").waitFor();
    }

    /** What lies in the browser's database can be read by whoever has the phone: not without the passphrase. */
    private static void nothingInTheClear(Browser browser, String words) {
        Object found = browser.page().evaluate("""
                async words => {
                    const db = await new Promise(done => { const r = indexedDB.open("kieumau-phone"); r.onsuccess = () => done(r.result); });
                    const all = await new Promise(done => { const r = db.transaction("records").objectStore("records").getAll(); r.onsuccess = () => done(r.result); });
                    db.close();
                    const plain = all.map(each => new TextDecoder().decode(each.data) + JSON.stringify({...each, data: 0}));
                    return [all.length, plain.filter(each => each.includes(words) || each.includes("Cát Bi") || each.includes("km_")).length];
                }""", words);
        assertThat(found).isInstanceOfSatisfying(List.class, counts -> {
            assertThat(((Number) counts.get(0)).intValue()).isGreaterThan(2);
            assertThat(((Number) counts.get(1)).intValue()).isZero();
        });
    }

    private static int records(Browser browser) {
        return ((Number) browser.page().evaluate("""
                async () => {
                    const db = await new Promise(done => { const r = indexedDB.open("kieumau-phone"); r.onsuccess = () => done(r.result); });
                    const count = store => new Promise(done => { const r = db.transaction(store).objectStore(store).count(); r.onsuccess = () => done(r.result); });
                    const both = await count("records") + await count("lock");
                    db.close();
                    return both;
                }""")).intValue();
    }

    /** Hardly to be made small: it goes in several parts. */
    private static BufferedImage noise() {
        Random random = new Random(23);
        BufferedImage image = new BufferedImage(1700, 1300, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        return image;
    }

    private String text(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + url))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<byte[]> ask(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + url))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }
}
