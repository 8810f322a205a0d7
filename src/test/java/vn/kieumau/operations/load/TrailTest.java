package vn.kieumau.operations.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

/** What load and kill tests rely on finds what it is for: each check against a violation that was planted. */
@ApplicationTest
class TrailTest {
    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    long dossier;

    @BeforeEach
    void open() {
        dossier = demo.openDossier("nhattan");
    }

    @Test
    void whatTheApplicationDidWentAllowedWays() {
        new Trail(jdbc).wentAllowedWays("");
    }

    @Test
    void aMoveThatNoTableHasIsFound() {
        recorded("SUBMIT_ASSESSMENT", "decided", 2);
        assertThatThrownBy(() -> new Trail(jdbc).wentAllowedWays("")).hasMessageContaining("open → decided");
    }

    @Test
    void anAllowedMoveByAnotherActIsFound() {
        recorded("PASS_PROVINCE", "submitted", 2);
        assertThatThrownBy(() -> new Trail(jdbc).wentAllowedWays("")).hasMessageContaining("open → submitted");
    }

    @Test
    void aVersionThatSkipsOneIsFound() {
        recorded("SUBMIT_ASSESSMENT", "submitted", 3);
        assertThatThrownBy(() -> new Trail(jdbc).wentAllowedWays("")).hasMessageContaining("version 3 after 1");
    }

    @Test
    void aStateThatTheTrailDidNotLeaveIsFound() {
        jdbc.sql("update assessment.dossier set state = 'withdrawn' where id = ?")
                .param(dossier)
                .update();
        assertThatThrownBy(() -> new Trail(jdbc).wentAllowedWays("")).hasMessageContaining("the trail left it open");
    }

    @Test
    void aSubmissionThatKeepsWhatNobodyAnsweredIsFound() {
        submitted(1, "Không ai viết");
        assertThatThrownBy(() -> new Trail(jdbc).wentAllowedWays("")).hasMessageContaining("keeps {1=Không ai viết}");
    }

    @Test
    void aSubmissionWhoseNumberSkipsOneIsFound() {
        submitted(2, "");
        assertThatThrownBy(() -> new Trail(jdbc).wentAllowedWays("")).hasMessageContaining("number 2, not 1");
    }

    @Test
    void whatWasAcknowledgedAndIsMissingIsFound() {
        Act lost = submission();
        lost.became(Act.Outcome.ACKNOWLEDGED);
        assertThatThrownBy(() -> new Trail(jdbc).holds(List.of(lost), "")).hasMessageContaining("acknowledged 1");
    }

    @Test
    void whatWasRefusedAndIsThereIsFound() {
        recorded("SUBMIT_ASSESSMENT", "submitted", 2);
        Act refused = submission();
        refused.became(Act.Outcome.REFUSED);
        assertThatThrownBy(() -> new Trail(jdbc).holds(List.of(refused), "")).hasMessageContaining("found 1");
    }

    @Test
    void whatWasAcknowledgedOnceAndIsThereTwiceIsFound() {
        recorded("SUBMIT_ASSESSMENT", "submitted", 2);
        recorded("SUBMIT_ASSESSMENT", "submitted", 3);
        Act once = submission();
        once.became(Act.Outcome.ACKNOWLEDGED);
        assertThatThrownBy(() -> new Trail(jdbc).holds(List.of(once), "")).hasMessageContaining("found 2");
    }

    @Test
    void whatNobodyWasToldMayBeThereOrNot() {
        Act unknown = submission();
        unknown.became(Act.Outcome.UNKNOWN);
        new Trail(jdbc).holds(List.of(unknown), "");
        recorded("SUBMIT_ASSESSMENT", "submitted", 2);
        new Trail(jdbc).holds(List.of(unknown), "");
    }

    private Act submission() {
        String page = "<form method=post action=/assessment/%d/submit></form>".formatted(dossier);
        return new Act(
                "nhattan-truong",
                new Form(Jsoup.parse(page).select("form").forms().get(0), Kind.SUBMIT, 1, 1, new Random(1)));
    }

    /** As the application would, had it no rules. */
    private void recorded(String act, String state, int version) {
        jdbc.sql("update assessment.dossier set state = ?, version = ? where id = ?")
                .params(state, version, dossier)
                .update();
        entered(act, "assessment.dossier", dossier);
    }

    private void submitted(int number, String explanation) {
        long snapshot = jdbc.sql("""
                        insert into assessment.snapshot (dossier_id, number, content, sha256, submitted_by, submitted_at)
                        select ?, ?, content, encode(sha256(convert_to(content::text, 'UTF8')), 'hex'), id, now()
                        from accounts.account, jsonb_build_object('criteria', jsonb_build_array(jsonb_build_object(
                            'code', '1', 'result', 'met', 'explanation', ?::text))) as content
                        where login = 'nhattan-truong' returning id
                        """)
                .params(dossier, number, explanation)
                .query(Long.class)
                .single();
        entered("SUBMIT_ASSESSMENT", "assessment.snapshot", snapshot);
    }

    private void entered(String act, String table, long row) {
        jdbc.sql("""
                        select audit.append(now(), now(), false, id, login, '', ?, ?, ?, '', null::bigint, '')
                        from accounts.account where login = 'nhattan-truong'
                        """).params(act, table, row).query(Long.class).single();
    }
}
