package vn.kieumau.support;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.appraisal.AppointCouncil;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.AppraiseCriteria;
import vn.kieumau.appraisal.CloseCouncil;
import vn.kieumau.appraisal.ConveneCouncil;
import vn.kieumau.appraisal.Finding;
import vn.kieumau.appraisal.NewCouncil;
import vn.kieumau.appraisal.NewSession;
import vn.kieumau.appraisal.PassAppraisal;
import vn.kieumau.assessment.Answer;
import vn.kieumau.assessment.AnswerCriterion;
import vn.kieumau.assessment.SubmitAssessment;
import vn.kieumau.criteria.DraftCriteria;
import vn.kieumau.criteria.PackFixture;
import vn.kieumau.criteria.PublishCriteria;

/** A council of Hà Nội that considers a ward's dossier under a small set of its own; the demonstration has none. */
@TestComponent
public class DemoCouncil {
    public static final String OPEN_BALLOT = "ballot: open, tie: chair";
    public static final String SECRET_BALLOT = "ballot: secret, tie: vote_again";

    private static final String RULES =
            "version: \"%s\"\n  council: {level: %s, quorum_percent: 70, majority: more_than_half, majority_of: present, %s}";

    private final JdbcClient jdbc;
    private final Demo demo;
    private final DraftCriteria draftCriteria;
    private final PublishCriteria publishCriteria;
    private final AnswerCriterion answerCriterion;
    private final SubmitAssessment submitAssessment;
    private final AppraiseCriteria appraiseCriteria;
    private final PassAppraisal passAppraisal;
    private final AppointCouncil appointCouncil;
    private final ConveneCouncil conveneCouncil;
    private final CloseCouncil closeCouncil;

    DemoCouncil(
            JdbcClient jdbc,
            Demo demo,
            DraftCriteria draftCriteria,
            PublishCriteria publishCriteria,
            AnswerCriterion answerCriterion,
            SubmitAssessment submitAssessment,
            AppraiseCriteria appraiseCriteria,
            PassAppraisal passAppraisal,
            AppointCouncil appointCouncil,
            ConveneCouncil conveneCouncil,
            CloseCouncil closeCouncil) {
        this.jdbc = jdbc;
        this.demo = demo;
        this.draftCriteria = draftCriteria;
        this.publishCriteria = publishCriteria;
        this.answerCriterion = answerCriterion;
        this.submitAssessment = submitAssessment;
        this.appraiseCriteria = appraiseCriteria;
        this.passAppraisal = passAppraisal;
        this.appointCouncil = appointCouncil;
        this.conveneCouncil = conveneCouncil;
        this.closeCouncil = closeCouncil;
    }

    /** A dossier of a ward of Hà Nội that the province has prepared, of a new cohort whose set has a council. */
    public long prepared(String ward, String ballot) {
        long dossier = open(ward, "province", ballot);
        for (String code : List.of("1", "2")) {
            answerCriterion.answer(
                    demo.actor(ward + "-canbo"),
                    dossier,
                    code,
                    new Answer("met", "giải trình", true, List.of(), null, 0, true));
        }
        submitAssessment.submit(demo.actor(ward + "-truong"), dossier);
        appraiseCriteria.appraise(
                demo.actor("hn-canbo"),
                dossier,
                AppraisalLevel.PROVINCE,
                Stream.of("1", "2").map(code -> new Finding(code, "met", "", 0)).toList());
        passAppraisal.prepare(demo.actor("hn-canbo"), dossier, AppraisalLevel.PROVINCE);
        return dossier;
    }

    /** A dossier without any answer, of a new cohort whose set has a council at the level. */
    public long open(String ward, String level, String ballot) {
        String file =
                PackFixture.small().replace("version: \"t\"", RULES.formatted("hội đồng " + ballot, level, ballot));
        long draft = draftCriteria.start(demo.actor("v05-canbo"), PackFixture.read(file));
        return demo.openDossier(ward, 2030, publishCriteria.publish(demo.actor("v05-lanhdao"), draft, 1));
    }

    public long cohort(long dossier) {
        return jdbc.sql("""
                        select r.cohort_id from campaigns.registration r join assessment.dossier d on d.registration_id = r.id where d.id = ?
                        """).param(dossier).query(Long.class).single();
    }

    /** The first of them is its chair, the second its secretary. */
    public static NewCouncil council(String... logins) {
        return new NewCouncil(
                "Hội đồng thử",
                "01/MINH-HOẠ",
                "01/11/2023",
                Stream.of(logins)
                        .map(login -> new NewCouncil.NewMember(
                                login,
                                "Cơ quan của " + login,
                                login.equals(logins[0]) ? "chair" : login.equals(logins[1]) ? "secretary" : "member"))
                        .toList());
    }

    public long appoint(long dossier, String... logins) {
        return appointCouncil.appoint(demo.actor("hn-canbo"), cohort(dossier), council(logins));
    }

    public long convene(long council, Long... dossiers) {
        return conveneCouncil.convene(
                demo.actor("hn-canbo"), council, new NewSession("24/11/2023", "8:30", "Phòng họp", List.of(dossiers)));
    }

    public void attend(long session, String... logins) {
        conveneCouncil.attend(
                demo.actor("hn-canbo"),
                session,
                Stream.of(logins).map(login -> demo.actor(login).accountId()).toList());
    }

    /** One session that came to nothing for want of a quorum, and one that is open: made once. */
    public Shown shown() {
        Optional<Shown> there = jdbc.sql("""
                        select c.id as council, min(s.id) as closed, max(s.id) as open from appraisal.council c
                        join appraisal.session s on s.council_id = c.id group by c.id
                        """).query(Shown.class).optional();
        return there.orElseGet(() -> {
            long dossier = prepared("hn-p1", SECRET_BALLOT);
            long council = appoint(dossier, "hn-lanhdao", "hn-canbo", "v05-canbo", "kiemtoan");
            long closed = convene(council, dossier);
            attend(closed, "hn-canbo");
            conveneCouncil.open(demo.actor("hn-canbo"), closed);
            closeCouncil.close(demo.actor("hn-canbo"), closed);
            long open = convene(council, dossier);
            attend(open, "hn-lanhdao", "hn-canbo", "v05-canbo");
            conveneCouncil.open(demo.actor("hn-canbo"), open);
            return new Shown(council, closed, open);
        });
    }

    /** @param closed a session with minutes; open: one that takes votes */
    public record Shown(long council, long closed, long open) {}
}
