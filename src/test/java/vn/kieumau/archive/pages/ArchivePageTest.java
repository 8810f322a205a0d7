package vn.kieumau.archive.pages;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;

@ApplicationTest
class ArchivePageTest {
    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anObserverReadsNoArchive() throws Exception {
        web.perform(Browse.get("quansat", "/archive")).andExpect(status().isForbidden());
        web.perform(Browse.get("quansat", "/archive/packages/" + demo.packedDossier() + "/download"))
                .andExpect(status().isForbidden());
    }

    @Test
    void aProvinceSeesItsOwnPackagesAndNoOthers() throws Exception {
        long packed = demo.packedDossier();
        web.perform(Browse.get("hn-canbo", "/archive"))
                .andExpect(content().string(containsString("/archive/packages/" + packed)));
        web.perform(Browse.get("hp-canbo", "/archive"))
                .andExpect(content().string(containsString("Chưa có gói lưu trữ nào")));
        web.perform(Browse.get("hp-canbo", "/archive/packages/" + packed)).andExpect(status().isNotFound());
        web.perform(Browse.get("hp-canbo", "/archive/packages/" + packed + "/download"))
                .andExpect(status().isNotFound());
    }

    @Test
    void theListIsNarrowedByTheAddress() throws Exception {
        String packed = "/archive/packages/" + demo.packedDossier();
        String hash = jdbc.sql("select left(sha256, 10) from archive.package")
                .query(String.class)
                .single();
        for (String with :
                new String[] {"?outcome=conferred", "?check=never", "?q=" + hash, "?cohort=" + demo.cohort2023()}) {
            web.perform(Browse.get("v05-canbo", "/archive" + with))
                    .andExpect(content().string(containsString(packed)));
        }
        for (String without :
                new String[] {"?outcome=refused", "?check=broken", "?ended=true", "?q=khongco", "?cohort=1000"}) {
            web.perform(Browse.get("v05-canbo", "/archive" + without))
                    .andExpect(content().string(not(containsString(packed))));
        }
    }

    @Test
    void aDossiersPageLeadsToPackingAndThenToItsPackage() throws Exception {
        long dossier = demo.dossier2023("hn-p2");
        web.perform(Browse.get("v05-canbo", "/assessment/" + dossier))
                .andExpect(content().string(containsString("/archive/dossiers/" + dossier)));
        web.perform(Browse.get("v05-canbo", "/archive/dossiers/" + dossier))
                .andExpect(content().string(containsString("Đóng gói lưu trữ")));
        web.perform(Browse.get("hp-canbo", "/archive/dossiers/" + dossier)).andExpect(status().isNotFound());
        web.perform(Browse.post("v05-canbo", "/archive/dossiers/" + dossier)).andExpect(status().isFound());
        String packed = "/archive/packages/" + demo.packedDossier();
        web.perform(Browse.get("hn-canbo", "/archive/dossiers/" + dossier)).andExpect(redirectedUrl(packed));
        web.perform(Browse.post("v05-canbo", "/archive/dossiers/" + dossier))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("đã được đóng gói")));
    }

    @Test
    void aPackageIsShownCheckedAndDownloaded() throws Exception {
        String packed = "/archive/packages/" + demo.packedDossier();
        web.perform(Browse.get("hn-canbo", packed))
                .andExpect(content().string(containsString("data/index.html")))
                .andExpect(content().string(containsString("31/12/2043")))
                .andExpect(content().string(containsString("Mặc định của phần mềm")));
        web.perform(Browse.post("hn-canbo", packed + "/check")).andExpect(redirectedUrl(packed));
        web.perform(Browse.get("hn-canbo", packed)).andExpect(content().string(containsString("Nguyên vẹn")));
        web.perform(Browse.get("hn-canbo", packed + "?lang=en"))
                .andExpect(content().string(containsString("Intact")));
        web.perform(Browse.get("hn-canbo", packed + "/download"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/zip"))
                .andExpect(header().string("Content-Security-Policy", "sandbox"));
    }

    @Test
    void whereThePeriodIsOverThePageSaysWhatMayBeDoneNext() throws Exception {
        String nothing = "Phần mềm không tiêu huỷ gói nào";
        web.perform(Browse.get("hn-canbo", "/archive/packages/" + demo.packedDossier()))
                .andExpect(content().string(not(containsString(nothing))));
        // Packages never change, and none of the demonstration's is that old.
        long over = jdbc.sql("""
                        insert into archive.package (dossier_id, cohort_id, name, sha256, size, files, format, outcome, decided_on, retention,
                            keep_until, packed_by, packed_at, illustrative)
                        select :dossier, p.cohort_id, p.name || '-x', p.sha256, p.size, p.files, p.format, p.outcome, '2003-11-20', 'Quy định thử',
                            '2023-11-23', p.packed_by, p.packed_at, true
                        from archive.package p returning id
                        """)
                .param("dossier", demo.dossier2023("hn-p1"))
                .query(Long.class)
                .single();
        web.perform(Browse.get("hn-canbo", "/archive/packages/" + over))
                .andExpect(content().string(containsString("Thời hạn bảo quản đã hết ngày 23/11/2023. " + nothing)));
        web.perform(Browse.get("hn-canbo", "/archive/packages/" + over + "?lang=en"))
                .andExpect(content().string(containsString("Nothing is destroyed here")));
    }

    @Test
    void aCohortsPageLeadsToItsArchive() throws Exception {
        String address = "/archive/cohorts/" + demo.cohort2023();
        web.perform(Browse.get("v05-canbo", "/campaigns/" + demo.cohort2023()))
                .andExpect(content().string(containsString(address)));
        web.perform(Browse.get("hn-canbo", address))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString(address + "/pack"))));
        web.perform(Browse.post("v05-canbo", address + "/pack")).andExpect(redirectedUrl(address));
        web.perform(Browse.get("v05-canbo", address)).andExpect(content().string(containsString(address + "/stop")));
        web.perform(Browse.post("v05-canbo", address + "/stop")).andExpect(redirectedUrl(address));
    }

    @Test
    void howLongPackagesAreKeptIsSaidWithItsBasis() throws Exception {
        String of = jdbc.sql("select min(programme_code) from criteria.v_set")
                        .query(String.class)
                        .single()
                + "/refused";
        web.perform(Browse.post("v05-canbo", "/archive/retention")).andExpect(status().isForbidden());
        web.perform(Browse.post("v05-lanhdao", "/archive/retention")
                        .param("of", of)
                        .param("years", "mười")
                        .param("basis", "Quyết định thử"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Quyết định thử")));
        web.perform(Browse.post("v05-lanhdao", "/archive/retention")
                        .param("of", of)
                        .param("years", "10")
                        .param("basis", "Quyết định thử"))
                .andExpect(redirectedUrl("/archive/retention"));
        web.perform(Browse.get("v05-lanhdao", "/archive/retention"))
                .andExpect(content().string(containsString("10 năm")))
                .andExpect(content().string(containsString("Quyết định thử")));
    }

    @Test
    void programsReadTheSame() throws Exception {
        long packed = demo.packedDossier();
        web.perform(api.get("hn-canbo", "/api/v1/archive/packages"))
                .andExpect(jsonPath("$.items[0].packageId").value(packed));
        web.perform(api.get("hn-canbo", "/api/v1/archive/packages/" + packed))
                .andExpect(jsonPath("$.parts[0].path").value("data/bo-tieu-chi.yaml"));
        web.perform(api.get("hp-canbo", "/api/v1/archive/packages/" + packed)).andExpect(status().isNotFound());
        web.perform(api.get("hn-canbo", "/api/v1/archive/cohorts/" + demo.cohort2023()))
                .andExpect(jsonPath("$.standing.packed").value(1));
    }
}
