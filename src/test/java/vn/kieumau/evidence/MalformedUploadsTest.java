package vn.kieumau.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.files.Leftovers;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/** A thousand uploads that must not come in: each is refused with a sentence, and nothing of it stays. */
@ApplicationTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class MalformedUploadsTest {
    private static final int UPLOADS = 1000;
    private static final long SEED = 20231124;

    @Autowired
    AddEvidence addEvidence;

    @Autowired
    Leftovers leftovers;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Messages messages;

    @Value("${kieumau.data}")
    Path data;

    @Test
    void eachIsRefusedWithASentenceAndLeavesNothing() throws IOException {
        leftovers.remove();
        Map<String, Long> before = rows();
        List<String> files = files();
        Actor actor = demo.actor("nhattan-canbo");
        long unit = demo.unit("nhattan");
        Malformed malformed = new Malformed(SEED);
        List<String> wrong = new ArrayList<>();
        for (int number = 0; number < UPLOADS; number++) {
            Malformed.Sent sent = malformed.next(number);
            String answer = answer(actor, unit, sent);
            if (!sent.keys().contains(answer)) {
                wrong.add(number + " " + sent.kind() + ": " + answer);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows()).isEqualTo(before);
        assertThat(files()).isEqualTo(files);
    }

    /** The key of the refusal; otherwise what happened instead. */
    private String answer(Actor actor, long unit, Malformed.Sent sent) {
        EvidenceForm form = new EvidenceForm(
                "Báo cáo", EvidenceKind.DOCUMENT, "", "", "", "", "", "", "", "", UUID.randomUUID(), true);
        try {
            addEvidence.add(
                    actor,
                    form.read(
                            unit,
                            List.of(new MockMultipartFile("files", sent.name(), "application/pdf", sent.content())),
                            true));
            return "was let in";
        } catch (Refused refused) {
            assertThat(refused.refusal().status()).isBetween(400, 499);
            assertThat(messages.text(View.VIETNAMESE, refused)).isNotBlank();
            assertThat(messages.text(Locale.ENGLISH, refused)).isNotBlank();
            return refused.refusal().key();
        } catch (RuntimeException fault) {
            return fault.toString();
        }
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : List.of("evidence.item", "evidence.item_file", "files.blob", "audit.entry")) {
            rows.put(
                    table,
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        return rows;
    }

    private List<String> files() throws IOException {
        List<String> all = new ArrayList<>();
        for (String folder : List.of("files", "quarantine", "uploads")) {
            Path within = data.resolve(folder);
            if (Files.exists(within)) {
                try (Stream<Path> found = Files.walk(within)) {
                    found.filter(Files::isRegularFile)
                            .map(String::valueOf)
                            .sorted()
                            .forEach(all::add);
                }
            }
        }
        return all;
    }
}
