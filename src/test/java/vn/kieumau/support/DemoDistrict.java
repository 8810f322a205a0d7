package vn.kieumau.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.AppraiseCriteria;
import vn.kieumau.appraisal.Finding;
import vn.kieumau.appraisal.PassAppraisal;
import vn.kieumau.assessment.Answer;
import vn.kieumau.assessment.AnswerCriterion;
import vn.kieumau.assessment.SubmitAssessment;
import vn.kieumau.criteria.DraftCriteria;
import vn.kieumau.criteria.PackFixture;
import vn.kieumau.criteria.PublishCriteria;
import vn.kieumau.kernel.Actor;

/** Dossiers under small sets in which districts appraise; the demonstration has none, only the people of Tây Hồ. */
@TestComponent
public class DemoDistrict {
    /** The last day on which there were district police. */
    public static final LocalDate LAST_DAY = LocalDate.of(2025, 2, 28);

    private final JdbcClient jdbc;
    private final Demo demo;
    private final DraftCriteria draftCriteria;
    private final PublishCriteria publishCriteria;
    private final AnswerCriterion answerCriterion;
    private final SubmitAssessment submitAssessment;
    private final AppraiseCriteria appraiseCriteria;
    private final PassAppraisal passAppraisal;

    DemoDistrict(
            JdbcClient jdbc,
            Demo demo,
            DraftCriteria draftCriteria,
            PublishCriteria publishCriteria,
            AnswerCriterion answerCriterion,
            SubmitAssessment submitAssessment,
            AppraiseCriteria appraiseCriteria,
            PassAppraisal passAppraisal) {
        this.jdbc = jdbc;
        this.demo = demo;
        this.draftCriteria = draftCriteria;
        this.publishCriteria = publishCriteria;
        this.answerCriterion = answerCriterion;
        this.submitAssessment = submitAssessment;
        this.appraiseCriteria = appraiseCriteria;
        this.passAppraisal = passAppraisal;
    }

    /** A complete dossier that the ward has not submitted, of a new cohort in whose set districts appraise until that day. */
    public long complete(String ward, LocalDate until) {
        String file = PackFixture.small()
                .replace(
                        "version: \"t\"",
                        "version: \"huyện %1$s\"\n  levels: [{level: district, until: \"%1$s\"}, {level: province}, {level: ministry}]"
                                .formatted(until));
        long draft = draftCriteria.start(demo.actor("v05-canbo"), PackFixture.read(file));
        long dossier = demo.openDossier(ward, 2030, publishCriteria.publish(demo.actor("v05-lanhdao"), draft, 1));
        for (String code : List.of("1", "2")) {
            answer(ward, dossier, code, "met", 0);
        }
        return dossier;
    }

    public void answer(String ward, long dossier, String code, String result, int version) {
        answerCriterion.answer(
                demo.actor(ward + "-canbo"),
                dossier,
                code,
                new Answer(result, "giải trình " + version, true, List.of(), null, version, true));
    }

    /** The same, submitted. */
    public long submitted(String ward, LocalDate until) {
        long dossier = complete(ward, until);
        submitAssessment.submit(demo.actor(ward + "-truong"), dossier);
        return dossier;
    }

    /** A level says of both criteria that they are met, prepares and passes. */
    public void pass(long dossier, AppraisalLevel level, Actor officer, Actor approver) {
        appraiseCriteria.appraise(
                officer,
                dossier,
                level,
                Stream.of("1", "2")
                        .map(code -> new Finding(code, "met", "theo hồ sơ", 0))
                        .toList());
        passAppraisal.prepare(officer, dossier, level);
        passAppraisal.pass(approver, dossier, level);
    }

    /** Somebody of the demonstration on another day than its today. */
    public Actor on(LocalDate day, String login) {
        Actor actor = demo.actor(login);
        return new Actor(
                actor.accountId(),
                login,
                actor.displayName(),
                actor.grants(),
                actor.at().with(day),
                actor.imported());
    }

    public String state(long dossier) {
        return jdbc.sql("select state from assessment.dossier where id = ?")
                .param(dossier)
                .query(String.class)
                .single();
    }

    /** Made once. */
    public Shown shown() {
        Optional<Shown> there =
                jdbc.sql("""
                        select min(d.dossier_id) filter (where l.until = :until and d.state = 'with_district') as under_way,
                            min(d.dossier_id) filter (where d.district = 'passed') as passed,
                            min(d.dossier_id) filter (where l.until < :until and d.state = 'with_district') as stranded,
                            min(r.set_id) filter (where l.until = :until) as set_id
                        from assessment.v_dossier d join campaigns.v_registration r on r.registration_id = d.registration_id
                        join criteria.v_level l on l.set_id = r.set_id and l.level = 'district'
                        having count(*) = 3
                        """).param("until", LAST_DAY).query(Shown.class).optional();
        return there.orElseGet(() -> {
            submitted("nhattan", LAST_DAY);
            long passed = submitted("nhattan", LAST_DAY.minusDays(1));
            pass(passed, AppraisalLevel.DISTRICT, demo.actor("tayho-canbo"), demo.actor("tayho-lanhdao"));
            LocalDate over = demo.actor("tayho-canbo").today().minusDays(7);
            submitAssessment.submit(on(over, "nhattan-truong"), complete("nhattan", over));
            return shown();
        });
    }

    /**
     * @param underWay lies with the district
     * @param passed lies with the province, which has the district's results beside the ward's
     * @param stranded lies with the district, whose days are over
     */
    public record Shown(long underWay, long passed, long stranded, long setId) {}
}
