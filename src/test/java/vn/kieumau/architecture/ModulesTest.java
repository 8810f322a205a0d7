package vn.kieumau.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import vn.kieumau.KieuMau;

class ModulesTest {
    /** What the design lets each module use, besides the foundation. */
    static final Map<String, Set<String>> DESIGN = Map.ofEntries(
            Map.entry("kernel", Set.of()),
            Map.entry("audit", Set.of()),
            Map.entry("web", Set.of()),
            Map.entry("files", Set.of()),
            Map.entry("documents", Set.of("files")),
            Map.entry("units", Set.of()),
            Map.entry("accounts", Set.of("units")),
            Map.entry("criteria", Set.of()),
            Map.entry("campaigns", Set.of("units", "accounts", "documents", "criteria", "files")),
            Map.entry("plans", Set.of("units", "accounts", "documents", "campaigns", "criteria")),
            Map.entry("indicators", Set.of("units", "accounts", "documents", "criteria", "files")),
            Map.entry("evidence", Set.of("units", "accounts", "documents", "campaigns", "criteria", "files")),
            Map.entry(
                    "assessment",
                    Set.of("units", "accounts", "documents", "campaigns", "criteria", "indicators", "evidence")),
            Map.entry(
                    "appraisal",
                    Set.of("units", "accounts", "documents", "assessment", "campaigns", "criteria", "evidence")),
            Map.entry(
                    "inspection",
                    Set.of(
                            "units",
                            "accounts",
                            "documents",
                            "appraisal",
                            "assessment",
                            "campaigns",
                            "criteria",
                            "indicators",
                            "evidence",
                            "files")),
            Map.entry(
                    "recommendations",
                    Set.of(
                            "units",
                            "accounts",
                            "documents",
                            "appraisal",
                            "campaigns",
                            "criteria",
                            "evidence",
                            "plans",
                            "files")),
            Map.entry(
                    "exchange",
                    Set.of(
                            "units",
                            "accounts",
                            "documents",
                            "campaigns",
                            "criteria",
                            "assessment",
                            "indicators",
                            "inspection",
                            "files")),
            Map.entry(
                    "archive",
                    Set.of(
                            "units",
                            "accounts",
                            "documents",
                            "files",
                            "criteria",
                            "campaigns",
                            "assessment",
                            "appraisal",
                            "inspection",
                            "recommendations",
                            "recognition")),
            Map.entry("notices", Set.of("units", "accounts")),
            Map.entry("recognition", Set.of("units", "accounts", "documents", "campaigns", "appraisal", "inspection")),
            Map.entry(
                    "insight",
                    Set.of(
                            "units",
                            "campaigns",
                            "criteria",
                            "assessment",
                            "appraisal",
                            "recommendations",
                            "recognition",
                            "roadmap")),
            Map.entry(
                    "roadmap",
                    Set.of(
                            "units",
                            "accounts",
                            "documents",
                            "campaigns",
                            "plans",
                            "assessment",
                            "inspection",
                            "recognition")));

    /** What docs/decisions/0003 adds to the design. */
    static final Map<String, Set<String>> DECIDED = Map.of(
            "documents",
            Set.of("units"),
            "exchange",
            Set.of("appraisal", "recommendations"),
            "recognition",
            Set.of("assessment", "criteria", "files"),
            "roadmap",
            Set.of("criteria"));

    static final Set<String> FOUNDATION = Set.of("kernel", "audit", "web");

    @Test
    void noModuleUsesWhatItDoesNotDeclare() {
        assertThat(ApplicationModules.of(KieuMau.class).stream()
                        .map(ApplicationModule::getIdentifier)
                        .map(Object::toString))
                .as("the rule sees every module")
                .containsExactlyInAnyOrderElementsOf(Modules.declared().keySet());
        ApplicationModules.of(KieuMau.class).verify();
    }

    @Test
    void theRuleFindsAModuleThatReachesForWhatItDoesNotDeclare() {
        ImportOption everything = location -> true;
        assertThatThrownBy(() ->
                        ApplicationModules.of("planted.modules", everything).verify())
                .isInstanceOf(Violations.class)
                .hasMessageContaining("Module 'lower' depends on module 'upper'");
    }

    static Set<String> modules() {
        return Modules.declared().keySet();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleDeclaresNoMoreThanTheDesignLetsItUse(String module) {
        Set<String> beyond = new TreeSet<>(Modules.declared().get(module));
        beyond.removeAll(FOUNDATION);
        beyond.removeIf(each -> FOUNDATION.contains(each.replaceAll(" :: .*", "")));
        if (module.equals("operations")) {
            beyond.removeAll(modules());
        } else {
            beyond.removeIf(each -> DESIGN.get(module).contains(each.replaceAll(" :: .*", "")));
            beyond.removeAll(DECIDED.getOrDefault(module, Set.of()));
        }
        assertThat(beyond).isEmpty();
    }

    @Test
    void whatWasDecidedBesidesTheDesignIsStillNeeded() {
        DECIDED.forEach((module, more) ->
                assertThat(Modules.declared().get(module)).as(module).containsAll(more));
    }
}
