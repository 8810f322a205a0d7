package vn.kieumau.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.transaction.AfterTransaction;
import vn.kieumau.accounts.Actors;
import vn.kieumau.kernel.ImportProblem;
import vn.kieumau.support.ApplicationTest;

@ApplicationTest
class MetricsFileTest {
    @Autowired
    MetricsImport metricsImport;

    @Autowired
    Metrics metrics;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format: kieumau-metrics/1 | format: kieumau-metrics/2 | column format: «kieumau-metrics/2» is not kieumau-metrics/1",
                "code: crimes_occurred | code: Crimes | column metrics[0].code: «Crimes» is no name for a metric",
                "code: crimes_occurred | code: crimes_baseline | column metrics[0].code: «crimes_baseline» is no name for a metric",
                "code: crimes_occurred | code: unit_since | column metrics[0].code: «unit_since» is no name for a metric",
                "code: crimes_occurred | code: province_class | column metrics[0].code: «province_class» is no name for a metric",
                "code: crimes_solved | code: crimes_occurred | column metrics[1].code: «crimes_occurred» stands twice",
                "kind: count | kind: number | column metrics[0].kind: «number» is not one of [count, ratio, level, derived]",
                "every: month | every: week | column metrics[0].every: «week» is not one of [month, quarter, half_year, year]",
                "least: 0 | least: some | column metrics[0].least: «some» is no number",
                "most: 100000 | most: -1 | column metrics[0].most: «-1» is below least",
                "reported_by: ward_police | reported_by: nobody | column metrics[0].reported_by: «nobody» is not one of",
                "direction: lower | colour: red | column metrics[0].colour: «» is not known here",
                "up_the_tree: sum | up_the_tree: weighted_mean | column metrics[0].weight: «» goes with up_the_tree: weighted_mean",
                "from: \"2024-08-15\" | from: \"1999-08-15\" | column metrics[6].definitions[1].from: «1999-08-15» is not after the definition before",
                "'ratio(crimes_solved, crimes_occurred)' | 'ratio(residents_meetings, crimes_occurred)' | .rule: «ratio(residents_meetings, crimes_occurred)» sums counts that are reported for periods of different lengths",
                "'ratio(crimes_solved, crimes_occurred)' | 'ratio(crimes_solved, crimes)' | «ratio(crimes_solved, crimes)» 1:22 unknown name crimes",
                "'ratio(crimes_solved, crimes_occurred)' | 'crimes_solved / crimes_occurred' | .rule: «crimes_solved / crimes_occurred» 1:15"
            })
    void aFileThatDoesNotHoldIsRefusedWithThePlace(String right, String wrong, String problem) throws IOException {
        String file = onBoard();
        assertThat(file).contains(right);
        String broken =
                file.substring(0, file.indexOf(right)) + wrong + file.substring(file.indexOf(right) + right.length());
        assertThatThrownBy(() -> MetricsFile.read("metrics.yaml", broken.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ImportProblem.class)
                .hasMessageContaining(problem);
    }

    @Test
    void theSameFileAgainChangesNothing() throws IOException {
        assertThat(metricsImport.load(
                        actors.operator("x"), "metrics.yaml", onBoard().getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(metrics.metrics()).hasSizeGreaterThan(40).anySatisfy(each -> {
            assertThat(each.code()).isEqualTo("clearance_rate");
            assertThat(each.ratio()).isTrue();
        });
    }

    @Test
    void whatFiguresRestOnIsNotTakenFromUnderThem() {
        assertThatThrownBy(() -> metricsImport.load(
                        actors.operator("x"),
                        "metrics.yaml",
                        onBoard().replace("every: month", "every: quarter").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ImportProblem.class)
                .hasMessageContaining("«crimes_occurred» has figures");
    }

    @Test
    void anotherNameIsTakenOverAndWhatIsNoLongerAskedForStays() throws IOException {
        String file = onBoard();
        int second = file.indexOf("  - code: crimes_solved");
        String changed = file.substring(0, second).replace("Social-order crimes that occurred", "Crimes")
                + file.substring(file.indexOf("  - code: serious_crimes"))
                        .replace("ratio(crimes_solved, crimes_occurred)", "ratio(serious_crimes, crimes_occurred)");
        assertThat(metricsImport.load(actors.operator("x"), "metrics.yaml", changed.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(metrics.find("crimes_occurred").orElseThrow().nameEn()).isEqualTo("Crimes");
        assertThat(metrics.find("crimes_solved")).isEmpty();
        assertThat(jdbc.sql("""
                        select count(*) from indicators.figure f join indicators.metric m on m.id = f.metric_id where m.code = 'crimes_solved'
                        """).query(Integer.class).single()).isPositive();
    }

    /** What was loaded here was taken back: other tests find in memory what there is. */
    @AfterTransaction
    void remember() {
        metricsImport.remember();
    }

    private static String onBoard() throws IOException {
        return new ClassPathResource("metrics/metrics.yaml").getContentAsString(StandardCharsets.UTF_8);
    }
}
