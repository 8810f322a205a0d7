package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

/** What no form of ours sends is refused in words, in the reader's language, and is never a fault. */
@ApplicationTest
class BadRequestsTest {
    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @ParameterizedTest
    @CsvSource({
        "/units?page=abc, 200",
        "/units?page=-5, 200",
        "/units?size=100000, 200",
        "/units?page=999999999999, 200",
        "/units?level=nonsense, 200",
        "/units/abc, 404",
        "/units/999999999999999999999, 404",
        "/assessment?state=nonsense, 200",
        "/campaigns/1?province=abc, 400",
        "/campaigns/1?lang=xx, 200",
        "/recognition?show=nonsense, 200",
        "/nowhere, 404",
        "/audit?act=%27%3B--, 200",
        "/units?q=%25_%5C, 200",
        "/appraisal/1/heaven, 404"
    })
    void anInventedAddressIsAnsweredCalmly(String url, int expected) throws Exception {
        web.perform(Browse.get("v05-canbo", "/").with(request -> request)).andExpect(status().isOk());
        web.perform(
                        MockMvcRequestBuilders.get(URI.create(url))
                                .with(org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.user("v05-canbo")))
                .andExpect(status().is(expected))
                .andExpect(content().string(containsString("<html lang=")))
                .andExpect(content().string(not(containsString("Exception"))));
    }

    @Test
    void aFieldThatNoFormHasIsRefused() throws Exception {
        long dossier = demo.dossier2023("nhattan");
        web.perform(Browse.post("hn-canbo", "/appraisal/{id}/province", dossier).param("result[1", "met"))
                .andExpect(
                        result -> assertThat(result.getResponse().getStatus()).isBetween(400, 499));
    }

    @Test
    void theLanguageLinkOfARefusedFormLeadsToAPageThatExists() throws Exception {
        web.perform(Browse.post("v05-canbo", "/campaigns/{id}/quota", demo.cohort2023())
                        .header("Host", "localhost")
                        .header("Referer", "http://localhost/campaigns/" + demo.cohort2023() + "?state=proposed"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(containsString(
                                "href=\"/campaigns/" + demo.cohort2023() + "?state=proposed&amp;lang=en\"")));
    }

    /** A page of a refused form that is loaded again, or whose links are followed. */
    @Test
    void anAddressThatTakesOnlyFormsLeadsToThePageAbove() throws Exception {
        String cohort = "/campaigns/" + demo.cohort2023();
        web.perform(Browse.get("v05-canbo", cohort + "/quota?lang=en&a=b"))
                .andExpect(status().is3xxRedirection())
                .andExpect(header().string("Location", cohort + "?lang=en&a=b"));
        web.perform(MockMvcRequestBuilders.delete(cohort + "/quota")
                        .with(user("v05-canbo"))
                        .with(csrf()))
                .andExpect(status().isMethodNotAllowed());
    }

    @Test
    void anApiRefusalIsProblemDetails() throws Exception {
        web.perform(MockMvcRequestBuilders.get("/api/v1/nothing"))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
    }
}
