package vn.kieumau.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.kieumau.kernel.ImportProblem;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

@ApplicationTest
class ImportTest {
    @Autowired
    FolderImport folders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Demo demo;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "units.csv | key,code,name,type,level,parent_key,valid_from,valid_to | mới,1x,Phường Mới,Phường,commune,hn,, | units.csv, line 2, column code: «1x» makes a line that is out of range or of a wrong form",
                "units.csv | key,code,name,type,level,parent_key,valid_from,valid_to | mới,,Phường Mới,Phường,commune,nowhere,, | units.csv, line 2, column parent_key: «nowhere» names nothing that exists",
                "units.csv | key,code,name,type,level,parent_key,valid_from,valid_to | nhattan,,Phường Nhật Tân,Phường,commune,hn-tayho,2020-01-01, | units.csv, line 2, column code: «» overlaps another line in time",
                "accounts.csv | login,display_name,display_name_en,password | admin,Mới,New,mat-khau-du-dai | accounts.csv, line 2, column login: «admin» is there already",
                "accounts.csv | login,display_name,display_name_en,password | moi,Mới,New,ngan | has a password shorter than 12 characters",
                "grants.csv | login,role,office_key,valid_from,valid_to | hn-canbo,KING,v05,2023-01-01, | grants.csv, line 2, column role: «KING» not one of",
                "figures.csv | unit_key,metric,year,values,register,source,mark | nhattan,crimes_occurred,2021,1;x,Sổ,, | figures.csv, line 2, column values: «1;x» «x»: not a count",
                "figures.csv | unit_key,metric,year,values,register,source,mark | nhattan,crimes_occurred,2021,1;0,,, | figures.csv, line 2, column values: «1;0» «0»: zero not attested",
                "figures.csv | unit_key,metric,year,values,register,source,mark | nhattan,clearance_rate,2021,1,,, | is not the code of a metric that is reported",
                "figures.csv | unit_key,metric,year,values,register,source,mark | nhattan,crimes_occurred,2024,1,,, | is of a period that has not begun",
                "figures.csv | unit_key,metric,year,values,register,source,mark | nhattan,crimes_occurred,2022,1,,, | has figures already",
                "surveys.csv | unit_key,year,form,method,first_day,last_day,issued,returned,valid,very_satisfied,satisfied,not_satisfied,no_opinion,source,recorded_by,recorded_on,mark | ngocxuyen,2023,Phiếu,meeting,2023-10-02,2023-10-06,300,300,292,200,69,23,1,,ngocxuyen-canbo,2023-10-10, | surveys.csv, line 2, column unit_key: «ngocxuyen» Bốn mức trả lời cộng lại là 293 phiếu, khác 292 phiếu hợp lệ.",
                "registrations.csv | cohort_key,unit_key,registered_on,registered_by,confirmed_on,confirmed_by,over_quota_reason,mark | cap-2023,nhattan,2023-02-31,hn-canbo,,,, | names nothing that exists"
            })
    void aLineThatDoesNotHoldIsNamedAndNothingIsKept(String file, String header, String line, String problem)
            throws IOException {
        int units = count("select count(*) from units.unit");
        Files.writeString(folder.resolve(file), header + "\n" + line + "\n");
        demo.apart(() -> assertThatThrownBy(() -> folders.load(folder("Thử")))
                .isInstanceOf(ImportProblem.class)
                .hasMessageContaining(problem));
        assertThat(count("select count(*) from units.unit")).isEqualTo(units);
        assertThat(count("select count(*) from operations.folder_import")).isEqualTo(1);
    }

    @Test
    void theSameFolderAgainChangesNothingAndAnotherOfTheSameTitleIsRead() throws IOException {
        Files.writeString(
                folder.resolve("units.csv"),
                "key,code,name,type,level,parent_key,valid_from,valid_to\nthu,,Phường Thử,Phường,commune,hn,,\n");
        assertThat(folders.load(folder("Thử"))).isTrue();
        assertThat(folders.load(folder("Thử"))).isFalse();
        Files.writeString(
                folder.resolve("units.csv"),
                "key,code,name,type,level,parent_key,valid_from,valid_to\nthu2,,Phường Thử 2,Phường,commune,hn,,\n");
        assertThat(folders.load(folder("Thử"))).isTrue();
        assertThat(demo.audited("IMPORT_FOLDER", "operations.folder_import")).isEqualTo(3);
    }

    @Test
    void theClockOfADemonstrationStandsOnTheDayOfItsFolder() throws IOException {
        Map<String, Object> manifest = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(new ClassPathResource("demo/manifest.yaml").getInputStream());
        assertThat(LocalDate.parse(String.valueOf(manifest.get("today")))).isEqualTo(DemoClock.DEMONSTRATION_DAY);
        assertThat(demo.actor("admin").today()).isEqualTo(DemoClock.DEMONSTRATION_DAY);
    }

    @Test
    void theDemonstrationSaysOfEveryInventedFigureThatItIsOne() {
        for (String table : new String[] {
            "campaigns.cohort",
            "campaigns.quota_entry",
            "campaigns.registration",
            "assessment.answer",
            "appraisal.finding",
            "evidence.item",
            "recognition.proposal",
            "recognition.decision",
            "recognition.title",
            "recommendations.recommendation",
            "indicators.figure",
            "indicators.entry"
        }) {
            assertThat(count("select count(*) from " + table)).as(table).isPositive();
            assertThat(count("select count(*) from " + table + " where not illustrative"))
                    .as(table)
                    .isZero();
        }
        assertThat(count("select count(*) from recognition.decision where number not like '%/MINH-HOẠ'"))
                .isZero();
        assertThat(count("select count(*) from recognition.title where certificate_number not like '%/MINH-HOẠ'"))
                .isZero();
        assertThat(
                        count(
                                "select count(*) from units.v_unit where name like 'Phường chưa nêu tên%' and code is not null"))
                .isZero();
    }

    private Resource folder(String title) throws IOException {
        Files.writeString(
                folder.resolve("manifest.yaml"),
                "format: kieumau-folder/1\ntitle_vi: \"%s\"\ntitle_en: \"Trial\"\ndemonstration: false\n"
                        .formatted(title));
        return new FileSystemResource(folder + "/");
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
