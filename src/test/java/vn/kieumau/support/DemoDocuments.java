package vn.kieumau.support;

import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.IssueSlip;
import vn.kieumau.assessment.IssueDossierReport;
import vn.kieumau.documents.DocumentType;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.inspection.IssueDelegationDocument;
import vn.kieumau.recognition.IssueDecision;
import vn.kieumau.recognition.IssueProposal;
import vn.kieumau.recognition.ReadyWards;
import vn.kieumau.recommendations.IssueRecommendationLetter;

/** Official documents of each kind; in the demonstration nobody has issued one. */
@TestComponent
public class DemoDocuments {
    /** As V05 types them for what the Minister signs. */
    public static final IssueTerms MINISTER = new IssueTerms(
            "", "BCA-V05", "Hà Nội", "kt", "Bộ trưởng", "Thứ trưởng", "", "- Như Điều 3;\n- Lưu: VT, V05.", null);

    /** As V05 types them for what it submits. */
    public static final IssueTerms DEPARTMENT = new IssueTerms(
            "Bộ Công an", "V05-P2", "Hà Nội", "none", "", "Cục trưởng", "", "- Như trên;\n- Lưu: VT, V05.", null);

    /** As V05 types them for what its delegation came to. */
    public static final IssueTerms DELEGATION = new IssueTerms(
            "Bộ Công an",
            "V05-P2",
            "Hải Phòng",
            "tl",
            "Cục trưởng",
            "Trưởng đoàn",
            "",
            "- Đơn vị được kiểm tra;\n- Lưu: VT, V05.",
            null);

    /** As a ward types them for its report. */
    public static final IssueTerms WARD = new IssueTerms(
            "Công an thành phố Hải Phòng",
            "CAP",
            "Hải Phòng",
            "none",
            "",
            "Trưởng Công an phường",
            "",
            "- Công an thành phố;\n- Lưu: CAP.",
            null);

    private static final int YEAR = 2021;

    private final ApplicationContext application;
    private final JdbcClient jdbc;
    private final Demo demo;
    private final IssueProposal issueProposal;
    private final IssueDecision issueDecision;
    private final DemoDelegation demoDelegation;
    private final IssueDelegationDocument issueDelegationDocument;
    private final IssueSlip issueSlip;
    private final IssueRecommendationLetter issueRecommendationLetter;
    private final IssueDossierReport issueDossierReport;

    DemoDocuments(
            ApplicationContext application,
            JdbcClient jdbc,
            Demo demo,
            IssueProposal issueProposal,
            IssueDecision issueDecision,
            DemoDelegation demoDelegation,
            IssueDelegationDocument issueDelegationDocument,
            IssueSlip issueSlip,
            IssueRecommendationLetter issueRecommendationLetter,
            IssueDossierReport issueDossierReport) {
        this.application = application;
        this.jdbc = jdbc;
        this.demo = demo;
        this.issueProposal = issueProposal;
        this.issueDecision = issueDecision;
        this.demoDelegation = demoDelegation;
        this.issueDelegationDocument = issueDelegationDocument;
        this.issueSlip = issueSlip;
        this.issueRecommendationLetter = issueRecommendationLetter;
        this.issueDossierReport = issueDossierReport;
    }

    /** The delegation that has concluded, its minutes issued; its conclusion is not. */
    public long delegation() {
        long concluded = demoDelegation.shown().concluded();
        if (none("inspection.conclusion")) {
            issueDelegationDocument.issue(demo.actor("v05-lanhdao"), concluded, DocumentType.MINUTES, DELEGATION);
        }
        return concluded;
    }

    /** The slip of V05's appraisal of the ward that is recognised. */
    public long slip() {
        long dossier = demo.dossier2023("hn-p2");
        if (none("appraisal.appraisal")) {
            issueSlip.issue(demo.actor("v05-lanhdao"), dossier, AppraisalLevel.MINISTRY, DEPARTMENT);
        }
        return dossier;
    }

    /** The letter by which Hồ Chí Minh City passed on what a ward asks. */
    public long letterOnRecommendation() {
        long recommendation = forwarded();
        if (none("recommendations.hop")) {
            issueRecommendationLetter.issue(demo.actor("hcm-lanhdao"), recommendation, Demo.TERMS);
        }
        return recommendation;
    }

    /** The first recommendation that was last sent on by Hồ Chí Minh City police. */
    public long forwarded() {
        return jdbc.sql("""
                        select min(h.recommendation_id) from recommendations.hop h join accounts.v_office o on o.office_id = h.from_office_id
                        where h.act = 'forward' and o.key = 'ca-hcm' and not exists (select 1 from recommendations.hop l
                            where l.recommendation_id = h.recommendation_id and l.act in ('answer', 'forward') and l.number > h.number)
                        """).query(Long.class).single();
    }

    /** The report of a ward's first submission. */
    public long report() {
        long dossier = demo.dossier2023("ngocxuyen");
        if (none("assessment.snapshot")) {
            issueDossierReport.issue(demo.actor("ngocxuyen-truong"), dossier, 1, WARD);
        }
        return dossier;
    }

    private boolean none(String source) {
        return jdbc.sql("select not exists (select 1 from documents.issued where source = :source)")
                .param("source", source)
                .query(Boolean.class)
                .single();
    }

    /** A letter that was issued, and the decision on it; one ward more waits to be proposed. */
    public long letter() {
        return jdbc.sql("""
                        select p.id from recognition.proposal p join campaigns.cohort c on c.id = p.cohort_id where c.year = :year
                        """).param("year", YEAR).query(Long.class).optional().orElseGet(() -> {
            ReadyWards wards = new ReadyWards(application);
            long cohort = wards.cohort(YEAR);
            List<Long> dossiers =
                    List.of(wards.dossier(cohort, "nhattan", "ready"), wards.dossier(cohort, "catbi", "ready"));
            wards.dossier(cohort, "hungvuong", "ready");
            long letter = issueProposal.issue(demo.actor("v05-canbo"), cohort, dossiers, DEPARTMENT);
            issueDecision.issue(demo.actor("v05-lanhdao"), letter, true, MINISTER);
            return letter;
        });
    }
}
