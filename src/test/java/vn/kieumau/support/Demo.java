package vn.kieumau.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kieumau.accounts.Actors;
import vn.kieumau.archive.PackDossier;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.campaigns.ConfirmRegistration;
import vn.kieumau.campaigns.Deadlines;
import vn.kieumau.campaigns.NewCohort;
import vn.kieumau.campaigns.OpenCohort;
import vn.kieumau.campaigns.ProposeRegistration;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.DocumentSource;
import vn.kieumau.documents.DocumentType;
import vn.kieumau.documents.IssueDocument;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.IssuedDocuments;
import vn.kieumau.documents.KeepSignedDocument;
import vn.kieumau.documents.KeepTemplate;
import vn.kieumau.evidence.EvidenceKind;
import vn.kieumau.evidence.NewEvidence;
import vn.kieumau.exchange.IssueReport;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.units.Units;

/** The people and units of the demonstration data, by the names they have there, and what tests make of them. */
@TestComponent
public class Demo {
    /** As somebody types them to issue a document. */
    public static final IssueTerms TERMS = new IssueTerms(
            "Bộ Công an",
            "CATP-PV01",
            "Hà Nội",
            "kt",
            "Giám đốc",
            "Phó Giám đốc",
            "",
            "- Bộ Công an (V05);\n- Công an các phường;\n\n- Lưu: VT, PV01.",
            null);

    private final Actors actors;
    private final Units units;
    private final JdbcClient jdbc;
    private final OpenCohort openCohort;
    private final ProposeRegistration proposeRegistration;
    private final ConfirmRegistration confirmRegistration;
    private final Dossiers dossiers;
    private final IssueReport issueReport;
    private final IssueDocument issueDocument;
    private final IssuedDocuments issuedDocuments;
    private final KeepSignedDocument keepSignedDocument;
    private final PackDossier packDossier;
    private final KeepTemplate keepTemplate;
    private final PlatformTransactionManager transactions;

    Demo(
            Actors actors,
            Units units,
            JdbcClient jdbc,
            OpenCohort openCohort,
            ProposeRegistration proposeRegistration,
            ConfirmRegistration confirmRegistration,
            Dossiers dossiers,
            IssueReport issueReport,
            IssueDocument issueDocument,
            IssuedDocuments issuedDocuments,
            KeepSignedDocument keepSignedDocument,
            PackDossier packDossier,
            KeepTemplate keepTemplate,
            PlatformTransactionManager transactions) {
        this.actors = actors;
        this.units = units;
        this.jdbc = jdbc;
        this.openCohort = openCohort;
        this.proposeRegistration = proposeRegistration;
        this.confirmRegistration = confirmRegistration;
        this.dossiers = dossiers;
        this.issueReport = issueReport;
        this.issueDocument = issueDocument;
        this.issuedDocuments = issuedDocuments;
        this.keepSignedDocument = keepSignedDocument;
        this.packDossier = packDossier;
        this.keepTemplate = keepTemplate;
        this.transactions = transactions;
    }

    /** Runs a piece of a test as its own transaction would run: what a refusal leaves behind is rolled back. */
    public void apart(SqlCount.Act act) {
        TransactionTemplate nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        try {
            nested.executeWithoutResult(status -> {
                try {
                    act.run();
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            });
        } catch (UnexpectedRollbackException refused) {
            // what a refusal inside asks for
        }
    }

    public Actor actor(String login) {
        return actors.now(login).orElseThrow();
    }

    public long unit(String key) {
        return units.byKey().get(key);
    }

    /** The only cohort of the demonstration folder. */
    public long cohort2023() {
        return jdbc.sql("select id from campaigns.cohort where year = 2023")
                .query(Long.class)
                .single();
    }

    public long setId() {
        return jdbc.sql("select min(set_id) from criteria.v_set")
                .query(Long.class)
                .single();
    }

    public NewCohort newCohort(int year) {
        return newCohort(year, setId());
    }

    private static NewCohort newCohort(int year, long setId) {
        LocalDate start = LocalDate.of(year, 1, 1);
        Deadlines due = new Deadlines(
                start.plusMonths(1),
                start.plusMonths(6),
                start.plusMonths(7),
                start.plusMonths(8),
                start.plusMonths(9));
        return new NewCohort(setId, year, "Đợt thử " + year, "Trial cohort " + year, due, true);
    }

    /** An open cohort of its own, without quotas. */
    public long openCohort(int year) {
        return openCohort("v05-canbo", year);
    }

    public long openCohort(String login, int year) {
        return openCohort.open(actor(login), newCohort(year));
    }

    /** A ward of Hà Nội registered in a new cohort of 2030: its dossier is open. */
    public long openDossier(String wardKey) {
        return openDossier(wardKey, 2030, setId());
    }

    /** The same in a cohort of another year and set. */
    public long openDossier(String wardKey, int year, long setId) {
        long cohort = openCohort.open(actor("v05-canbo"), newCohort(year, setId));
        long ward = unit(wardKey);
        confirmRegistration.confirm(
                actor("hn-lanhdao"),
                cohort,
                proposeRegistration.propose(
                        actor("hn-canbo"), cohort, java.util.List.of(ward), "không có chỉ tiêu", true));
        return dossiers.of(cohort, ward).orElseThrow();
    }

    public long dossier2023(String wardKey) {
        return dossiers.of(cohort2023(), unit(wardKey)).orElseThrow();
    }

    /** A proof without a file, by its number. */
    public NewEvidence evidence(String wardKey, String title) {
        return new NewEvidence(
                unit(wardKey),
                title,
                EvidenceKind.DOCUMENT,
                "01/MINH-HOẠ",
                "",
                null,
                null,
                null,
                null,
                null,
                UUID.randomUUID(),
                true,
                true,
                java.util.List.of());
    }

    /** A file of units that somebody brought; the demonstration brings none. */
    public long broughtFile() {
        return jdbc.sql("select id from units.import")
                .query(Long.class)
                .optional()
                .orElseGet(() -> jdbc.sql("""
                        insert into units.import (tree_table, file_name, sha256, state, lines, fresh, brought_by, brought_at)
                        values ('units', 'a.csv', '', 'ready', 1, 1, 1, now()) returning id
                        """).query(Long.class).single());
    }

    /** A file of Phường Nhật Tân that is held apart; the demonstration holds none. */
    public long heldFile() {
        return jdbc.sql("select min(id) from evidence.held where unit_id = :unit having count(*) > 0")
                .param("unit", unit("nhattan"))
                .query(Long.class)
                .optional()
                .orElseGet(() -> jdbc.sql("""
                        insert into evidence.held (unit_id, name, sha256, size, hits, title, kind, number, issuer, illustrative, held_by,
                            held_at, state, reason)
                        select :unit, 'Danh sách.pdf', repeat('a', 64), 1, '{phone:2,citizen_card:3}', 'Danh sách', 'document', '', '', true,
                            id, now(), 'held', ''
                        from accounts.account where login = 'nhattan-canbo' returning id
                        """)
                        .param("unit", unit("nhattan"))
                        .query(Long.class)
                        .single());
    }

    /** A program that is told of what is done in Hà Nội, with a delivery of each state; the demonstration has none. */
    public long webhook() {
        return jdbc.sql("select min(id) from notices.receiver having count(*) > 0")
                .query(Long.class)
                .optional()
                .orElseGet(() -> jdbc.sql("""
                        with r as (
                            insert into notices.receiver (office_id, name, url, acts)
                            select office_id, 'Hệ thống báo cáo (minh hoạ)', 'https://bao-cao.example/nhan', '{SUBMIT_ASSESSMENT}' from accounts.v_office
                            where unit_id = :unit and kind = 'police' returning id
                        ), s as (insert into notices.receiver_secret (receiver_id, secret) select id, 'whsec_AAAA' from r)
                        insert into notices.delivery (receiver_id, act, api, at, state, attempts, due, settled_at, status, fault)
                        select r.id, 'SUBMIT_ASSESSMENT', '/api/v1/assessment/1', :now, v.state, v.attempts, :now, case when v.state <> 'waiting' then :now end,
                            v.status, v.fault
                        from r, (values ('waiting', 1, null, 'not_public'), ('delivered', 1, 204, ''), ('dead', 10, 500, 'status')) v(state, attempts, status, fault)
                        returning receiver_id
                        """)
                        .param("unit", unit("hn"))
                        .param("now", actor("admin").at())
                        .query(Long.class)
                        .list()
                        .get(0));
    }

    /** Hà Nội's conference, its report issued; in the demonstration nobody has. */
    public long issuedReport() {
        long conference = jdbc.sql("select min(conference_id) from exchange.conference_paper")
                .query(Long.class)
                .single();
        boolean issued = jdbc.sql(
                        "select count(*) > 0 from documents.issued where source = 'exchange.conference' and source_id = :id")
                .param("id", conference)
                .query(Boolean.class)
                .single();
        if (!issued) {
            int version = jdbc.sql("select version from exchange.conference where id = :id")
                    .param("id", conference)
                    .query(Integer.class)
                    .single();
            issueReport.issue(actor("hn-lanhdao"), conference, version, TERMS);
        }
        return conference;
    }

    public record SignedDocument(long document, long copy) {}

    /** A document that V05 issued, and that came back signed; the demonstration has none. */
    public SignedDocument signedDocument() {
        Actor officer = actor("v05-canbo");
        return jdbc.sql("""
                        select i.id as document, c.id as copy from documents.issued i join documents.signed_copy c on c.issued_id = i.id
                        join documents.register r on r.id = i.register_id
                        where r.unit_id = :unit order by c.id limit 1
                        """)
                .param("unit", officer.grants().get(0).unitId())
                .query(SignedDocument.class)
                .optional()
                .orElseGet(() ->
                        Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> sign(officer))));
    }

    private SignedDocument sign(Actor officer) {
        DocumentSource source = new DocumentSource(
                "exchange.conference", -1, officer.grants().get(0).unitId());
        long document = issueDocument.issue(
                actor("v05-lanhdao"),
                Permission.ISSUE_CONFERENCE_REPORT,
                source,
                "",
                TERMS.draft(
                        DocumentType.REPORT, "Cục Xây dựng phong trào", officer.today(), "Kết quả", List.of(), true));
        byte[] pdf =
                issuedDocuments.file(source, DocumentFormat.PDF).orElseThrow().bytes();
        Upload signed = new Upload(
                "da-ky.pdf",
                new ByteArrayResource(
                        Signer.alone("CN=Người ký thử,O=Cơ quan thử").sign(pdf)));
        return new SignedDocument(
                document, keepSignedDocument.keep(officer, document, signed).copyId());
    }

    /** The package of a decided dossier; in the demonstration nobody has packed any. */
    public long packedDossier() {
        long dossier = dossier2023("hn-p2");
        return jdbc.sql("select id from archive.package where dossier_id = :dossier")
                .param("dossier", dossier)
                .query(Long.class)
                .optional()
                .orElseGet(() -> packDossier.pack(actor("v05-canbo"), dossier));
    }

    /** A template that V05 sent; the demonstration has none. */
    public long template() {
        return jdbc.sql("select id from documents.template order by id limit 1")
                .query(Long.class)
                .optional()
                .orElseGet(() -> keepTemplate.keep(
                        actor("v05-canbo"),
                        "report",
                        "",
                        "province",
                        new Upload("mau.docx", new ByteArrayResource(word("Số: {{number}}", "{{content}}")))));
    }

    /** A DOCX of these paragraphs. */
    public static byte[] word(String... lines) {
        try (XWPFDocument word = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (String line : lines) {
                word.createParagraph().createRun().setText(line);
            }
            word.write(bytes);
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What Hải Phòng's wards ask for premises, which lies with the department for premises; in the demonstration nobody has grouped it. */
    public long recommendationGroup() {
        String asked = """
                direction = 'up' and class = 'premises'
                  and owner_office_id = (select office_id from accounts.v_office where key = 'cuc-hau-can')
                """;
        return jdbc.sql("select min(group_id) from recommendations.recommendation where group_id is not null and "
                        + asked + " having count(*) > 0")
                .query(Long.class)
                .optional()
                .orElseGet(() -> {
                    long group = jdbc.sql("""
                                    insert into recommendations.recommendation_group (class, title, formed_office_id, formed_by, formed_at)
                                    select 'premises', 'Trụ sở Công an phường', o.office_id, a.id, now()
                                    from accounts.v_office o, accounts.account a where o.key = 'cuc-hau-can' and a.login = 'hau-can'
                                    returning id
                                    """).query(Long.class).single();
                    jdbc.sql("update recommendations.recommendation set group_id = ? where " + asked)
                            .param(group)
                            .update();
                    return group;
                });
    }

    /** An issued document of the legal basis with a file; in the demonstration none has one. */
    public long legalDocument() {
        long document = jdbc.sql("select min(id) from campaigns.legal_document where state = 'issued'")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        update campaigns.legal_document set file_name = 'van-ban.pdf',
                            sha256 = (select min(sha256) from files.blob where media_type = 'application/pdf')
                        where id = :id
                        """).param("id", document).update();
        return document;
    }

    /** A remark on Ngọc Xuyên's dossier that V05 has not sent; the demonstration brings none. */
    public long remarkDraft() {
        long dossier = dossier2023("ngocxuyen");
        return jdbc.sql("select min(id) from assessment.remark_draft where dossier_id = :dossier having count(*) > 0")
                .param("dossier", dossier)
                .query(Long.class)
                .optional()
                .orElseGet(() -> jdbc.sql("""
                        insert into assessment.remark_draft (dossier_id, level, text, form_id, written_by, office_name, written_at, illustrative)
                        select :dossier, 'ministry', 'Cần xem lại', gen_random_uuid(), id, 'V05', now(), true
                        from accounts.account where login = 'v05-canbo' returning id
                        """)
                        .param("dossier", dossier)
                        .query(Long.class)
                        .single());
    }

    /** A draft without faults: the version after the set of the cohort, in which every criterion stays as it is. */
    public long draft() {
        return jdbc.sql("select id from criteria.draft where state = 'open'")
                .query(Long.class)
                .optional()
                .orElseGet(() ->
                        jdbc.sql("""
                        insert into criteria.draft (content, state, created_by, created_at, changed_by, changed_name, changed_at)
                        select jsonb_set(content, '{set,version}', '"thử"'), 'open', 1, now(), 1, 'V05', now()
                        from criteria.criteria_set where id = :set returning id
                        """).param("set", setId()).query(Long.class).single());
    }

    /** A file of figures that the programme officer brought; the demonstration brings none. */
    public long broughtFigures() {
        return jdbc.sql("select id from indicators.figure_import")
                .query(Long.class)
                .optional()
                .orElseGet(() -> jdbc.sql("""
                        insert into indicators.figure_import (file_name, sha256, state, lines, fresh, changed, problems, brought_by, brought_at)
                        select 'figures.csv', '', 'checked', 3, 1, 1, 1, id, now() from accounts.account where login = 'v05-canbo' returning id
                        """).query(Long.class).single());
    }

    /** Entries of the trail for an act on a table. */
    public int audited(String act, String table) {
        return jdbc.sql("select count(*) from audit.entry where act = :act and table_name = :table")
                .param("act", act)
                .param("table", table)
                .query(Integer.class)
                .single();
    }
}
