package vn.kieumau.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.kieumau.web.OpenToAll;
import vn.kieumau.web.Requires;

/** Rules that the compiler cannot check; each is held against a class that breaks it, so that none checks nothing. */
class CodeRulesTest {
    static final JavaClasses APPLICATION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vn.kieumau");
    static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted.rules");

    static final Map<String, ArchRule> RULES = Map.of(
            "pages ask the module, not the database",
                    noClasses()
                            .that()
                            .resideInAPackage("..pages..")
                            .should()
                            .dependOnClassesThat()
                            .areAssignableTo(JdbcClient.class),
            "time comes from the actor or the clock bean",
                    noClasses()
                            .should()
                            .callMethod(LocalDate.class, "now")
                            .orShould()
                            .callMethod(LocalDateTime.class, "now")
                            .orShould()
                            .callMethod(OffsetDateTime.class, "now")
                            .orShould()
                            .callMethod(Instant.class, "now"),
            "every route names its permission or says why it needs none",
                    methods()
                            .that()
                            .areAnnotatedWith(GetMapping.class)
                            .or()
                            .areAnnotatedWith(PostMapping.class)
                            .or()
                            .areAnnotatedWith(RequestMapping.class)
                            .should()
                            .beAnnotatedWith(Requires.class)
                            .orShould()
                            .beAnnotatedWith(OpenToAll.class));

    static java.util.Set<String> rules() {
        return RULES.keySet();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theApplicationKeepsTheRule(String rule) {
        assertThatCode(() -> RULES.get(rule).check(APPLICATION)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleFindsWhatWasPlanted(String rule) {
        assertThatThrownBy(() -> RULES.get(rule).check(PLANTED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("AskingController");
    }
}
