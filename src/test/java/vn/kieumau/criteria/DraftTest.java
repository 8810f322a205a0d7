package vn.kieumau.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kieumau.support.Refusals.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.campaigns.NewCohort;
import vn.kieumau.campaigns.OpenCohort;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

@ApplicationTest
class DraftTest {
    private final Pack sound = PackFixture.read(PackFixture.small());

    @Autowired
    Demo demo;

    @Autowired
    DraftCriteria drafting;

    @Autowired
    PublishCriteria publishing;

    @Autowired
    Drafts drafts;

    @Autowired
    CriteriaSets sets;

    @Autowired
    OpenCohort openCohort;

    @Autowired
    JdbcClient jdbc;

    @Test
    void onlyV05DraftsAndOnlyItsApproversPublishAndRetire() {
        refused(KernelRefusal.NOT_PERMITTED, () -> drafting.start(demo.actor("hn-canbo"), sound));
        refused(KernelRefusal.NOT_PERMITTED, () -> drafting.start(demo.actor("v05-lanhdao"), sound));
        long id = drafting.start(officer(), sound);
        refused(KernelRefusal.NOT_PERMITTED, () -> publishing.publish(officer(), id, 1));
        refused(KernelRefusal.NOT_PERMITTED, () -> publishing.retire(officer(), demo.setId(), "cũ"));
        refused(KernelRefusal.NOT_PERMITTED, () -> drafting.drop(demo.actor("v05-lanhdao"), id, 1));
    }

    @Test
    void whoeverWroteInADraftDoesNotPublishIt() {
        long id = drafting.start(officer(), sound);
        jdbc.sql("insert into criteria.draft_writer values (:draft, :by)")
                .param("draft", id)
                .param("by", approver().accountId())
                .update();

        refused(KernelRefusal.SAME_PERSON, () -> publishing.publish(approver(), id, 1));
    }

    @Test
    void aDraftWithFaultsIsKeptButNotPublished() {
        Pack faulty = PackFixture.read(PackFixture.small().replace("serious_crimes", "serius_crimes"));
        long id = drafting.start(officer(), faulty);

        assertThat(drafts.content(id)).contains(faulty);
        refused(CriteriaRefusal.DRAFT_HAS_FAULTS, () -> publishing.publish(approver(), id, 1));
    }

    @Test
    void whoSavesADraftSecondIsToldSo() {
        long id = drafting.start(officer(), sound);
        drafting.save(officer(), id, 1, sound);

        refused(KernelRefusal.CHANGED_MEANWHILE, () -> drafting.save(officer(), id, 1, sound));
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> publishing.publish(approver(), id, 1));
    }

    @Test
    void aPublishedDraftIsASetForEver() {
        long id = drafting.start(officer(), sound);
        long set = publishing.publish(approver(), id, 1);

        assertThat(sets.pack(set)).contains(sound);
        assertThat(sets.find(set).orElseThrow().state()).isEqualTo("published");
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> drafting.save(officer(), id, 2, sound));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> drafting.drop(officer(), id, 2));
        assertThat(jdbc.sql("select act from audit.entry where table_name = 'criteria.criteria_set' and row_id = :id")
                        .param("id", set)
                        .query(String.class)
                        .list())
                .containsExactly("PUBLISH_CRITERIA");
        long again = drafting.start(officer(), sound);
        refused(CriteriaRefusal.ALREADY_PUBLISHED, () -> publishing.publish(approver(), again, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update criteria.criterion set title_vi = 'khác' where set_id = %d",
                "delete from criteria.requirement where set_id = %d",
                "update criteria.criterion_group set code = 'Z' where set_id = %d",
                "insert into criteria.criterion_group (set_id, code, position, title_vi, title_en) values (%d, 'Z', 9, 'x', 'x')",
                "update criteria.criteria_set set content = '{}' where id = %d",
                "update criteria.criteria_set set state = 'draft', published_on = null where id = %d",
                "delete from criteria.criteria_set where id = %d"
            })
    void noStatementChangesAPublishedSet(String statement) {
        assertThatThrownBy(() -> demo.apart(
                        () -> jdbc.sql(statement.formatted(demo.setId())).update()))
                .rootCause()
                .hasMessageContaining("a published criteria set is never changed");
    }

    @Test
    void noCohortOpensOnARetiredSet() {
        long set = publishing.publish(approver(), drafting.start(officer(), sound), 1);
        publishing.retire(approver(), set, "đã có bộ mới");

        NewCohort asked = demo.newCohort(2031);
        NewCohort onRetired = new NewCohort(set, 2031, asked.nameVi(), asked.nameEn(), asked.deadlines(), true);
        assertThatThrownBy(() -> openCohort.open(officer(), onRetired)).isInstanceOf(Refused.class);
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> publishing.retire(approver(), set, "lần nữa"));
    }

    @Test
    void aVersionThatFollowsAnotherSaysWhereEachCriterionComesFrom() {
        publishing.publish(approver(), drafting.start(officer(), sound), 1);
        String next = PackFixture.small().replace("version: \"t\"", "version: \"u\"\n  follows: \"t\"");

        assertThat(sets.check().faults(PackFixture.read(next)))
                .extracting(PackFault::kind)
                .containsExactly(PackFault.Kind.MISSING, PackFault.Kind.MISSING);
        String origin = "        source: {ref";
        Pack told =
                PackFixture.read(next.replace(origin, "        from: {change: merged, of: [\"1\", \"2\"]}\n" + origin));
        assertThat(sets.check().faults(told)).isEmpty();
        Pack wrong = PackFixture.read(next.replace(origin, "        from: {change: same, of: [\"7\"]}\n" + origin));
        assertThat(sets.check().faults(wrong))
                .extracting(PackFault::kind)
                .containsExactly(PackFault.Kind.NO_SUCH_CRITERION, PackFault.Kind.NO_SUCH_CRITERION);
    }

    @Test
    void aProgrammeIsCalledWhatItWasCalledOnTheDay() {
        assertThat(named("2024-01-28")).startsWith("Công an phường điển hình, kiểu mẫu");
        assertThat(named("2024-01-29")).startsWith("Công an phường kiểu mẫu");
    }

    private String named(String day) {
        return jdbc.sql("select name_vi from criteria.programme_named(:set, :day::date)")
                .param("set", demo.setId())
                .param("day", day)
                .query(String.class)
                .single();
    }

    private Actor officer() {
        return demo.actor("v05-canbo");
    }

    private Actor approver() {
        return demo.actor("v05-lanhdao");
    }
}
