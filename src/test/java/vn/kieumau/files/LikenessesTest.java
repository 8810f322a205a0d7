package vn.kieumau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.HeldWork;
import vn.kieumau.support.Samples;

@ApplicationTest
class LikenessesTest {
    @Autowired
    Likenesses likenesses;

    @Autowired
    Blobs blobs;

    @Autowired
    HeldWork longWork;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatIsNoPictureIsNotLookedAtAndATinyOneIsLikeNothing() {
        String text = store("a.txt", Bytes.text("một dòng chữ"));
        String tiny = store("a.png", Samples.png());
        assertThat(jdbc.sql("select sha256 from files.likeness where sha256 in (?, ?)")
                        .params(text, tiny)
                        .query(String.class)
                        .list())
                .containsExactly(tiny);
        assertThat(alike(tiny)).isEmpty();
    }

    @Test
    void aPictureIsLookedAtWhenItIsStored() {
        String taken = store("a.jpg", Samples.jpeg(Samples.street(1, 800, 600), 0.95f));
        String sentOn = store("b.jpg", Samples.jpeg(Samples.street(1, 500, 375), 0.5f));
        store("c.jpg", Samples.jpeg(Samples.street(2, 800, 600), 0.95f));
        assertThat(alike(taken)).containsExactlyInAnyOrder(taken, sentOn);
    }

    /** More than are looked at at once; one of them has lost its file. */
    @Test
    void whatWasStoredBeforeIsCaughtUpWithAndStartingAgainDoesNothing() {
        for (int number = 0; number < 45; number++) {
            store("a.jpg", Samples.jpeg(Samples.street(number, 120, 100), 0.8f));
        }
        String hashes = hashes();
        jdbc.sql("delete from files.likeness").update();
        jdbc.sql(
                        "insert into files.blob (sha256, size, media_type, stored_at) values (repeat('0', 64), 1, 'image/png', now())")
                .update();

        likenesses.catchUp();
        assertThat(jdbc.sql("select count(*) from files.likeness")
                        .query(Integer.class)
                        .single())
                .as("nothing is waited for")
                .isZero();
        while (longWork.asked() > 0) {
            longWork.run();
        }
        assertThat(hashes()).isEqualTo(hashes);

        jdbc.sql("update files.likeness set hash = null where sha256 = (select min(sha256) from files.likeness)")
                .update();
        String before = hashes();
        likenesses.catchUp();
        while (longWork.asked() > 0) {
            longWork.run();
        }
        assertThat(hashes()).isEqualTo(before);
    }

    @Test
    void upToTwentyFourBitsWhereverTheyAreIsVeryMuchAlike() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            List<Integer> order =
                    random.ints(0, 256).distinct().limit(25).boxed().toList();
            String hash = random.ints(256, 0, 2).mapToObj(String::valueOf).collect(Collectors.joining());
            String one = put("1" + round, hash);
            String near = put("2" + round, flipped(hash, order.subList(0, 24)));
            String far = put("3" + round, flipped(hash, order));
            assertThat(alike(one)).containsExactlyInAnyOrder(one, near);
            assertThat(alike(far)).contains(far, near).doesNotContain(one);
        }
        String hash = "01".repeat(128);
        String one = put("4", hash);
        // One bit and a half in each piece: as evenly as it can be.
        List<Integer> spread =
                IntStream.range(0, 24).map(n -> n * 32 / 3).boxed().toList();
        String even = put("5", flipped(hash, spread));
        assertThat(alike(one)).contains(even);
    }

    @Test
    void amongManyPicturesOnlyAFewAreCompared() {
        jdbc.sql("""
                        insert into files.blob (sha256, size, media_type, stored_at)
                        select md5(n::text) || md5(n || 'b'), 1, 'image/jpeg', now() from generate_series(1, 20000) as n
                        """).update();
        jdbc.sql("""
                        insert into files.likeness (sha256, hash)
                        select sha256, ('x' || sha256)::bit(256) from files.blob where size = 1 and media_type = 'image/jpeg'
                        """).update();
        jdbc.sql("analyze files.likeness").update();
        String plan = String.join(
                "\n",
                jdbc.sql("explain select * from files.alike(array[md5('1') || md5('1b')])")
                        .query(String.class)
                        .list());
        assertThat(plan).contains("likeness_bands").doesNotContain("Seq Scan on likeness");
    }

    private String store(String name, byte[] content) {
        return blobs.store(file -> Files.write(file, content), name, BlobsTest.AT)
                .sha256();
    }

    private List<String> alike(String sha256) {
        return jdbc.sql("select other from files.alike(array[?])")
                .param(sha256)
                .query(String.class)
                .list();
    }

    private String hashes() {
        return jdbc.sql(
                        "select string_agg(sha256 || coalesce(hash::text, ''), ',' order by sha256) from files.likeness")
                .query(String.class)
                .single();
    }

    private String put(String name, String hash) {
        String sha256 = (name + "f".repeat(64)).substring(0, 64);
        jdbc.sql("insert into files.blob (sha256, size, media_type, stored_at) values (?, 1, 'image/png', now())")
                .param(sha256)
                .update();
        jdbc.sql("insert into files.likeness (sha256, hash) values (?, ?::bit(256))")
                .params(sha256, hash)
                .update();
        return sha256;
    }

    private static String flipped(String hash, List<Integer> bits) {
        StringBuilder flipped = new StringBuilder(hash);
        bits.forEach(bit -> flipped.setCharAt(bit, hash.charAt(bit) == '0' ? '1' : '0'));
        return flipped.toString();
    }
}
