package vn.kieumau.roadmap.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.DemoRoadmap;
import vn.kieumau.support.HeldWork;
import vn.kieumau.support.SqlCount;

@ApplicationTest
class RoadmapPageTest {
    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    DemoRoadmap demoRoadmap;

    @Autowired
    HeldWork work;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoMayNotIsRefusedAndWhoOnlyReadsSeesNoForm() throws Exception {
        String hn = "/roadmap/" + demo.unit("hn");
        web.perform(Browse.get("admin", "/roadmap")).andExpect(status().isForbidden());
        web.perform(Browse.get("hau-can", hn)).andExpect(status().isForbidden());
        web.perform(Browse.get("hp-canbo", hn)).andExpect(status().isNotFound());
        web.perform(Browse.get("nhattan-canbo", hn)).andExpect(status().isNotFound());
        web.perform(Browse.get("v05-canbo", "/roadmap/" + demo.unit("nhattan"))).andExpect(status().isNotFound());
        web.perform(Browse.get("quansat", hn + "/targets/new")).andExpect(status().isForbidden());
        web.perform(Browse.post("hp-canbo", hn + "/targets/new")).andExpect(status().isNotFound());
        web.perform(Browse.get("hn-canbo", "/roadmap/scenarios")).andExpect(status().isForbidden());
        web.perform(Browse.get("v05-lanhdao", "/roadmap/scenarios/new")).andExpect(status().isForbidden());
        web.perform(Browse.get("quansat", hn))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/targets/new"))));
        web.perform(Browse.get("nhattan-canbo", "/roadmap"))
                .andExpect(content().string(containsString("Không có tỉnh, thành phố nào")));
    }

    @Test
    void aTargetIsSetAndWhatIsWrongIsSaidBesideWhatWasTyped() throws Exception {
        String hn = "/roadmap/" + demo.unit("hn");
        web.perform(Browse.post("hn-canbo", hn + "/targets/new")
                        .param("year", "2026")
                        .param("wards", "nhiều"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"nhiều\"")));
        web.perform(Browse.post("hn-canbo", hn + "/targets/new")
                        .param("year", "2026")
                        .param("wards", "39"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("không được thấp hơn mục tiêu năm 2025: 40")));
        web.perform(Browse.post("hn-canbo", hn + "/targets/new?lang=en")
                        .param("year", "2031")
                        .param("wards", "99"))
                .andExpect(content().string(containsString("more than the units that count at the end of 2031: 51")));
        web.perform(Browse.post("hn-canbo", hn + "/targets/new")
                        .param("year", "2026")
                        .param("wards", "45")
                        .param("reason", "<b>Giao mới"))
                .andExpect(redirectedUrl(hn));
        web.perform(Browse.get("hn-canbo", hn))
                .andExpect(content().string(containsString("&lt;b&gt;Giao mới")))
                .andExpect(content().string(containsString("class=\"expected\"")))
                .andExpect(content().string(containsString("Không có khoảng dao động")));
        web.perform(Browse.get("v05-canbo", "/roadmap"))
                .andExpect(content().string(containsString("Cộng các tỉnh, thành phố trên")));
        web.perform(Browse.get("v05-canbo", "/roadmap?q=noi&lang=en"))
                .andExpect(content().string(containsString("88% of 51")))
                .andExpect(content().string(not(containsString("Hải Phòng"))));
        web.perform(Browse.get("v05-canbo", "/roadmap?standing=no_target"))
                .andExpect(content().string(not(containsString("href=\"" + hn + "\""))));
    }

    @Test
    void whatIsCountedIsDecidedByV05sLeader() throws Exception {
        web.perform(Browse.get("hn-canbo", "/roadmap/denominators"))
                .andExpect(content().string(containsString("chỉ tính phường")))
                .andExpect(content().string(not(containsString("<form class=\"card"))));
        web.perform(Browse.post("v05-lanhdao", "/roadmap/denominators/new").param("since", "hôm nay"))
                .andExpect(status().isUnprocessableContent());
        web.perform(Browse.post("v05-lanhdao", "/roadmap/denominators/new")
                        .param("since", "01/01/2026")
                        .param("counted", "communes")
                        .param("decisionNumber", "02/QĐ/MINH-HOẠ")
                        .param("decidedOn", "20/11/2023")
                        .param("reason", "Theo yêu cầu"))
                .andExpect(redirectedUrl("/roadmap/denominators"));
        web.perform(Browse.get("hn-canbo", "/roadmap/denominators?lang=en"))
                .andExpect(content().string(containsString("Wards, communes and special zones")));
    }

    @Test
    void aScenarioGoesFromTheFormToTheRoadmap() throws Exception {
        web.perform(Browse.get("v05-canbo", "/roadmap/scenarios/new"))
                .andExpect(content().string(containsString("value=\"2024\"")))
                .andExpect(content().string(containsString("value=\"2030\"")));
        web.perform(Browse.post("v05-canbo", "/roadmap/scenarios/new")
                        .param("name", "Phương án thử")
                        .param("year", "2024", "2025")
                        .param("worth", "1", "1")
                        .param("capacity", "", "")
                        .param("provinceCapacity", "", "")
                        .param("budget", "", "")
                        .param("unknownCost", "5")
                        .param("unregistered", "0")
                        .param("mended", "10")
                        .param("gap", "10")
                        .param("seconds", "20")
                        .param("budgets", "31,2024"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("31,2024")));
        String made = web.perform(Browse.post("v05-canbo", "/roadmap/scenarios/new")
                        .param("name", "Phương án thử")
                        .param("year", "2024", "2025")
                        .param("worth", "1", "1")
                        .param("capacity", "", "4")
                        .param("provinceCapacity", "", "")
                        .param("budget", "", "")
                        .param("provinces", "31")
                        .param("unknownCost", "5")
                        .param("unregistered", "0")
                        .param("mended", "20")
                        .param("gap", "10")
                        .param("seconds", "20")
                        .param("budgets", "31;2024;60"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(made).matches("/roadmap/scenarios/\\d+");
        web.perform(Browse.post("v05-canbo", made + "/compute")).andExpect(redirectedUrl(made));
        web.perform(Browse.get("v05-canbo", made))
                .andExpect(content().string(containsString("hx-trigger=\"every 2s\"")))
                .andExpect(content().string(containsString(made + "/stop")));
        web.perform(Browse.get("v05-canbo", made + "/progress"))
                .andExpect(header().doesNotExist("HX-Refresh"))
                .andExpect(content().string(containsString("Đang chờ")));
        work.run();
        web.perform(Browse.get("v05-canbo", made + "/progress")).andExpect(header().string("HX-Refresh", "true"));
        web.perform(Browse.get("v05-canbo", made))
                .andExpect(content().string(containsString("Đã chứng minh")))
                .andExpect(content().string(containsString("Thành phố Hải Phòng")))
                .andExpect(content().string(not(containsString("/adopt\""))));
        web.perform(Browse.get("v05-canbo", made + "/wards?year=2025"))
                .andExpect(content().string(containsString("Năm 2024 không còn chỗ")))
                .andExpect(content().string(containsString(made + "/locks")));
        web.perform(Browse.get("v05-canbo", made + "/export?format=csv"))
                .andExpect(content().string(containsString("readiness_percent")))
                .andExpect(content().string(containsString("Phường Cát Bi")));
        web.perform(Browse.post("v05-lanhdao", made + "/adopt")
                        .param("run", String.valueOf(demoRoadmap.run(id(made))))
                        .param("decisionNumber", "03/QĐ/MINH-HOẠ")
                        .param("decidedOn", "21/11/2023")
                        .param("reason", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("03/QĐ/MINH-HOẠ")));
        web.perform(Browse.post("v05-lanhdao", made + "/adopt")
                        .param("run", String.valueOf(demoRoadmap.run(id(made))))
                        .param("decisionNumber", "03/QĐ/MINH-HOẠ")
                        .param("decidedOn", "21/11/2023")
                        .param("reason", "Minh hoạ"))
                .andExpect(redirectedUrl("/roadmap/adopted"));
        web.perform(Browse.get("hp-canbo", "/roadmap/adopted?lang=en"))
                .andExpect(content().string(containsString("03/QĐ/MINH-HOẠ")))
                .andExpect(content().string(containsString("has no room")))
                .andExpect(content().string(not(containsString("/locks"))));
    }

    @Test
    void aComputationIsStoppedOnItsPageWhichSaysSoAndOffersItAgain() throws Exception {
        String scenario = "/roadmap/scenarios/" + demoRoadmap.kept("Phương án thử", DemoRoadmap.searched());
        web.perform(Browse.post("v05-canbo", scenario + "/stop")).andExpect(status().isNotFound());
        web.perform(Browse.post("v05-canbo", scenario + "/compute")).andExpect(redirectedUrl(scenario));
        web.perform(Browse.post("hp-canbo", scenario + "/stop")).andExpect(status().isForbidden());
        web.perform(Browse.post("v05-lanhdao", scenario + "/stop")).andExpect(status().isForbidden());
        web.perform(Browse.get("v05-lanhdao", scenario))
                .andExpect(content().string(containsString("Đang chờ")))
                .andExpect(content().string(not(containsString("/stop\""))));
        web.perform(Browse.get("v05-canbo", scenario))
                .andExpect(content().string(containsString("/stop\"")))
                .andExpect(content().string(not(containsString("/compute\""))));
        web.perform(Browse.post("v05-canbo", scenario + "/stop")).andExpect(redirectedUrl(scenario));
        work.run();
        web.perform(Browse.get("v05-canbo", scenario))
                .andExpect(content().string(containsString("Đã dừng")))
                .andExpect(content().string(containsString("Dừng khi chưa đạt độ chính xác")))
                .andExpect(content().string(containsString("/compute\"")))
                .andExpect(content().string(not(containsString("/stop\""))));
        web.perform(Browse.post("v05-canbo", scenario + "/stop")).andExpect(status().isConflict());
        web.perform(Browse.post("v05-canbo", scenario + "/compute")).andExpect(redirectedUrl(scenario));
        work.run();
        web.perform(Browse.get("v05-canbo", scenario))
                .andExpect(content().string(containsString("Đã chứng minh")))
                .andExpect(content().string(not(containsString("Đã dừng"))));
    }

    private static long id(String address) {
        return Long.parseLong(address.replaceAll(".*/", ""));
    }

    @Test
    void programsDoTheSame() throws Exception {
        String hn = "/api/v1/roadmap/" + demo.unit("hn");
        web.perform(post(hn + "/targets")
                        .header("Authorization", api.bearer("hn-canbo"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"year\": 2026, \"wards\": 39}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("roadmap.target_falls"));
        web.perform(post(hn + "/targets")
                        .header("Authorization", api.bearer("hn-canbo"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"year\": 2026, \"wards\": 45}"))
                .andExpect(status().isCreated());
        web.perform(api.get("hn-canbo", hn))
                .andExpect(jsonPath("$.revisions[0].wards").value(45))
                .andExpect(jsonPath("$.prospect.years[3].target").value(45));
        DemoRoadmap.Shown shown = demoRoadmap.shown();
        web.perform(api.get("v05-canbo", "/api/v1/roadmap/scenarios/" + shown.scenario()))
                .andExpect(jsonPath("$.run.state").value("proposed"))
                .andExpect(jsonPath("$.scenario.question.years.length()").value(3));
        web.perform(api.get("catbi-canbo", "/api/v1/roadmap/adopted"))
                .andExpect(jsonPath("$.wards.length()").value(1));
    }

    @Test
    void aListCostsFewStatementsHoweverManyProvinces() throws Exception {
        assertThat(SqlCount.during(() -> web.perform(Browse.get("v05-canbo", "/roadmap"))))
                .isLessThanOrEqualTo(12)
                .isEqualTo(SqlCount.during(() -> web.perform(Browse.get("v05-canbo", "/roadmap?q=noi"))));
    }
}
