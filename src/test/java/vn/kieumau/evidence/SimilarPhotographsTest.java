package vn.kieumau.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.accounts.Role;
import vn.kieumau.evidence.SimilarPhotographs.PhotographQuestion;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.Samples;

/** A photograph of Phường Nhật Tân, Hà Nội, that proves something in its submitted dossier of 2023. */
@ApplicationTest
class SimilarPhotographsTest {
    private static final LocalDate IN_2023 = LocalDate.of(2023, 9, 1);
    private static final byte[] TAKEN = Samples.jpeg(Samples.street(7, 1200, 900), 0.92f);
    private static final byte[] SENT_ON = Samples.jpeg(Samples.street(7, 640, 480), 0.5f);

    @Autowired
    SimilarPhotographs similarPhotographs;

    @Autowired
    AddEvidence addEvidence;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    long dossier;
    long here;

    @BeforeEach
    void aPhotographProves() {
        dossier = demo.dossier2023("nhattan");
        here = photograph("nhattan", "Ảnh tuyến phố", IN_2023, TAKEN);
        link(here, dossier);
    }

    @ParameterizedTest
    @CsvSource({
        "nhattan-canbo, 403",
        "nhattan-truong, 403",
        "kiemtoan, 403",
        "quansat, 403",
        "hp-canbo, 404",
        "hp-lanhdao, 404",
        "hn-canbo, 200",
        "hn-lanhdao, 200",
        "v05-canbo, 200",
        "v05-lanhdao, 200"
    })
    void whoAppraisesOrPassesItSeesTheQuestionAndNobodyElse(String login, int status) throws Exception {
        photograph("hn-p1", "Ảnh của phường khác", IN_2023, SENT_ON);
        web.perform(Browse.get(login, address())).andExpect(status().is(status));
        web.perform(api.get(login, "/api/v1" + address())).andExpect(status().is(status));
        assertThat(asked(login)).hasSize(status == 200 ? 1 : 0);
    }

    @Test
    void itIsNoPartOfWhatAWardMayDo() {
        assertThat(Arrays.stream(Role.values())
                        .filter(role -> role.permissions().contains(Permission.VIEW_SIMILAR_PHOTOGRAPHS)))
                .containsExactly(
                        Role.DISTRICT_APPRAISER,
                        Role.DISTRICT_APPROVER,
                        Role.PROVINCIAL_OFFICER,
                        Role.PROVINCIAL_APPROVER,
                        Role.PROGRAMME_OFFICER,
                        Role.PROGRAMME_APPROVER)
                .as("they see the pictures too")
                .allMatch(role -> role.permissions().contains(Permission.VIEW_EVIDENCE));
    }

    @Test
    void ofAnotherProvinceNothingIsSaidToTheProvinceNotEvenThatThereIsOne() throws Exception {
        photograph("hungvuong", "Ảnh ở Hải Phòng", IN_2023, SENT_ON);
        photograph("hungvuong", "Chính ảnh ấy ở Hải Phòng", IN_2023, TAKEN);
        assertThat(asked("hn-canbo")).isEmpty();
        web.perform(Browse.get("hn-canbo", address()))
                .andExpect(content().string(not(containsString("id=\"e" + here + "\""))))
                .andExpect(content().string(not(containsString("Hải Phòng"))));
        web.perform(Browse.get("hn-canbo", "/appraisal/" + dossier + "/province"))
                .andExpect(content().string(not(containsString("photographs#e" + here + "\""))));
        assertThat(asked("v05-canbo"))
                .singleElement()
                .satisfies(question -> assertThat(question.others())
                        .extracting(Photograph::title)
                        .containsExactly("Chính ảnh ấy ở Hải Phòng", "Ảnh ở Hải Phòng"));
    }

    @Test
    void aLevelThatHasNotBegunShowsNothing() throws Exception {
        web.perform(Browse.get("v05-canbo", "/appraisal/" + dossier + "/ministry/photographs"))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("v05-canbo", "/appraisal/" + dossier + "/heaven/photographs"))
                .andExpect(status().isNotFound());
    }

    @Test
    void otherPicturesAreNotAskedAbout() {
        photograph("hn-p1", "Phố khác", IN_2023, Samples.jpeg(Samples.street(8, 1200, 900), 0.92f));
        assertThat(asked("hn-canbo")).isEmpty();
    }

    @Test
    void theSameFileUsedAgainByItsOwnUnitIsSilent() {
        photograph("nhattan", "Ảnh dùng lại", LocalDate.of(2021, 5, 1), TAKEN);
        assertThat(asked("hn-canbo")).isEmpty();
        assertThat(asked("v05-canbo")).isEmpty();
    }

    @Test
    void twoPicturesOfOneUnitAndYearAreSilentAndOneOfAnEarlierYearIsAskedAbout() {
        photograph("nhattan", "Cùng năm", IN_2023.minusMonths(3), SENT_ON);
        long later = photograph("nhattan", "Ảnh năm sau", null, Samples.jpeg(Samples.street(7, 900, 675), 0.8f));
        assertThat(asked("hn-canbo")).isEmpty();
        photograph(
                "nhattan", "Ảnh năm 2021", LocalDate.of(2021, 5, 1), Samples.jpeg(Samples.street(7, 800, 600), 0.7f));
        assertThat(asked("hn-canbo"))
                .singleElement()
                .satisfies(question -> assertThat(question.others())
                        .extracting(Photograph::title)
                        .containsExactly("Ảnh năm 2021"));
        // Its year is the one of the cohort in which it proved something, whenever it was recorded.
        long cohort = demo.openCohort(2031);
        jdbc.sql("update campaigns.cohort set year = 2021 where id = ?")
                .param(cohort)
                .update();
        jdbc.sql("""
                        insert into campaigns.registration (cohort_id, unit_id, province_id, state, over_quota_reason, proposed_by,
                            proposed_at, confirmed_by, confirmed_at, illustrative)
                        select :cohort, unit_id, province_id, state, over_quota_reason, proposed_by, proposed_at, confirmed_by,
                            confirmed_at, illustrative
                        from campaigns.registration where id = (select registration_id from assessment.dossier where id = :dossier)
                        """).param("cohort", cohort).param("dossier", dossier).update();
        linkTo(
                later,
                jdbc.sql("select id from campaigns.registration where cohort_id = ?")
                        .param(cohort)
                        .query(Long.class)
                        .single());
        assertThat(asked("hn-canbo"))
                .singleElement()
                .satisfies(question -> assertThat(question.others())
                        .extracting(Photograph::title)
                        .containsExactlyInAnyOrder("Ảnh năm 2021", "Ảnh năm sau"));
    }

    @Test
    void aPictureOfAnotherUnitIsShownBesideWithWhoseItIsAndNoReproach() throws Exception {
        long other = photograph("hn-p1", "Ảnh của phường khác", IN_2023, SENT_ON);
        assertThat(asked("hn-canbo")).singleElement().satisfies(question -> {
            assertThat(question.here().title()).isEqualTo("Ảnh tuyến phố");
            assertThat(question.others()).singleElement().satisfies(beside -> {
                assertThat(beside.itemId()).isEqualTo(other);
                assertThat(beside.unitName()).isNotEqualTo(question.here().unitName());
            });
            assertThat(question.more()).isZero();
        });
        web.perform(Browse.get("hn-canbo", address()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("id=\"e" + here + "\"")))
                .andExpect(content().string(containsString(image(here))))
                .andExpect(content().string(containsString(image(other))))
                .andExpect(content().string(containsString("Ảnh của phường khác")))
                .andExpect(content()
                        .string(containsString(
                                "Hai ảnh rất giống nhau. Có phải cùng một nơi, cùng một lần chụp không?")))
                .andExpect(content().string(not(containsString("trùng"))))
                .andExpect(content().string(not(containsString("gian lận"))));
        web.perform(Browse.get("hn-canbo", "/appraisal/" + dossier + "/province"))
                .andExpect(content().string(containsString(address() + "#e" + here + "\"")));
        web.perform(api.get("hn-canbo", "/api/v1" + address()))
                .andExpect(jsonPath("$[*].here.itemId").value(hasItem((int) here)))
                .andExpect(jsonPath("$[*].others[*].itemId").value(hasItem((int) other)));
    }

    @Test
    void theVeryFileOfAnotherUnitIsAskedAboutTooAndOfManyTheNearestAreShown() {
        photograph("hn-p2", "Ảnh nén lại", IN_2023, SENT_ON);
        photograph("hn-p1", "Chính tệp ấy", IN_2023, TAKEN);
        for (int number = 0; number < 4; number++) {
            photograph("hn-p1", "Ảnh nén lại " + number, IN_2023, SENT_ON);
        }
        assertThat(asked("hn-canbo")).singleElement().satisfies(question -> {
            assertThat(question.others()).hasSize(3);
            assertThat(question.others().get(0).title()).isEqualTo("Chính tệp ấy");
            assertThat(question.more()).isEqualTo(3);
        });
    }

    /** Questions about the photograph; those about pictures of the demonstration left out. */
    private List<PhotographQuestion> asked(String login) {
        return similarPhotographs.of(demo.actor(login), registration(dossier)).stream()
                .filter(question -> question.here().itemId() == here)
                .toList();
    }

    private String address() {
        return "/appraisal/" + dossier + "/province/photographs";
    }

    private String image(long item) {
        return "src=\"/evidence/files/"
                + jdbc.sql("""
                        select f.id from evidence.item_file f join evidence.revision r on r.id = f.revision_id where r.item_id = ?
                        """).param(item).query(Long.class).single()
                + "?inline=true\"";
    }

    private long photograph(String ward, String title, LocalDate issuedOn, byte[] content) {
        NewEvidence about = demo.evidence(ward, title);
        return addEvidence.add(
                demo.actor(ward + "-canbo"),
                new NewEvidence(
                        about.unitId(),
                        title,
                        EvidenceKind.PHOTO,
                        "",
                        "",
                        issuedOn,
                        null,
                        null,
                        null,
                        null,
                        UUID.randomUUID(),
                        true,
                        true,
                        List.of(new Upload("anh.jpg", new ByteArrayResource(content)))));
    }

    private void link(long item, long dossier) {
        linkTo(item, registration(dossier));
    }

    /** As it was before the submission, after which nobody links any more. */
    private void linkTo(long item, long registration) {
        jdbc.sql("""
                        insert into evidence.link (item_id, registration_id, criterion_id, linked_by, linked_at)
                        select :item, :registration, min(c.criterion_id), min(a.id), now()
                        from criteria.v_criterion c, accounts.account a where c.set_id = :set
                        """)
                .param("item", item)
                .param("registration", registration)
                .param("set", demo.setId())
                .update();
    }

    private long registration(long dossier) {
        return jdbc.sql("select registration_id from assessment.dossier where id = ?")
                .param(dossier)
                .query(Long.class)
                .single();
    }
}
