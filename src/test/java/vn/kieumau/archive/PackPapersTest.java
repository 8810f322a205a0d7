package vn.kieumau.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kieumau.support.DemoDocuments.DELEGATION;
import static vn.kieumau.support.DemoDocuments.DEPARTMENT;
import static vn.kieumau.support.DemoDocuments.WARD;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.accounts.Actors;
import vn.kieumau.accounts.Role;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.IssueSlip;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.IssueDossierReport;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.DocumentSource;
import vn.kieumau.documents.DocumentType;
import vn.kieumau.documents.IssuedDocuments;
import vn.kieumau.documents.KeepSignedDocument;
import vn.kieumau.files.Upload;
import vn.kieumau.inspection.IssueDelegationDocument;
import vn.kieumau.inspection.LeadDelegation;
import vn.kieumau.inspection.NewConclusion;
import vn.kieumau.inspection.WriteConclusion;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.recommendations.AcceptRecommendation;
import vn.kieumau.recommendations.AnswerRecommendation;
import vn.kieumau.recommendations.IssueRecommendationLetter;
import vn.kieumau.recommendations.NewRecommendation;
import vn.kieumau.recommendations.RaiseRecommendation;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoDelegation;
import vn.kieumau.support.DemoDocuments;
import vn.kieumau.support.Signer;

/** The official documents about a dossier that its package has, and those that it only names. */
@ApplicationTest
class PackPapersTest {
    /** Before the decision on the dossier, which is of 20 November. */
    private static final LocalDate BEFORE = LocalDate.of(2023, 11, 18);

    private static final String ELSEWHERE = "Không có trong gói, vì nói cả về phường khác.";

    @Autowired
    Demo demo;

    @Autowired
    DemoDelegation demoDelegation;

    @Autowired
    DemoDocuments demoDocuments;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IssueSlip issueSlip;

    @Autowired
    IssueDossierReport issueDossierReport;

    @Autowired
    IssueDelegationDocument issueDelegationDocument;

    @Autowired
    LeadDelegation leadDelegation;

    @Autowired
    WriteConclusion writeConclusion;

    @Autowired
    RaiseRecommendation raiseRecommendation;

    @Autowired
    AcceptRecommendation acceptRecommendation;

    @Autowired
    AnswerRecommendation answerRecommendation;

    @Autowired
    IssueRecommendationLetter issueRecommendationLetter;

    @Autowired
    KeepSignedDocument keepSignedDocument;

    @Autowired
    IssuedDocuments issuedDocuments;

    @Autowired
    DossierRecords records;

    @Autowired
    WritePackage writePackage;

    @Autowired
    Retentions retentions;

    @Autowired
    Dossiers dossiers;

    @TempDir
    Path folder;

    long dossier;

    @BeforeEach
    void oneDossierIsDecided() {
        dossier = demo.dossier2023("hn-p2");
    }

    /** What is packed of a ward is read by whoever reads its package: these are the permissions that it is read by elsewhere. */
    @Test
    void whoReadsPackagesReadsWhatThePapersAreMadeFrom() {
        for (Role role : Role.values()) {
            if (role.permissions().contains(Permission.VIEW_ARCHIVE)
                    || role.permissions().contains(Permission.DOWNLOAD_PACKAGE)) {
                assertThat(role.permissions())
                        .as(role.name())
                        .contains(
                                Permission.VIEW_DOSSIER,
                                Permission.VIEW_APPRAISAL,
                                Permission.VIEW_INSPECTION,
                                Permission.VIEW_RECOMMENDATION);
            }
        }
    }

    @Test
    void whereNothingWasIssuedThePackageSaysSo() throws IOException {
        Path bag = unpacked(dossier);
        assertThat(index(bag)).contains("không có văn bản nào về hồ sơ được ban hành");
        assertThat(papers(bag)).containsExactly("giay-chung-nhan.pdf");
    }

    @Test
    void slipsOfEachLevelAndTheReportAreInItWithTheirNumbers() throws IOException {
        issueDossierReport.issue(on("hn-p2-truong"), dossier, 1, WARD);
        issueSlip.issue(on("hn-lanhdao"), dossier, AppraisalLevel.PROVINCE, Demo.TERMS);
        issueSlip.issue(on("v05-lanhdao"), dossier, AppraisalLevel.MINISTRY, DEPARTMENT);
        Path bag = unpacked(dossier);
        assertThat(papers(bag))
                .containsExactly(
                        "01-report.docx",
                        "01-report.pdf",
                        "02-slip.docx",
                        "02-slip.pdf",
                        "03-slip.docx",
                        "03-slip.pdf",
                        "giay-chung-nhan.pdf");
        assertThat(numbers("assessment.snapshot", "appraisal.appraisal"))
                .hasSize(3)
                .allSatisfy(number -> assertThat(index(bag)).contains(number))
                .allSatisfy(number -> assertThat(json(bag)).contains(number));
        assertThat(index(bag)).contains("van-ban/02-slip.pdf", "Phiếu thẩm định số", "ngày 18/11/2023");
        assertThat(json(bag)).contains("\"format\" : \"kieumau-archive/2\"", "\"files\" : \"van-ban/01-report\"");
    }

    @Test
    void aDelegationThatCameToThisWardAloneIsInItWithMinutesAndConclusion() throws IOException {
        long delegation = concluded("Đoàn đến một phường (minh hoạ)", "hn-p2");
        issue(delegation, DocumentType.MINUTES);
        issue(delegation, DocumentType.CONCLUSION);
        Path bag = unpacked(dossier);
        assertThat(papers(bag)).contains("01-minutes.pdf", "02-conclusion.pdf");
        assertThat(index(bag)).contains("Đoàn đến một phường (minh hoạ)").doesNotContain(ELSEWHERE);
        assertThat(numbers("inspection.conclusion"))
                .hasSize(2)
                .allSatisfy(number -> assertThat(index(bag)).contains(number));
    }

    @Test
    void papersOfADelegationToSeveralWardsAreNamedAndNothingOfTheirContentIsThere() throws IOException {
        long delegation = concluded("Đoàn đến hai phường (minh hoạ)", "hn-p1", "hn-p2");
        issue(delegation, DocumentType.MINUTES);
        issue(delegation, DocumentType.CONCLUSION);
        keepSigned("inspection.conclusion", DocumentType.MINUTES);
        String other = jdbc.sql("select name from units.v_unit where unit_id = ?")
                .param(demo.unit("hn-p1"))
                .query(String.class)
                .single();
        Path bag = unpacked(dossier);
        assertThat(papers(bag)).containsExactly("giay-chung-nhan.pdf");
        assertThat(index(bag)).contains("Đoàn đến hai phường (minh hoạ)", ELSEWHERE);
        assertThat(numbers("inspection.conclusion"))
                .hasSize(2)
                .allSatisfy(number -> assertThat(index(bag)).contains(number))
                .allSatisfy(number -> assertThat(json(bag)).contains(number));
        for (String each : List.of(index(bag), json(bag))) {
            assertThat(each).doesNotContain("Sổ sách chưa đầy đủ", "Bổ sung sổ theo dõi", other);
        }
        assertThat(hashes("inspection.conclusion"))
                .hasSize(2)
                .allSatisfy(hash -> assertThat(json(bag)).doesNotContain(hash));
    }

    @Test
    void lettersOnItsRecommendationsAreInItAndThoseOfOthersAreNot() throws IOException {
        letter("hn-p2", "Đề nghị của phường này");
        letter("hn-p1", "Đề nghị của phường khác");
        Path bag = unpacked(dossier);
        assertThat(papers(bag)).containsExactly("01-letter.docx", "01-letter.pdf", "giay-chung-nhan.pdf");
        assertThat(index(bag)).contains("Đề nghị của phường này").doesNotContain("Đề nghị của phường khác");
        assertThat(json(bag)).doesNotContain("Đề nghị của phường khác");
    }

    @Test
    void whatWasIssuedAfterTheDecisionIsNotInIt() throws IOException {
        byte[] before = written(dossier);
        issueSlip.issue(demo.actor("v05-lanhdao"), dossier, AppraisalLevel.MINISTRY, DEPARTMENT);
        assertThat(written(dossier)).isEqualTo(before);
    }

    @Test
    void aSignedCopyLiesBesideWhatWasIssuedAndTheSamePapersAreTheSameFile() throws IOException {
        issueSlip.issue(on("v05-lanhdao"), dossier, AppraisalLevel.MINISTRY, DEPARTMENT);
        byte[] signed = keepSigned("appraisal.appraisal", DocumentType.SLIP);
        byte[] once = written(dossier);
        assertThat(written(dossier)).isEqualTo(once);
        Path bag = BagTest.unpacked(once, folder);
        assertThat(bag.resolve("data/van-ban/01-slip.signed.pdf")).hasBinaryContent(signed);
        assertThat(index(bag)).contains("van-ban/01-slip.signed.pdf", "(signed.pdf)");
    }

    /** The letter says of each of its wards what was found, the decision only who is recognised. */
    @Test
    void aLetterOfSeveralWardsIsNamedAndTheDecisionIsInIt() throws IOException {
        long letter = demoDocuments.letter();
        long other = jdbc.sql("""
                        select i.dossier_id from recognition.v_decision i join assessment.v_dossier d on d.dossier_id = i.dossier_id
                        where i.proposal_id = :letter and d.unit_id = :unit
                        """)
                .param("letter", letter)
                .param("unit", demo.unit("nhattan"))
                .query(Long.class)
                .single();
        Path bag = unpacked(other);
        assertThat(papers(bag))
                .contains("01-decision.docx", "01-decision.pdf")
                .noneMatch(each -> each.contains("proposal"));
        assertThat(index(bag)).contains("Tờ trình số", ELSEWHERE);
    }

    @Test
    void whatACouncilConcludedIsSaidAndNothingOfItsVotes() throws IOException {
        assertThat(json(unpacked(dossier))).containsPattern("\"councils\" : \\[\\s*]");
        long session = jdbc.sql("""
                        with c as (
                            insert into appraisal.council (cohort_id, level, unit_id, name, decision_number, decided_on)
                            values (:cohort, 'province', :unit, 'Hội đồng thử', '09/MINH-HOẠ', '2023-10-02') returning id)
                        insert into appraisal.session (council_id, meets_on, meets_at, place, state, convened_by, convened_at, closed_at)
                        select id, '2023-10-12', '08:30', 'Phòng họp', 'closed', :by, '2023-10-10T08:00+07', '2023-10-12T11:00+07' from c returning id
                        """)
                .param("cohort", demo.cohort2023())
                .param("unit", demo.unit("hn"))
                .param("by", demo.actor("hn-canbo").accountId())
                .query(Long.class)
                .single();
        jdbc.sql(
                        "insert into appraisal.session_item (session_id, dossier_id, appraisal_version, outcome) values (?, ?, 1, 'approved')")
                .params(session, dossier)
                .update();
        jdbc.sql("""
                        insert into appraisal.minutes (session_id, content, sha256, closed_by, closed_at)
                        select :session, c, encode(sha256(convert_to(c::text, 'UTF8')), 'hex'), :by, '2023-10-12T11:00+07'
                        from (select '{"council": "Hội đồng thử", "decisionNumber": "09/MINH-HOẠ", "results": [{"ballots": [{"name": "Ai đó", "vote": "against"}]}]}'::jsonb as c) m
                        """)
                .param("session", session)
                .param("by", demo.actor("hn-canbo").accountId())
                .update();
        Path bag = unpacked(dossier, folder.resolve("again"));
        assertThat(index(bag))
                .contains("Hội đồng thử (thành lập theo 09/MINH-HOẠ), họp ngày 12/10/2023: Thông qua")
                .doesNotContain("Ai đó", "against");
        assertThat(json(bag))
                .contains("\"council\" : \"Hội đồng thử\"", "\"outcome\" : \"approved\"", "\"minutes_sha256\"")
                .doesNotContain("Ai đó", "against");
    }

    private void letter(String ward, String title) {
        long id = raiseRecommendation.raise(
                demo.actor(ward + "-truong"),
                new NewRecommendation(
                        demo.cohort2023(),
                        demo.unit(ward),
                        "other",
                        null,
                        title,
                        "Đề nghị giải quyết.",
                        null,
                        "province",
                        demo.actor("hn-canbo").today().plusDays(30),
                        null),
                true);
        acceptRecommendation.accept(demo.actor("hn-canbo"), id);
        answerRecommendation.answer(demo.actor("hn-canbo"), id, "full", "Đã giải quyết.");
        issueRecommendationLetter.issue(on("hn-lanhdao"), id, Demo.TERMS);
    }

    private long concluded(String name, String... wards) {
        long delegation = demoDelegation.begun(name, List.of(wards), "v05-lanhdao", "v05-canbo");
        leadDelegation.report(demo.actor("v05-lanhdao"), delegation);
        writeConclusion.write(
                demo.actor("v05-canbo"),
                delegation,
                0,
                new NewConclusion(
                        "24/11/2023",
                        "Hội trường (minh hoạ)",
                        "Công an thành phố",
                        "Lề lối làm việc nền nếp (minh hoạ)",
                        "Sổ sách chưa đầy đủ (minh hoạ)",
                        "",
                        List.of(new NewConclusion.NewDemand(
                                demoDelegation.visit(delegation), "Bổ sung sổ theo dõi (minh hoạ)", "15/12/2023"))));
        writeConclusion.conclude(demo.actor("v05-lanhdao"), delegation, 1);
        return delegation;
    }

    private void issue(long delegation, DocumentType type) {
        issueDelegationDocument.issue(on("v05-lanhdao"), delegation, type, DELEGATION);
    }

    /** @return what came back signed of the only document of that kind */
    private byte[] keepSigned(String table, DocumentType type) {
        record Row(long id, long sourceId) {}
        Row row = jdbc.sql("select id, source_id from documents.issued where source = ? and kind = ?")
                .params(table, type.code())
                .query(Row.class)
                .single();
        byte[] pdf = issuedDocuments
                .file(new DocumentSource(table, row.sourceId(), 0), type, DocumentFormat.PDF)
                .orElseThrow()
                .bytes();
        byte[] signed = Signer.alone("CN=Người ký thử,O=Cơ quan thử").sign(pdf);
        keepSignedDocument.keep(
                demo.actor("v05-canbo"), row.id(), new Upload("da-ky.pdf", new ByteArrayResource(signed)));
        return signed;
    }

    private List<String> numbers(String... tables) {
        return jdbc.sql("""
                        select lpad(number::text, greatest(2, length(number::text)), '0') || '/' || (content ->> 'symbol')
                        from documents.issued where source = any(?) order by id
                        """).param(tables).query(String.class).list();
    }

    private List<String> hashes(String table) {
        return jdbc.sql("select sha256 from documents.issued where source = ?")
                .param(table)
                .query(String.class)
                .list();
    }

    /** On a day before the decision. */
    private Actor on(String login) {
        return actors.on(login, BEFORE).orElseThrow();
    }

    private byte[] written(long of) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DossierRecord record = records.of(dossiers.find(demo.actor("v05-canbo"), Permission.PACK_DOSSIER, of)
                .orElseThrow());
        writePackage.write(
                record,
                retentions.of(record.dossier().setId(), record.decision().outcome()),
                bytes);
        return bytes.toByteArray();
    }

    private Path unpacked(long of) throws IOException {
        return unpacked(of, folder);
    }

    private Path unpacked(long of, Path into) throws IOException {
        return BagTest.unpacked(written(of), into);
    }

    private static List<String> papers(Path bag) throws IOException {
        try (Stream<Path> files = Files.list(bag.resolve("data/van-ban"))) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private static String index(Path bag) {
        return read(bag, "index.html");
    }

    private static String json(Path bag) {
        return read(bag, "ho-so.json");
    }

    private static String read(Path bag, String name) {
        try {
            return Files.readString(bag.resolve("data/" + name));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
