package vn.kieumau.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.files.Blobs;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.SqlCount;

@ApplicationTest
class PackDossierTest {
    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PackDossier packDossier;

    @Autowired
    PackCohort packCohort;

    @Autowired
    CheckPackage checkPackage;

    @Autowired
    KeepRetention keepRetention;

    @Autowired
    PackedDossiers packages;

    @Autowired
    DossierRecords records;

    @Autowired
    Retentions retentions;

    @Autowired
    WritePackage writePackage;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Blobs blobs;

    @TempDir
    Path folder;

    long dossier;

    @BeforeEach
    void oneDossierIsDecided() {
        dossier = demo.dossier2023("hn-p2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v05-lanhdao", "hn-canbo", "hn-lanhdao", "hn-p2-truong", "kiemtoan", "quansat", "admin"})
    void onlyAProgrammeOfficerPacks(String login) {
        assertThat(refusal(() -> packDossier.pack(demo.actor(login), dossier))).isEqualTo(KernelRefusal.NOT_PERMITTED);
        assertThat(refusal(() -> packCohort.ask(demo.actor(login), demo.cohort2023())))
                .isEqualTo(KernelRefusal.NOT_PERMITTED);
    }

    @Test
    void aDossierOutsideTheReachIsNotFound() {
        Actor elsewhere = confinedTo(demo.unit("hp"));
        assertThat(refusal(() -> packDossier.pack(elsewhere, dossier))).isEqualTo(KernelRefusal.NOT_FOUND);
        assertThat(refusal(() -> packDossier.pack(officer(), 999_999))).isEqualTo(KernelRefusal.NOT_FOUND);
        packDossier.pack(confinedTo(demo.unit("hn")), dossier);
    }

    @Test
    void aDossierThatIsNotDecidedIsNotPacked() {
        long open = demo.dossier2023("hungvuong");
        assertThat(refusal(() -> packDossier.pack(officer(), open))).isEqualTo(ArchiveRefusal.NOT_DECIDED);
    }

    @Test
    void aDossierIsPackedOnceAndItsPackageNeverChanged() {
        long id = packDossier.pack(officer(), dossier);
        for (String change : List.of(
                "update archive.package set sha256 = sha256 where id = ?",
                "delete from archive.package where id = ?")) {
            assertThatThrownBy(() -> demo.apart(() -> jdbc.sql(change).param(id).update()))
                    .rootCause()
                    .hasMessageContaining("never changed");
        }
        // Last: what was refused marks the transaction, in which nothing can be tried apart any more.
        assertThat(refusal(() -> packDossier.pack(officer(), dossier))).isEqualTo(ArchiveRefusal.ALREADY_PACKED);
    }

    @Test
    void aProofThatIsGoneOrAlteredIsNotPacked() throws IOException {
        String sha256 = jdbc.sql("""
                        select min(f.sha256) from evidence.v_file f join assessment.v_kept_evidence k on k.item_id = f.item_id
                        where k.dossier_id = ?
                        """).param(dossier).query(String.class).single();
        Path proof = blobs.open(sha256).orElseThrow().path();
        Path aside = folder.resolve("aside");
        Files.move(proof, aside);
        try {
            assertThat(refusal(() -> packDossier.pack(officer(), dossier))).isEqualTo(ArchiveRefusal.PROOF_GONE);
            Files.writeString(proof, "something else");
            assertThat(refusal(() -> packDossier.pack(officer(), dossier))).isEqualTo(ArchiveRefusal.PROOF_ALTERED);
        } finally {
            Files.move(aside, proof, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void packingIsInTheTrailWithTheHash() {
        long id = packDossier.pack(officer(), dossier);
        assertThat(jdbc.sql("""
                                select content ->> 'sha256' from audit.entry
                                where act = 'PACK_DOSSIER' and table_name = 'archive.package' and row_id = ?
                                """).param(id).query(String.class).single())
                .isEqualTo(packed(id).sha256());
    }

    @Test
    void theSameDossierIsTheSameFile() throws IOException {
        byte[] once = written();
        byte[] again = written();
        assertThat(again).isEqualTo(once);
        long id = packDossier.pack(officer(), dossier);
        assertThat(packed(id).sha256()).isEqualTo(sha256(once));
        assertThat(written()).as("that it was packed is no part of it").isEqualTo(once);
    }

    @Test
    void thePackageIsReadAndCheckedWithoutTheApplication() throws Exception {
        Path bag = BagTest.unpacked(written(), folder);
        assertThat(BagTest.sha256sum(bag, "manifest-sha256.txt")).isZero();
        assertThat(BagTest.sha256sum(bag, "tagmanifest-sha256.txt")).isZero();
        assertThat(Files.readString(bag.resolve("bag-info.txt")))
                .contains("\nKeep-Until: 2043-12-31\n")
                .doesNotContain("Keep-Basis");
        String index = Files.readString(bag.resolve("data/index.html"));
        assertThat(index)
                .contains(
                        "01/QĐ/MINH-HOẠ", "22.", "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ", "ho-so.pdf", "mau-nghi-quyet-minh-hoa.pdf")
                .doesNotContain("<script", "http://", "https://");
        assertThat(Files.readString(bag.resolve("data/ho-so.pdf"), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-")
                .containsPattern("pdfaid:part(>|=\")2");
        assertThat(bag.resolve("data/van-ban/giay-chung-nhan.pdf")).isNotEmptyFile();
        assertThat(Files.readString(bag.resolve("data/tieu-chi.csv")))
                .contains("ward,met", "province,met", "ministry,met");
        assertThat(bag.resolve("data/bo-tieu-chi.yaml")).isNotEmptyFile();
    }

    @Test
    void proofsAndSubmissionsHaveTheHashesUnderWhichTheyWereStored() throws IOException {
        Path bag = BagTest.unpacked(written(), folder);
        try (Stream<Path> proofs = Files.list(bag.resolve("data/minh-chung"))) {
            List<Path> all = proofs.toList();
            assertThat(all).hasSizeGreaterThan(2);
            for (Path each : all) {
                assertThat(each.getFileName().toString()).startsWith(sha256(Files.readAllBytes(each)));
            }
        }
        assertThat(sha256(Files.readAllBytes(bag.resolve("data/lan-nop/1.json"))))
                .isEqualTo(jdbc.sql("select sha256 from assessment.snapshot where dossier_id = ? and number = 1")
                        .param(dossier)
                        .query(String.class)
                        .single());
        if (Files.exists(bag.resolve("data/so-lieu.json"))) {
            assertThat(bag.resolve("data/so-lieu.csv")).isNotEmptyFile();
        }
    }

    @Test
    void theUnitIsAsItWasOnTheDayOfTheDecision() throws IOException {
        Path bag = BagTest.unpacked(written(), folder);
        String record = Files.readString(bag.resolve("data/ho-so.json"));
        assertThat(record)
                .contains("\"unit_history\"", "\"decided_on\" : \"2023-11-20\"")
                .as("of 2025 it knows nothing")
                .doesNotContain("2025-0", "2024-");
    }

    @Test
    void theTrailTellsOfThisDossierAloneAndEndsWithItsDecision() throws IOException {
        packDossier.pack(officer(), dossier);
        DossierRecord record = record();
        assertThat(record.trail()).isNotEmpty();
        assertThat(record.trail())
                .extracting(DossierRecord.Entry::act)
                .contains("SUBMIT_ASSESSMENT", "PASS_MINISTRY", "DECIDE_RECOGNITION")
                .doesNotContain("VOTE_IN_COUNCIL", "DRAFT_REMARK", "PACK_DOSSIER");
        List<Long> foreign = jdbc.sql("select seq from audit.entry where unit_id <> ?")
                .param(demo.unit("hn-p2"))
                .query(Long.class)
                .list();
        assertThat(record.trail()).extracting(DossierRecord.Entry::seq).doesNotContainAnyElementsOf(foreign);
    }

    /** Whoever has an account stands in the trail by name; nothing else of a person is there. */
    @Test
    void nothingOfAPersonIsInIt() throws IOException {
        Path bag = BagTest.unpacked(written(), folder);
        for (String each : List.of("index.html", "ho-so.json", "nhat-ky.csv", "lan-nop/1.json", "tieu-chi.csv")) {
            assertThat(Files.readString(bag.resolve("data/" + each)))
                    .as(each)
                    .doesNotContain("hn-p2-truong", "account", "login")
                    .doesNotContainPattern("(?<![0-9a-f])0\\d{11}(?![0-9a-f])");
        }
    }

    @Test
    void onlyWhoReachesThePackageChecksIt() {
        long id = packDossier.pack(officer(), dossier);
        assertThat(refusal(() -> checkPackage.check(demo.actor("quansat"), id))).isEqualTo(KernelRefusal.NOT_PERMITTED);
        assertThat(refusal(() -> checkPackage.check(demo.actor("hp-canbo"), id)))
                .isEqualTo(KernelRefusal.NOT_FOUND);
        assertThat(checkPackage.check(demo.actor("hn-canbo"), id)).isEmpty();
        assertThat(packed(id).intact()).isTrue();
    }

    @Test
    void whatWasTamperedWithIsNamed() throws IOException {
        long id = packDossier.pack(officer(), dossier);
        PackedDossier packed = packed(id);
        Path file = blobs.open(packed.sha256()).orElseThrow().path();
        byte[] content = Files.readAllBytes(file);
        try {
            // One byte in the middle of a proof, which the ZIP file keeps nearly as it is.
            byte[] altered = content.clone();
            int at = new String(content, StandardCharsets.ISO_8859_1).indexOf("/data/minh-chung/") + 400;
            altered[at] ^= 1;
            Files.write(file, altered);
            assertThat(checkPackage.check(officer(), id))
                    .contains(packed.name() + ".zip")
                    .anyMatch(each -> each.startsWith("data/minh-chung/"));
            assertThat(packed(id).broken()).isPositive();
            assertThat(packed(id).brokenNames()).contains("data/minh-chung/");
            Files.write(file, java.util.Arrays.copyOf(content, content.length / 2));
            assertThat(checkPackage.check(officer(), id)).containsExactly(packed.name() + ".zip");
            assertThat(packages.parts(packed)).isEmpty();
            Files.delete(file);
            assertThat(checkPackage.check(officer(), id)).containsExactly(packed.name() + ".zip");
        } finally {
            Files.write(file, content);
        }
        assertThat(checkPackage.check(officer(), id)).isEmpty();
    }

    @Test
    void onlyAProgrammeApproverSaysHowLongPackagesAreKept() {
        String programme = programme();
        assertThat(refusal(() -> keepRetention.keep(officer(), programme, "conferred", 30, "x")))
                .isEqualTo(KernelRefusal.NOT_PERMITTED);
        Actor approver = demo.actor("v05-lanhdao");
        assertThat(refusal(() -> keepRetention.keep(approver, "other", "conferred", 30, "x")))
                .isEqualTo(KernelRefusal.NOT_FOUND);
        assertThat(refusal(() -> keepRetention.keep(approver, programme, "conferred", 0, "x")))
                .isEqualTo(ArchiveRefusal.YEARS);
        assertThat(refusal(() -> keepRetention.keep(approver, programme, "conferred", 30, " ")))
                .isEqualTo(KernelRefusal.MISSING);
    }

    @Test
    void aPackageIsKeptAsLongAsWasSaidWhenItWasPacked() {
        keepRetention.keep(demo.actor("v05-lanhdao"), programme(), "conferred", 30, "Quy định thử");
        PackedDossier packed = packed(packDossier.pack(officer(), dossier));
        assertThat(packed.keepUntil()).isEqualTo(LocalDate.of(2053, 12, 31));
        assertThat(packed.retention()).isEqualTo("Quy định thử");
        keepRetention.keep(demo.actor("v05-lanhdao"), programme(), "conferred", null, "Vĩnh viễn");
        assertThat(packed(packed.packageId()).keepUntil()).isEqualTo(LocalDate.of(2053, 12, 31));
        assertThat(packed.ended(LocalDate.of(2053, 12, 31))).isFalse();
        assertThat(packed.ended(LocalDate.of(2054, 1, 1))).isTrue();
    }

    @Test
    void whereNobodySaidHowLongTheDefaultHoldsAndSaysSo() {
        PackedDossier packed = packed(packDossier.pack(officer(), dossier));
        assertThat(packed.keepUntil()).isEqualTo(LocalDate.of(2043, 12, 31));
        assertThat(packed.retention()).isEmpty();
    }

    @Test
    void aCohortIsPackedOneByOneAndThenThereIsNothingLeft() {
        long cohort = demo.cohort2023();
        PackCohort.Standing before = packCohort.standing(officer(), cohort);
        assertThat(before.waiting()).isPositive();
        long run = packCohort.ask(officer(), cohort);
        demo.apart(() ->
                assertThat(refusal(() -> packCohort.ask(officer(), cohort))).isEqualTo(ArchiveRefusal.PACKING_ALREADY));
        packCohort.run(run, cohort, officer());
        assertThat(packCohort.last(cohort))
                .get()
                .satisfies(each -> assertThat(each.state()).isEqualTo("done"))
                .satisfies(each -> assertThat(each.failedNames()).isEmpty())
                .satisfies(each -> assertThat((long) each.packed()).isEqualTo(before.waiting()));
        assertThat(packCohort.standing(officer(), cohort).waiting()).isZero();
        assertThat(refusal(() -> packCohort.ask(officer(), cohort))).isEqualTo(ArchiveRefusal.NOTHING_TO_PACK);
        assertThat(refusal(() -> packCohort.stop(officer(), cohort))).isEqualTo(KernelRefusal.NOT_IN_THIS_STATE);
    }

    @Test
    void whatWasStoppedGoesOnWhenItIsAskedForAgain() {
        long cohort = demo.cohort2023();
        long run = packCohort.ask(officer(), cohort);
        packCohort.stop(officer(), cohort);
        packCohort.run(run, cohort, officer());
        assertThat(packCohort.last(cohort)).get().extracting(Packing::state).isEqualTo("stopped");
        assertThat(packCohort.standing(officer(), cohort).waiting()).isPositive();
        long again = packCohort.ask(officer(), cohort);
        packCohort.run(again, cohort, officer());
        assertThat(packCohort.standing(officer(), cohort).waiting()).isZero();
    }

    private DossierRecord record() {
        return records.of(
                dossiers.find(officer(), Permission.PACK_DOSSIER, dossier).orElseThrow());
    }

    private byte[] written() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DossierRecord record = record();
        writePackage.write(
                record,
                retentions.of(record.dossier().setId(), record.decision().outcome()),
                bytes);
        return bytes.toByteArray();
    }

    private PackedDossier packed(long id) {
        return packages.find(officer(), Permission.VIEW_ARCHIVE, id).orElseThrow();
    }

    private String programme() {
        return jdbc.sql("select programme_code from criteria.v_set where set_id = ?")
                .param(demo.setId())
                .query(String.class)
                .single();
    }

    private Actor officer() {
        return demo.actor("v05-canbo");
    }

    private Actor confinedTo(long unitId) {
        Actor officer = officer();
        List<Grant> grants = officer.grants().stream()
                .map(grant -> new Grant(
                        grant.role(), grant.officeId(), grant.officeName(), unitId, "province", grant.permissions()))
                .toList();
        return new Actor(officer.accountId(), officer.login(), officer.displayName(), grants, officer.at(), false);
    }

    private static Refusal refusal(SqlCount.Act act) {
        return catchThrowableOfType(Refused.class, act::run).refusal();
    }

    private static String sha256(byte[] content) {
        MessageDigest hash = Bag.sha256();
        return HexFormat.of().formatHex(hash.digest(content));
    }
}
