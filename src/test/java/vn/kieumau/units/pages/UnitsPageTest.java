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
    void aUnitOutsideTheReachIsAsAbsentAsOneThatDoesNotExist() throws Exception {
        long catBi = units.byKey().get("catbi");
        web.perform(Browse.get("hn-canbo", "/units/{id}", catBi)).andExpect(status().isNotFound());
        web.perform(Browse.get("hn-canbo", "/units/{id}", 999_999)).andExpect(status().isNotFound());
    }

    @Test
    void aNameIsFoundWithoutItsAccentsInReachOnly() throws Exception {
        web.perform(Browse.get("hn-canbo", "/units?q=nhat tan"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Phường Nhật Tân")))
                .andExpect(content().string(not(containsString("Phường Cát Bi"))));
        web.perform(Browse.get("hn-canbo", "/units?q=cat bi"))
                .andExpect(content().string(not(containsString("Phường Cát Bi"))));
    }
}
