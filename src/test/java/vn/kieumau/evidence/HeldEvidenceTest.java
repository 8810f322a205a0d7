package vn.kieumau.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.files.Quarantine;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.Samples;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

@ApplicationTest
class HeldEvidenceTest {
    private static final String PHONE = "0912 345 678";

    @Autowired
    AddEvidence addEvidence;

    @Autowired
    DecideHeld decideHeld;

    @Autowired
    HeldFiles heldFiles;

    @Autowired
    Evidence evidence;

    @Autowired
    Quarantine quarantine;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Messages messages;

    @Autowired
    MockMvc web;

    @Value("${kieumau.data}")
    Path data;

    /** Commits, as only a refusal that was rolled back holds a file; what is left at the end is a purged file. */
    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void aSuspectedFileIsHeldAndPurgedAndOnlyItsHashStays() {
        int items = count("evidence.item");
        byte[] file = Samples.docx("Danh sách " + UUID.randomUUID(), "Điện thoại " + PHONE);
        Refused refused = refusalOf("hungvuong", "hungvuong-canbo", "danh-sach.docx", file);
        assertThat(refused.refusal()).isEqualTo(EvidenceRefusal.HELD);
        assertThat(messages.text(View.VIETNAMESE, refused))
                .contains("danh-sach.docx", "trang 1", "số điện thoại")
                .doesNotContain(PHONE);
        assertThat(messages.text(Locale.ENGLISH, refused))
                .contains("page 1", "mobile phone")
                .doesNotContain(PHONE);
        assertThat(count("evidence.item")).isEqualTo(items);

        HeldFile held = newest("hungvuong-canbo");
        assertThat(held.name()).isEqualTo("danh-sach.docx");
        assertThat(held.size()).isEqualTo(file.length);
        assertThat(held.places()).containsExactly(new HeldFile.FoundPlace("phone", 1));
        assertThat(held.state()).isEqualTo("held");
        Path kept = data.resolve("quarantine").resolve(held.sha256());
        assertThat(kept).hasBinaryContent(file);
        assertThat(jdbc.sql("select count(*) from files.blob where sha256 = ?")
                        .param(held.sha256())
                        .query(Integer.class)
                        .single())
                .isZero();

        refusalOf("hungvuong", "hungvuong-canbo", "lần hai.docx", file);
        assertThat(newest("hungvuong-canbo").heldId()).as("held once").isEqualTo(held.heldId());

        decideHeld.purge(demo.actor("v05-canbo"), held.heldId(), "Có số điện thoại");
        assertThat(kept).doesNotExist();
        HeldFile purged =
                heldFiles.find(demo.actor("hungvuong-canbo"), held.heldId()).orElseThrow();
        assertThat(purged.state()).isEqualTo("purged");
        assertThat(purged.sha256()).isEqualTo(held.sha256());
        assertThat(jdbc.sql(
                                "select act from audit.entry where table_name = 'evidence.held' and row_id = ? order by seq")
                        .param(held.heldId())
                        .query(String.class)
                        .list())
                .containsExactly("HOLD_EVIDENCE", "PURGE_HELD");
        assertThat(catchThrowableOfType(
                                Refused.class,
                                () -> decideHeld.purge(demo.actor("v05-canbo"), held.heldId(), "lần nữa"))
                        .refusal())
                .isEqualTo(KernelRefusal.NOT_IN_THIS_STATE);
    }

    @Test
    void aFalseAlarmBecomesEvidenceOfItsSender() {
        long held = held(Samples.docx("Mã hồ sơ " + PHONE));
        long item = decideHeld.release(demo.actor("v05-canbo"), held, "Là mã hồ sơ, không phải số điện thoại");
        EvidenceItem added = evidence.find(demo.actor("nhattan-canbo"), item).orElseThrow();
        assertThat(added.title()).isEqualTo("Danh sách");
        assertThat(evidence.files(added)).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("Danh sách.pdf");
            assertThat(file.screened()).isEqualTo("text");
        });
        HeldFile released = heldFiles.find(demo.actor("nhattan-canbo"), held).orElseThrow();
        assertThat(released.state()).isEqualTo("released");
        assertThat(released.itemId()).isEqualTo(item);
    }

    @Test
    void whoSentItCannotLetItIn() {
        long held = held(Samples.docx(PHONE));
        jdbc.sql(
                        "update evidence.held set held_by = (select id from accounts.account where login = 'v05-canbo') where id = ?")
                .param(held)
                .update();
        assertThat(refusal(() -> decideHeld.release(demo.actor("v05-canbo"), held, "nhầm")))
                .isEqualTo(KernelRefusal.SAME_PERSON);
    }

    @Test
    void aReasonIsNeededAndOthersUnitsAreOutOfReach() {
        long held = held(Samples.docx(PHONE));
        assertThat(refusal(() -> decideHeld.purge(demo.actor("v05-canbo"), held, " ")))
                .isEqualTo(KernelRefusal.MISSING);
        assertThat(refusal(() -> decideHeld.purge(demo.actor("nhattan-canbo"), held, "x")))
                .isEqualTo(KernelRefusal.NOT_PERMITTED);
        assertThat(refusal(() -> decideHeld.purge(demo.actor("hungvuong-truong"), held, "x")))
                .isEqualTo(KernelRefusal.NOT_FOUND);
        assertThat(heldFiles.find(demo.actor("hungvuong-canbo"), held)).isEmpty();
    }

    @Test
    void whatIsGoneFromQuarantineCannotBeLetIn() {
        assertThat(refusal(() -> decideHeld.release(demo.actor("v05-canbo"), demo.heldFile(), "nhầm")))
                .isEqualTo(EvidenceRefusal.HELD_CONTENT_GONE);
    }

    @Test
    void contentThatNothingIsHeldForGoesAfterAnHour() throws IOException {
        held(Samples.docx(PHONE));
        Path kept = data.resolve("quarantine").resolve(quarantineHash());
        Path left = Files.write(data.resolve("quarantine").resolve("b".repeat(64)), new byte[] {1});
        Path underWay = Files.write(data.resolve("quarantine").resolve("c".repeat(64)), new byte[] {1});
        FileTime old = FileTime.from(OffsetDateTime.now().minusHours(2).toInstant());
        Files.setLastModifiedTime(kept, old);
        Files.setLastModifiedTime(left, old);
        decideHeld.removeLeftovers();
        assertThat(left).doesNotExist();
        assertThat(kept).exists();
        assertThat(underWay).exists();
        Files.delete(underWay);
        Files.delete(kept);
    }

    @Test
    void thePageTellsWhereAndOffersTheChiefWhatMayBeDone() throws Exception {
        long held = demo.heldFile();
        web.perform(Browse.get("nhattan-truong", "/evidence/held/{id}", held))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("trang 2")))
                .andExpect(content().string(containsString("/evidence/held/" + held + "/purge")))
                .andExpect(content().string(containsString("/evidence/held/" + held + "/release")));
        web.perform(Browse.get("nhattan-canbo", "/evidence/held/{id}", held))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/purge"))));
        web.perform(Browse.post("nhattan-truong", "/evidence/held/{id}/purge", held))
                .andExpect(status().isUnprocessableContent());
        web.perform(Browse.post("nhattan-truong", "/evidence/held/{id}/purge", held)
                        .param("reason", "Có số căn cước"))
                .andExpect(status().is3xxRedirection());
    }

    private long held(byte[] content) {
        long held = demo.heldFile();
        Quarantine.Kept kept = quarantine.keep(new ByteArrayInputStream(content));
        jdbc.sql("update evidence.held set sha256 = ?, size = ? where id = ?")
                .params(kept.sha256(), kept.size(), held)
                .update();
        return held;
    }

    private String quarantineHash() {
        return heldFiles
                .find(demo.actor("v05-canbo"), demo.heldFile())
                .orElseThrow()
                .sha256();
    }

    private HeldFile newest(String login) {
        return heldFiles.page(demo.actor(login), new Paging(1, 50)).items().get(0);
    }

    private Refused refusalOf(String ward, String login, String name, byte[] content) {
        NewEvidence about = demo.evidence(ward, "Danh sách");
        return catchThrowableOfType(
                Refused.class,
                () -> addEvidence.add(
                        demo.actor(login),
                        new NewEvidence(
                                about.unitId(),
                                about.title(),
                                about.kind(),
                                about.number(),
                                about.issuer(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                UUID.randomUUID(),
                                true,
                                true,
                                List.of(new Upload(name, new ByteArrayResource(content))))));
    }

    private vn.kieumau.kernel.Refusal refusal(SqlAct act) {
        vn.kieumau.kernel.Refusal[] refusal = new vn.kieumau.kernel.Refusal[1];
        demo.apart(
                () -> refusal[0] = catchThrowableOfType(Refused.class, act::run).refusal());
        return refusal[0];
    }

    private interface SqlAct {
        void run();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
