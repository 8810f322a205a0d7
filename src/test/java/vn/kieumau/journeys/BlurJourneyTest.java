package vn.kieumau.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.support.Browser;
import vn.kieumau.support.JourneyTest;
import vn.kieumau.support.Samples;

/** What is covered in the browser is not there in what is stored; all else is. */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BlurJourneyTest {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Value("${kieumau.data}")
    String data;

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
    void anAreaDrawnWithAPointerOnAPhoneIsDestroyed() throws IOException {
        BufferedImage scene = Samples.street(11, WIDTH, HEIGHT);
        choose(390, true, "vi", "pho.jpg", "image/jpeg", Samples.jpeg(scene, 0.95f));
        Locator stage = browser.page().locator(".blur-stage");
        stage.scrollIntoViewIfNeeded();
        BoundingBox box = stage.boundingBox();
        browser.page().mouse().move(box.x + box.width * 0.25, box.y + box.height * 0.25);
        browser.page().mouse().down();
        browser.page().mouse().move(box.x + box.width * 0.4, box.y + box.height * 0.4);
        browser.page().mouse().move(box.x + box.width * 0.5, box.y + box.height * 0.5);
        browser.page().mouse().up();
        assertThat(browser.page().locator(".blur-area").getAttribute("aria-label"))
                .isEqualTo("Vùng che 1");
        browser.isFit();
        BufferedImage stored = send("Ảnh phố đã che");
        covered(stored, scene, 0.25, 0.25, 0.5, 0.5);
    }

    @Test
    void theKeyboardAddsMovesSizesAndRemovesAreas() throws IOException {
        BufferedImage scene = Samples.street(12, WIDTH, HEIGHT);
        choose(1440, true, "en", "street.png", "image/png", png(scene));
        Locator add = browser.page().locator(".blur-buttons button").first();
        add.focus();
        browser.page().keyboard().press("Enter");
        for (int press = 0; press < 20; press++) {
            browser.page().keyboard().press("ArrowLeft");
        }
        for (int press = 0; press < 10; press++) {
            browser.page().keyboard().press("Shift+ArrowRight");
        }
        for (int press = 0; press < 60; press++) {
            browser.page().keyboard().press("ArrowUp");
        }
        assertThat(browser.page().locator(".blur-area").getAttribute("aria-label"))
                .isEqualTo("Covered area 1");
        add.focus();
        browser.page().keyboard().press("Enter");
        assertThat(browser.page().locator(".blur-area").count()).isEqualTo(2);
        browser.page().keyboard().press("Delete");
        assertThat(browser.page().locator(".blur-area").count()).isEqualTo(1);
        BufferedImage stored = send("Street, covered");
        covered(stored, scene, 0.2, 0, 0.5, 0.2);
    }

    @Test
    void withoutAnAreaOrWithoutJavaScriptAPictureIsSentAsItIs() throws IOException {
        BufferedImage scene = Samples.street(13, WIDTH, HEIGHT);
        choose(1440, true, "vi", "nguyen.png", "image/png", png(scene));
        assertThat(browser.page().locator(".blur-stage").count()).isEqualTo(1);
        same(send("Ảnh để nguyên"), scene);
        BufferedImage other = Samples.street(14, WIDTH, HEIGHT);
        choose(390, false, "vi", "khac.png", "image/png", png(other));
        assertThat(browser.page().locator(".blur-stage").count()).isZero();
        same(send("Ảnh không JavaScript"), other);
    }

    private void choose(int width, boolean javaScript, String language, String name, String type, byte[] content) {
        browser.fresh(width, javaScript);
        browser.signIn("nhattan-canbo");
        browser.open("/evidence/new?lang=" + language);
        browser.page().locator("#files").setInputFiles(new FilePayload(name, type, content));
        if (javaScript) {
            browser.page().locator(".blur-stage canvas").waitFor();
        }
    }

    private BufferedImage send(String title) throws IOException {
        browser.page().locator("#title").fill(title);
        browser.page().locator("#kind").selectOption("PHOTO");
        browser.page().locator("input[name=noSecrets]").check();
        browser.page().locator("main form button[type=submit]").click();
        browser.page().waitForURL(url -> url.matches(".*/evidence/\\d+"));
        browser.page().waitForLoadState(LoadState.DOMCONTENTLOADED);
        String sha256 = jdbc.sql("""
                        select f.sha256 from evidence.item_file f join evidence.revision r on r.id = f.revision_id where r.title = :title
                        """).param("title", title).query(String.class).single();
        Path file = Path.of(data, "files", sha256.substring(0, 2), sha256.substring(2, 4), sha256);
        return ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    private static byte[] png(BufferedImage image) throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** One colour within, all in parts of the picture; beyond a margin of JPEG's blocks the same as before. */
    private static void covered(
            BufferedImage stored, BufferedImage scene, double left, double top, double right, double bottom) {
        assertThat(stored.getWidth()).isEqualTo(WIDTH);
        assertThat(stored.getHeight()).isEqualTo(HEIGHT);
        int margin = 20;
        long inside = 0;
        long outside = 0;
        double off = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean in = x > left * WIDTH + margin
                        && x < right * WIDTH - margin
                        && y > (top == 0 ? 0 : top * HEIGHT + margin)
                        && y < bottom * HEIGHT - margin;
                boolean out = x < left * WIDTH - margin
                        || x > right * WIDTH + margin
                        || y < top * HEIGHT - margin
                        || y > bottom * HEIGHT + margin;
                if (in) {
                    inside++;
                    assertThat(apart(stored.getRGB(x, y), 0x444444))
                            .as("%s, %s", x, y)
                            .isLessThan(12);
                } else if (out) {
                    outside++;
                    off += apart(stored.getRGB(x, y), scene.getRGB(x, y));
                }
            }
        }
        assertThat(inside).isGreaterThan(5_000);
        assertThat(off / outside)
                .as("mean difference of three channels outside")
                .isLessThan(15);
    }

    private static void same(BufferedImage stored, BufferedImage scene) {
        for (int y = 0; y < HEIGHT; y += 7) {
            for (int x = 0; x < WIDTH; x += 7) {
                assertThat(apart(stored.getRGB(x, y), scene.getRGB(x, y))).isZero();
            }
        }
    }

    /** Sum of the differences of red, green and blue. */
    private static int apart(int one, int other) {
        int apart = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            apart += Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF));
        }
        return apart;
    }
}
