package vn.kieumau.criteria.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.accounts.Tokens;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.Drafts;
import vn.kieumau.criteria.Pack;
import vn.kieumau.criteria.PackFixture;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

@ApplicationTest
class DraftPageTest {
    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    Drafts drafts;

    @Autowired
    CriteriaSets sets;

    @Autowired
    Tokens tokens;

    @Test
    void whoMayNotDraftIsRefusedEveryForm() throws Exception {
        String draft = "/criteria/drafts/" + demo.draft();
        for (String form : new String[] {"/criteria/drafts/new", draft + "/head", draft + "/criteria/13"}) {
            web.perform(Browse.get("hn-canbo", form)).andExpect(status().isForbidden());
            web.perform(Browse.get("v05-lanhdao", form)).andExpect(status().isForbidden());
        }
        web.perform(Browse.get("v05-canbo", "/criteria/drafts/999999")).andExpect(status().isNotFound());
    }

    /** Whatever may yet become of a set is seen by those who draft and those who publish. */
    @ParameterizedTest
    @CsvSource({
        "v05-canbo, 200",
        "v05-lanhdao, 200",
        "quansat, 403",
        "kiemtoan, 403",
        "hn-canbo, 403",
        "hn-lanhdao, 403",
        "nhattan-canbo, 403",
        "nhattan-truong, 403",
        "admin, 403"
    })
    void onlyThoseWhoDraftOrPublishSeeADraft(String login, int answer) throws Exception {
        String draft = "/criteria/drafts/" + demo.draft();
        String comparison = "/assessment/comparisons/" + demo.cohort2023() + "/" + demo.draft();
        for (String url : new String[] {draft, draft + "/pack", "/assessment/comparisons", comparison}) {
            web.perform(Browse.get(login, url)).andExpect(status().is(answer));
        }
        String token = tokens.create(login, Duration.ofDays(1)).orElseThrow();
        for (String url : new String[] {"/api/v1/criteria/drafts", "/api/v1" + draft, "/api/v1" + comparison}) {
            web.perform(MockMvcRequestBuilders.get(url).header("Authorization", "Bearer " + token))
                    .andExpect(status().is(answer));
        }
        if (!login.equals("admin")) {
            assertThat(page(login, "/criteria").contains("href=\"" + draft + "\""))
                    .isEqualTo(answer == 200);
        }
    }

    @Test
    void aCriterionIsChangedWithItsRequirementsAndTheRestStays() throws Exception {
        long id = demo.draft();
        Pack before = drafts.content(id).orElseThrow();

        web.perform(Browse.post("v05-canbo", "/criteria/drafts/" + id + "/criteria/13")
                        .param("version", "1")
                        .param("group", "V")
                        .param("position", "2")
                        .param("code", "13")
                        .param("titleVi", "Tên mới")
                        .param("titleEn", "New title")
                        .param("guidanceVi", "Xem")
                        .param("guidanceEn", "See")
                        .param("mandatory", "no")
                        .param("sourceRef", "x")
                        .param("sourceQuote", "x")
                        .param("sourceWhere", "x")
                        .param("requirements.0.code", "13.1")
                        .param("requirements.0.titleVi", "Giảm")
                        .param("requirements.0.titleEn", "Fewer")
                        .param("requirements.0.kind", "threshold")
                        .param("requirements.0.proofVi", "Số liệu")
                        .param("requirements.0.proofEn", "Figures")
                        .param("requirements.0.answeredBy", "ward_police")
                        .param("requirements.0.rule", "crimes_occured < 3")
                        .param("requirements.1.code", "")
                        .param("requirements.1.titleVi", ""))
                .andExpect(redirectedUrl("/criteria/drafts/" + id));

        Pack after = drafts.content(id).orElseThrow();
        Pack.Criterion changed = after.criteria()
                .filter(each -> each.code().equals("13"))
                .findFirst()
                .orElseThrow();
        assertThat(changed.titleVi()).isEqualTo("Tên mới");
        assertThat(changed.requirements()).hasSize(1);
        assertThat(after.criteria().map(Pack.Criterion::code))
                .isEqualTo(before.criteria().map(Pack.Criterion::code).toList());
        assertThat(page("v05-canbo", "/criteria/drafts/" + id))
                .contains("Còn 1 chỗ phải sửa", "ký tự 1 của quy tắc", "không có tên “crimes_occured”")
                .contains("<a href=\"/criteria/drafts/" + id + "/criteria/13\">Tiêu chí 13</a>");
    }

    @Test
    void theHeadIsChangedAndWhatIsNoLineIsSaid() throws Exception {
        long id = demo.draft();
        String address = "/criteria/drafts/" + id + "/head";

        String again = web.perform(Browse.post("v05-canbo", address)
                        .param("version", "1")
                        .param("setVersion", "u")
                        .param("rule", "points")
                        .param("bands", "kha | 70"))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(again).contains("“Các mức, từ thấp đến cao”: mỗi dòng cần đúng 4 phần", "kha | 70");

        web.perform(Browse.post("v05-canbo", address)
                        .param("version", "1")
                        .param("setVersion", "u")
                        .param("titleVi", "Bộ mới")
                        .param("rule", "share")
                        .param("atLeast", "0,7")
                        .param("closesOn", "29")
                        .param("daysToReport", "10")
                        .param("groups.0.was", "1")
                        .param("groups.0.code", "A")
                        .param("groups.0.titleVi", "Nhóm A")
                        .param("groups.0.titleEn", "Group A")
                        .param("groups.1.was", "")
                        .param("groups.1.code", "")
                        .param("groups.1.titleVi", "")
                        .param("groups.1.titleEn", ""))
                .andExpect(redirectedUrl("/criteria/drafts/" + id));
        Pack after = drafts.content(id).orElseThrow();
        assertThat(after.groups()).hasSize(1);
        assertThat(after.groups().get(0).criteria())
                .as("renaming a group keeps its criteria")
                .hasSize(3);
        assertThat(after.passing().atLeast()).isEqualByComparingTo("0.7");
        assertThat(after.set().daysToReport()).isEqualTo(10);
        assertThat(page("v05-canbo", "/criteria/drafts/" + id)).contains("“29” không phải ngày chốt số liệu");
        assertThat(page("v05-canbo", "/criteria/drafts/" + id + "?lang=en")).contains("“29” is no closing day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/2", "50%", "a;b", "..", "-1", "new", ""})
    void aCodeThatNoAddressCanHoldIsRefusedWithWhatWasTyped(String code) throws Exception {
        long id = demo.draft();
        Pack before = drafts.content(id).orElseThrow();

        String again = refused(criterion(id, "13", code).param("titleVi", "Đã gõ"));

        assertThat(again).contains("không dùng làm mã được", "Đã gõ");
        assertThat(again).contains("form-refused\" id=\"code\"");
        assertThat(drafts.content(id)).contains(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "groups.0.code ~ Nhóm I",
                "groups.0.code ~ I/II",
                "bands ~ khá | 0 | Khá | Fair",
                "bands ~ a,b | 0 | A | A"
            })
    void aCodeOfAGroupOrABandIsMadeAsThoseOfCriteria(String field, String typed) throws Exception {
        long id = demo.draft();
        Pack before = drafts.content(id).orElseThrow();

        assertThat(refused(head(id).param("titleVi", "Đã gõ").param(field, typed)))
                .contains("không dùng làm mã được", typed, "Đã gõ");

        assertThat(drafts.content(id)).contains(before);
    }

    @Test
    void aCodeOfARequirementIsMadeAsThoseOfCriteria() throws Exception {
        long id = demo.draft();
        Pack before = drafts.content(id).orElseThrow();

        assertThat(refused(criterion(id, "13", "13").param("requirements.0.code", "13.1 bis")))
                .contains("“13.1 bis” không dùng làm mã được");

        assertThat(drafts.content(id)).contains(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "new"})
    void aCodeOfAnotherCriterionOfTheDraftIsRefused(String address) throws Exception {
        long id = demo.draft();
        Pack before = drafts.content(id).orElseThrow();

        assertThat(refused(criterion(id, address, "12"))).contains("mã “12” đã có trong dự thảo này");

        assertThat(drafts.content(id)).contains(before);
    }

    @Test
    void aCriterionThatIsNotThereAnyMoreIsNotAddedOnceMore() throws Exception {
        long id = demo.draft();

        web.perform(criterion(id, "99", "99")).andExpect(status().isConflict());
    }

    @Test
    void criteriaOfOneCodeInAFileAreToldApartOneByOne() throws Exception {
        long id = draft(PackFixture.small().replace("- code: \"2\"", "- code: \"1\""));
        String draft = "/criteria/drafts/" + id;
        assertThat(page("v05-canbo", draft))
                .contains(draft + "/criteria/_1.1\"", draft + "/criteria/_1.2\"", "“1” đã có rồi");
        assertThat(page("v05-canbo", draft + "/criteria/_1.2")).contains("Giảm");

        assertThat(refused(criterion(id, "_1.2", "1"))).contains("mã “1” đã có trong dự thảo này");
        web.perform(criterion(id, "_1.2", "7").param("titleVi", "Khác")).andExpect(redirectedUrl(draft));

        assertThat(drafts.content(id).orElseThrow().criteria())
                .extracting(Pack.Criterion::code, Pack.Criterion::titleVi)
                .containsExactlyInAnyOrder(tuple("1", "Không có án nghiêm trọng"), tuple("7", "Khác"));
    }

    @Test
    void aCriterionWhoseCodeInAFileFitsNoAddressIsReachedByItsPlace() throws Exception {
        long id = draft(PackFixture.small().replace("- code: \"2\"", "- code: \"1/2\""));
        String draft = "/criteria/drafts/" + id;
        assertThat(page("v05-canbo", draft))
                .contains("<a href=\"" + draft + "/criteria/_1.2\">Tiêu chí 1/2</a>", "không dùng làm mã được");

        web.perform(Browse.post("v05-canbo", draft + "/criteria/_1.2/remove").param("version", "1"))
                .andExpect(redirectedUrl(draft));

        assertThat(drafts.content(id).orElseThrow().criteria())
                .extracting(Pack.Criterion::code)
                .containsExactly("1");
    }

    @Test
    void groupsOfOneCodeAreRefusedAndThoseOfAFileKeepTheirCriteria() throws Exception {
        long id = draft(PackFixture.small().replace("      - code: \"2\"", """
                  - code: I
                    title_vi: "Nhóm sau"
                    title_en: "Later group"
                    criteria:
                      - code: "2"
                """.stripTrailing()));
        String draft = "/criteria/drafts/" + id;
        assertThat(page("v05-canbo", draft)).contains("“I” đã có rồi");

        assertThat(refused(head(id).param("groups.0.code", "I").param("groups.1.code", "I")))
                .contains("mã “I” đã có trong dự thảo này");
        web.perform(criterion(id, "2", "2").param("group", "I").param("titleVi", "Khác"))
                .andExpect(redirectedUrl(draft));
        assertThat(codes(id)).as("each stays in its group").containsExactly(List.of("1"), List.of("2"));
        web.perform(head(id, 2).param("groups.0.code", "I").param("groups.1.code", "II"))
                .andExpect(redirectedUrl(draft));

        assertThat(codes(id)).containsExactly(List.of("1"), List.of("2"));
        assertThat(drafts.content(id).orElseThrow().groups())
                .extracting(Pack.Group::code)
                .containsExactly("I", "II");
    }

    @Test
    void aGroupMayHaveMoreCriteriaThanTwoDigitsCount() throws Exception {
        long id = demo.draft();

        web.perform(criterion(id, "13", "13").param("position", "110"))
                .andExpect(redirectedUrl("/criteria/drafts/" + id));
    }

    @Test
    void aRequirementWithoutCodeAndTitleIsKeptIfAnythingElseIsTyped() throws Exception {
        long id = demo.draft();

        web.perform(criterion(id, "13", "13")
                        .param("requirements.0.guidanceVi", "Xem sổ")
                        .param("requirements.1.kind", "document")
                        .param("requirements.1.points", "0"))
                .andExpect(redirectedUrl("/criteria/drafts/" + id));

        assertThat(criterion(id, "13").requirements())
                .singleElement()
                .satisfies(each -> assertThat(each.guidanceVi()).isEqualTo("Xem sổ"));
    }

    @Test
    void aRuleStaysWhereTheKindIsChangedAndIsAFault() throws Exception {
        long id = demo.draft();

        web.perform(criterion(id, "13", "13")
                        .param("requirements.0.code", "13.1")
                        .param("requirements.0.kind", "document")
                        .param("requirements.0.rule", "crimes_occurred == 0")
                        .param("requirements.0.items", "một | one"))
                .andExpect(redirectedUrl("/criteria/drafts/" + id));

        assertThat(criterion(id, "13").requirements()).singleElement().satisfies(each -> {
            assertThat(each.rule()).isEqualTo("crimes_occurred == 0");
            assertThat(each.items()).containsExactly(new Pack.Words("một", "one"));
        });
        assertThat(page("v05-canbo", "/criteria/drafts/" + id)).contains("rule</code>: không dùng cùng “document”");
    }

    /** From a file: both signs by which the form parts its lists. It stays one text, and the check says that it must not be. */
    @Test
    void aTextWithABarAndALineBreakStaysOneTextInTheForm() throws Exception {
        long id = draft(PackFixture.small()
                .replace(
                        "version: \"t\"",
                        "version: \"t\"\n  complete: false\n  unread: [{vi: \"một | x\\nhai\", en: \"two\"}]"));
        String draft = "/criteria/drafts/" + id;
        Pack before = drafts.content(id).orElseThrow();
        assertThat(before.set().unread()).containsExactly(new Pack.Words("một | x\nhai", "two"));

        String form = page("v05-canbo", draft + "/head");
        String typed = form.replaceAll("(?s).*<textarea[^>]*name=\"unread\"[^>]*>\\R?(.*?)</textarea>.*", "$1");
        web.perform(headOfOneGroup(id, 1)
                        .param("groups.0.code", "I")
                        .param("setVersion", "t")
                        .param("complete", "no")
                        .param("unread", typed))
                .andExpect(redirectedUrl(draft));

        assertThat(drafts.content(id).orElseThrow().set().unread())
                .isEqualTo(before.set().unread());
        assertThat(page("v05-canbo", draft)).contains("không được xuống dòng hay có dấu |");
    }

    @Test
    void whatDoesNotFitTheRuleByWhichTheSetPassesIsKeptAndIsAFault() throws Exception {
        long id = draft(PackFixture.small());
        String draft = "/criteria/drafts/" + id;
        String bands = "kem | 0 | Kém | Poor\ntot | 5 | Tốt | Good";
        String[] rules = {"points", "all", "points"};
        for (int i = 0; i < rules.length; i++) {
            web.perform(headOfOneGroup(id, i + 1)
                            .param("groups.0.code", "I")
                            .param("rule", rules[i])
                            .param("atLeast", "0,7")
                            .param("pointsTotal", "10")
                            .param("bands", bands)
                            .param("passBand", "tot"))
                    .andExpect(redirectedUrl(draft));
            if (rules[i].equals("all")) {
                assertThat(page("v05-canbo", draft))
                        .contains("passing.at_least</code>: không dùng cùng “all”")
                        .contains("passing.points_total</code>: không dùng cùng “all”")
                        .contains("passing.bands</code>: không dùng cùng “all”");
            }
            Pack.Passing kept = drafts.content(id).orElseThrow().passing();
            assertThat(kept.bands()).extracting(Pack.Band::code).containsExactly("kem", "tot");
            assertThat(kept.passBand()).isEqualTo("tot");
            assertThat(kept.pointsTotal()).isEqualByComparingTo("10");
            assertThat(kept.atLeast()).isEqualByComparingTo("0.7");
        }
        assertThat(page("v05-canbo", draft + "/head")).contains("kem | 0 | Kém | Poor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I | foo | 2", "I | criteria | 2,7", "I | points |"})
    void aMinimumThatIsNoneIsRefused(String line) throws Exception {
        long id = demo.draft();

        assertThat(refused(head(id).param("groupMinimum", line)))
                .contains("“Mức tối thiểu của nhóm”: mỗi dòng là mã nhóm | criteria hoặc points | số", line);
    }

    @Test
    void whatIsNoDecimalIsToldWithItsField() throws Exception {
        long id = demo.draft();

        assertThat(refused(head(id, 1).param("pointsTotal", "mười").param("rule", "points")))
                .contains("“Tổng điểm” phải là số", "đã nhập: mười");
    }

    @Test
    void aVersionThatIsPublishedAlreadyIsAFaultOfTheDraft() throws Exception {
        long id = draft(PackFixture.small());
        long again = draft(PackFixture.small());
        String draft = "/criteria/drafts/" + again;
        assertThat(page("v05-lanhdao", draft)).contains("Không còn chỗ nào phải sửa", draft + "/publish");

        publish(id);

        assertThat(page("v05-lanhdao", draft))
                .contains("Còn 1 chỗ phải sửa", "phiên bản “t” đã ban hành")
                .doesNotContain(draft + "/publish");
    }

    @Test
    void aPublishedDraftLeadsToItsSetAndItsFormsLeadToIt() throws Exception {
        long id = draft(PackFixture.small());
        String draft = "/criteria/drafts/" + id;
        String set = publish(id);

        assertThat(page("v05-canbo", draft)).contains("<a href=\"" + set + "\">Xem bộ tiêu chí đã ban hành</a>");
        for (String form : new String[] {"/head", "/criteria/1", "/criteria/new?group=I"}) {
            web.perform(Browse.get("v05-canbo", draft + form)).andExpect(redirectedUrl(draft));
        }
        String refused = web.perform(criterion(id, "1", "1"))
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(refused).contains(set).doesNotContain("name=\"titleVi\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "99"})
    void whoRemovesACriterionOfADraftThatChangedSeesTheDraftAgain(String code) throws Exception {
        long id = demo.draft();
        Pack before = drafts.content(id).orElseThrow();

        String again = web.perform(Browse.post("v05-canbo", "/criteria/drafts/" + id + "/criteria/" + code + "/remove")
                        .param("version", "7"))
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(again).contains("Có người khác vừa lưu trước", "/criteria/drafts/" + id + "/head");
        assertThat(drafts.content(id)).contains(before);
    }

    @Test
    void whatPublishingAsksForIsNotCalledOptionalAndATitleIsOneLine() throws Exception {
        long id = demo.draft();
        String draft = "/criteria/drafts/" + id;
        String note = " <span class=\"form-hint\">(không bắt buộc)";

        assertThat(page("v05-canbo", draft + "/head"))
                .contains("Mã chương trình</label>", "Ngày ban hành</label>", "Năm gốc so sánh" + note);
        assertThat(page("v05-canbo", draft + "/criteria/13"))
                .contains("Ký hiệu nguồn</label>", "<textarea class=\"form-control \" id=\"titleVi\"");
        web.perform(criterion(id, "13", "13").param("titleVi", "Một\r\n hai")).andExpect(redirectedUrl(draft));
        assertThat(criterion(id, "13").titleVi()).isEqualTo("Một hai");
    }

    @Test
    void retiringAsksWhetherItIsUnderstood() throws Exception {
        assertThat(page("v05-lanhdao", "/criteria/" + demo.setId()))
                .contains("Tôi hiểu: bộ này hết dùng rồi thì không lấy lại được.");
    }

    @Test
    void aDraftWithFaultsThatIsTriedOnARoundLeadsBackToTheDraft() throws Exception {
        long id = draft(PackFixture.small().replace("serious_crimes", "serius_crimes"));

        String refused = web.perform(Browse.get("v05-canbo", "/assessment/comparisons/" + demo.cohort2023() + "/" + id))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(refused).contains("role=\"alert\"", "href=\"/criteria/drafts/" + id + "\"");
    }

    @Test
    void theColumnsOfAComparisonSayWhichSetAndWhichDraft() throws Exception {
        long one = draft(PackFixture.small());
        Pack now = sets.pack(demo.setId()).orElseThrow();

        String page = page("v05-canbo", "/assessment/comparisons/" + demo.cohort2023() + "/" + one);

        assertThat(page.substring(page.indexOf("<thead>"), page.indexOf("</thead>")))
                .contains(now.set().titleVi() + " · " + now.set().version(), "Đã ban hành, ngày ")
                .contains("Bộ thử · t", "Dự thảo: ", "sửa lần cuối lúc ");
        assertThat(page("v05-canbo", "/assessment/comparisons")).contains("sửa lần cuối lúc ");
    }

    private String publish(long id) throws Exception {
        return web.perform(Browse.post("v05-lanhdao", "/criteria/drafts/" + id + "/publish")
                        .param("version", "1"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private Pack.Criterion criterion(long id, String code) {
        return drafts.content(id)
                .orElseThrow()
                .criteria()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<List<String>> codes(long id) {
        return drafts.content(id).orElseThrow().groups().stream()
                .map(group ->
                        group.criteria().stream().map(Pack.Criterion::code).toList())
                .toList();
    }

    private MockHttpServletRequestBuilder head(long id, int version) {
        return Browse.post("v05-canbo", "/criteria/drafts/" + id + "/head")
                .param("version", String.valueOf(version))
                .param("groups.0.was", "1")
                .param("groups.1.was", "2");
    }

    private MockHttpServletRequestBuilder headOfOneGroup(long id, int version) {
        return Browse.post("v05-canbo", "/criteria/drafts/" + id + "/head")
                .param("version", String.valueOf(version))
                .param("groups.0.was", "1");
    }

    private MockHttpServletRequestBuilder head(long id) {
        return head(id, 1);
    }

    /** The form of a criterion with what every one has. */
    private MockHttpServletRequestBuilder criterion(long id, String address, String code) {
        return Browse.post("v05-canbo", "/criteria/drafts/" + id + "/criteria/" + address)
                .param("version", "1")
                .param("group", "I")
                .param("code", code);
    }

    private String refused(MockHttpServletRequestBuilder form) throws Exception {
        return web.perform(form)
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private long draft(String file) throws Exception {
        String address = web.perform(upload(file))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return Long.parseLong(address.substring(address.lastIndexOf('/') + 1));
    }

    @Test
    void aFileBecomesADraftAndOneThatIsNoPackIsNamedByLine() throws Exception {
        web.perform(upload(PackFixture.small())).andExpect(status().is3xxRedirection());
        assertThat(drafts.open()).hasSize(1);

        String refused = web.perform(upload("format: kieumau-pack/2\nprogramm: x\n"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(refused).contains("Không đọc được tệp này", "Dòng 2", "programm");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            ``                      ~ Dòng 1, tệp trống
            `# chỉ ghi chú`         ~ Dòng 1, tệp trống
            `%PDF-1.7\\n1 0 obj`    ~ Dòng 1, không đọc được từ đây
            `format: x\\na: *b`      ~ Dòng 2, không đọc được từ đây
            `format: x\\na: [`       ~ không đọc được từ đây
            `a: &b c`               ~ không đọc được từ đây
            just text               ~ Dòng 1, không phải định dạng kieumau-pack/2
            """)
    void aFileThatIsNoPackIsToldInOurOwnWords(String content, String sentence) throws Exception {
        String refused = web.perform(upload(content.replace("\\n", "\n")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(refused).contains("Không đọc được tệp này", sentence);
        assertThat(refused).doesNotContain("expected", "found", "alias", "“”");
        assertThat(drafts.open()).isEmpty();
    }

    private org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder upload(String content) {
        return (org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder)
                MockMvcRequestBuilders.multipart("/criteria/drafts/new")
                        .file(new MockMultipartFile(
                                "file", "bo.yaml", "application/yaml", content.getBytes(StandardCharsets.UTF_8)))
                        .with(user("v05-canbo"))
                        .with(csrf());
    }

    private String page(String login, String url) throws Exception {
        return web.perform(Browse.get(login, url))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
