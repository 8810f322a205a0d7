package vn.kieumau.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.evidence.AddEvidence;
import vn.kieumau.evidence.EvidenceKind;
import vn.kieumau.evidence.NewEvidence;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.HeldWork;
import vn.kieumau.support.Samples;

@ApplicationTest
class ThumbnailsTest {
    @Autowired
    Blobs blobs;

    @Autowired
    Thumbnails thumbnails;

    @Autowired
    HeldWork longWork;

    @Autowired
    AddEvidence addEvidence;

    @Autowired
    Demo demo;

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theUploadOnlyAsksAndThePageSaysSoUntilItIsMade() throws Exception {
        long item = addEvidence.add(
                demo.actor("nhattan-canbo"),
                new NewEvidence(
                        demo.unit("nhattan"),
                        "Ảnh phố",
                        EvidenceKind.PHOTO,
                        "",
                        "",
                        null,
                        null,
                        null,
                        null,
                        null,
                        UUID.randomUUID(),
                        true,
                        true,
                        List.of(new Upload(
                                "pho.jpg", new ByteArrayResource(Samples.jpeg(Samples.street(7, 1200, 800), 0.9f))))));
        long file = jdbc.sql("select max(id) from evidence.item_file")
                .query(Long.class)
                .single();
        assertThat(jdbc.sql("select count(*) from files.thumbnail")
                        .query(Integer.class)
                        .single())
                .as("not in the request")
                .isZero();
        web.perform(Browse.get("nhattan-truong", "/evidence/" + item))
                .andExpect(content().string(containsString("Ảnh xem trước đang được tạo")));
        web.perform(Browse.get("nhattan-truong", "/evidence/files/{id}/thumbnail", file))
                .andExpect(status().isNotFound());

        longWork.run();

        web.perform(Browse.get("nhattan-truong", "/evidence/" + item))
                .andExpect(content().string(containsString("src=\"/evidence/files/" + file + "/thumbnail\"")));
        web.perform(Browse.get("catbi-canbo", "/evidence/files/{id}/thumbnail", file))
                .andExpect(status().isNotFound());
        byte[] shown = web.perform(Browse.get("nhattan-truong", "/evidence/files/{id}/thumbnail", file))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "image/jpeg"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Cache-Control", "private, no-store"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(shown));
        assertThat(small.getWidth()).isEqualTo(480);
        assertThat(small.getHeight()).isEqualTo(320);
    }

    /** Two fields, dark and light, held in all the ways a camera can be held. */
    @Test
    void itIsUprightWhicheverWayTheCameraWasHeld() throws IOException {
        BufferedImage scene = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                scene.setRGB(x, y, 0xFFFFFF);
            }
        }
        byte[] jpeg = Samples.jpeg(scene, 0.95f);
        // Where the light corner is shown: left or right, top or bottom, as Exif defines the eight ways.
        List<String> corners = List.of("lt", "rt", "rb", "lb", "lt", "rt", "rb", "lb");
        for (int way = 1; way <= 8; way++) {
            String sha256 = store("a.jpg", held(jpeg, way));
            longWork.run();
            BufferedImage small =
                    ImageIO.read(new ByteArrayInputStream(thumbnails.of(sha256).orElseThrow()));
            assertThat(small.getWidth() > small.getHeight()).as("way %s", way).isEqualTo(way < 5);
            boolean left = light(small, small.getWidth() / 4, small.getHeight() / 4)
                    || light(small, small.getWidth() / 4, small.getHeight() * 3 / 4);
            boolean top = light(small, small.getWidth() / 4, small.getHeight() / 4)
                    || light(small, small.getWidth() * 3 / 4, small.getHeight() / 4);
            assertThat((left ? "l" : "r") + (top ? "t" : "b")).as("way %s", way).isEqualTo(corners.get(way - 1));
        }
    }

    @Test
    void whatWasNotMadeBeforeTheLastStopIsMadeAfterTheNextStart() {
        for (int number = 0; number < 25; number++) {
            store("a.jpg", Samples.jpeg(Samples.street(number, 120, 100), 0.8f));
        }
        jdbc.sql("delete from files.thumbnail").update();
        forgetWork();
        String begun = jdbc.sql("select min(sha256) from files.blob where media_type = 'image/jpeg'")
                .query(String.class)
                .single();
        jdbc.sql("insert into files.thumbnail (sha256, attempts) values (:sha256, 1)")
                .param("sha256", begun)
                .update();
        thumbnails.catchUp();
        while (longWork.asked() > 0) {
            longWork.run();
        }
        assertThat(states("image/jpeg")).containsOnly("ready");
        assertThat(attempts(begun)).isEqualTo(2);
        thumbnails.catchUp();
        while (longWork.asked() > 0) {
            longWork.run();
        }
        assertThat(attempts(begun)).as("nothing is made twice").isEqualTo(2);
    }

    @Test
    void whatCannotBeDrawnIsTriedThreeTimesAndNeverAgain() throws IOException {
        String sha256 = store("a.png", Samples.png());
        byte[] whole = Files.readAllBytes(blobs.open(sha256).orElseThrow().path());
        Files.write(blobs.open(sha256).orElseThrow().path(), Arrays.copyOf(whole, 40));
        for (int start = 0; start < 2; start++) {
            thumbnails.catchUp();
            while (longWork.asked() > 0) {
                longWork.run();
            }
            assertThat(attempts(sha256)).isEqualTo(3);
        }
        assertThat(thumbnails.of(sha256)).isEmpty();
        assertThat(state(sha256)).isEqualTo("none");
        Files.write(blobs.open(sha256).orElseThrow().path(), whole);
    }

    @Test
    void oneWhoseFileIsGoneWaitsForIt() {
        String sha256 = "e".repeat(64);
        jdbc.sql("insert into files.blob (sha256, size, media_type, stored_at) values (?, 1, 'image/png', now())")
                .param(sha256)
                .update();
        thumbnails.catchUp();
        while (longWork.asked() > 0) {
            longWork.run();
        }
        assertThat(state(sha256)).isEqualTo("waiting");
    }

    /** A PNG says its size before its pixels: none of the 400 million is unpacked. */
    @Test
    void whatHasTooManyPixelsIsNotUnpacked() throws IOException {
        byte[] png = Samples.png();
        java.nio.ByteBuffer.wrap(png).putInt(16, 20_000).putInt(20, 20_000);
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(png, 12, 17);
        java.nio.ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        String sha256 = store("lon.png", png);
        longWork.run();
        assertThat(state(sha256)).isEqualTo("too_large");
        assertThat(attempts(sha256)).isEqualTo(1);
    }

    private String state(String sha256) {
        return jdbc.sql("select state from files.v_thumbnail where sha256 = ?")
                .param(sha256)
                .query(String.class)
                .single();
    }

    private void forgetWork() {
        longWork.run();
        jdbc.sql("delete from files.thumbnail").update();
    }

    private static boolean light(BufferedImage image, int x, int y) {
        return (image.getRGB(x, y) & 0xFF) > 128;
    }

    /** The picture with an Exif part that says how the camera was held. */
    private static byte[] held(byte[] jpeg, int way) {
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) way,
            0,
            0,
            0,
            0,
            0,
            0
        };
        byte[] whole = new byte[jpeg.length + exif.length];
        System.arraycopy(jpeg, 0, whole, 0, 2);
        System.arraycopy(exif, 0, whole, 2, exif.length);
        System.arraycopy(jpeg, 2, whole, 2 + exif.length, jpeg.length - 2);
        return whole;
    }

    private String store(String name, byte[] content) {
        return blobs.store(file -> Files.write(file, content), name, BlobsTest.AT)
                .sha256();
    }

    private List<String> states(String type) {
        return jdbc.sql(
                        "select t.state from files.v_thumbnail t join files.blob b on b.sha256 = t.sha256 where b.media_type = ?")
                .param(type)
                .query(String.class)
                .list();
    }

    private int attempts(String sha256) {
        return jdbc.sql("select attempts from files.thumbnail where sha256 = ?")
                .param(sha256)
                .query(Integer.class)
                .single();
    }
}
