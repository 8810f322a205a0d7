package vn.kieumau.units.pages;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.units.Units;

@ApplicationTest
class UnitsPageTest {
    @Autowired
    MockMvc web;

    @Autowired
    Units units;

    @Test
    void whoeverIsNotSignedInIsSentToTheSignInPage() throws Exception {
        web.perform(MockMvcRequestBuilders.get("/units")).andExpect(redirectedUrl("/accounts/sign-in"));
    }

    @Test
    void anAdministratorHasNoBusinessHere() throws Exception {
        web.perform(Browse.get("admin", "/units")).andExpect(status().isForbidden());
    }

    @Test
    void aUnitThatDoesNotExistIsNotFound() throws Exception {
        web.perform(Browse.get("hn-canbo", "/units/{id}", 999_999)).andExpect(status().isNotFound());
    }

    @Test
    void aCommuneLeadsToItsFiguresForThoseWhoMayOpenThem() throws Exception {
        long nhattan = units.byKey().get("nhattan");
        String figures = "href=\"/indicators/" + nhattan + "/2023-11\"";
        for (String login : new String[] {"nhattan-canbo", "hn-canbo", "v05-canbo"}) {
            web.perform(Browse.get(login, "/units/{id}", nhattan))
                    .andExpect(content().string(containsString(figures)));
        }
        web.perform(Browse.get("nhattan-canbo", "/units/{id}?as-of=20/04/2022", nhattan))
                .andExpect(content().string(containsString("href=\"/indicators/" + nhattan + "/2022-04\"")));
        web.perform(Browse.get("hungvuong-canbo", "/units/{id}", nhattan))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/indicators/" + nhattan))));
        long district = units.find(nhattan).orElseThrow().parentId();
        web.perform(Browse.get("hn-canbo", "/units/{id}", district))
                .andExpect(content().string(not(containsString("/indicators/" + district))));
    }

    @Test
    void aDayThatIsNoneIsSaidInWords() throws Exception {
        web.perform(Browse.get("hn-canbo", "/units?as-of=31/02/2024"))
                .andExpect(status().is4xxClientError())
                .andExpect(content().string(containsString("31/02/2024")));
        web.perform(Browse.get("hn-canbo", "/units/{id}?as-of=x", units.byKey().get("nhattan")))
                .andExpect(status().is4xxClientError());
    }

    @Test
    void withoutAQuestionTheProvincesOfTodayAreShownWithTheCountsOfTheDay() throws Exception {
        web.perform(Browse.get("nhattan-canbo", "/units"))
                .andExpect(content().string(containsString("Tỉnh Hà Giang")))
                .andExpect(content().string(not(containsString("Phường Nhật Tân"))))
                .andExpect(content().string(containsString("<strong>58</strong> Tỉnh")));
        web.perform(Browse.get("nhattan-canbo", "/units?as-of=01/07/2025"))
                .andExpect(content().string(not(containsString("Tỉnh Hà Giang"))))
                .andExpect(content().string(containsString("<strong>2.621</strong> Xã")))
                .andExpect(content().string(containsString("<strong>687</strong> Phường")));
    }

    @Test
    void aNameIsFoundWithoutItsAccentsWhoeverAsks() throws Exception {
        web.perform(Browse.get("hn-canbo", "/units?q=cat bi"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Phường Cát Bi")))
                .andExpect(content().string(not(containsString("Phường Nhật Tân"))));
    }

    @Test
    void aUnitThatWasDividedNamesItsSuccessorsAndSaysThatFiguresAreNot() throws Exception {
        long nhatTan = units.byKey().get("nhattan");
        web.perform(Browse.get("hn-canbo", "/units/{id}?as-of=2025-07-01", nhatTan))
                .andExpect(content().string(containsString("không còn vào ngày 01/07/2025")))
                .andExpect(content().string(containsString("chia cho 2 đơn vị")))
                .andExpect(content().string(containsString("Phường Hồng Hà")))
                .andExpect(content().string(containsString("phần còn lại")));
    }

    @Test
    void theSuccessorShowsThatItsPredecessorWasRecognised() throws Exception {
        long ward = units.byKey().get("hn-p2");
        web.perform(Browse.get("hn-canbo", "/units/{id}", ward))
                .andExpect(content().string(containsString("/recognition/certificates/")))
                .andExpect(content().string(containsString("Đã công nhận")));
    }
}
