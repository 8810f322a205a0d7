package vn.kieumau.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.kieumau.architecture.Modules;

class ModulesDocsTest {
    @Test
    void modulesAndTheirArrows() throws IOException {
        StringBuilder document = new StringBuilder("""
                # Modules

                Written from the declarations in each `package-info.java`; `ModulesTest` holds the code to them. `kernel`, `audit` and
                `web` are the foundation, open to all; `operations` starts everything and may use everything: both are left
                out of the drawing.

                ```mermaid
                graph BT
                """);
        for (Map.Entry<String, Set<String>> module : Modules.declared().entrySet()) {
            if (!module.getKey().equals("operations")) {
                module.getValue().stream()
                        .filter(used -> !Set.of("kernel", "audit", "web").contains(used))
                        .forEach(used -> document.append("    %s --> %s%n".formatted(module.getKey(), used)));
            }
        }
        document.append("```\n\n| module | what it is | may use |\n|---|---|---|\n");
        for (Map.Entry<String, Set<String>> module : Modules.declared().entrySet()) {
            document.append("| `%s` | %s | %s |%n"
                    .formatted(
                            module.getKey(),
                            purpose(module.getKey()),
                            module.getValue().isEmpty() ? "–" : String.join(", ", module.getValue())));
        }
        Document.holds("modules.md", document.toString());
    }

    /** The comment of the module's package. */
    private static String purpose(String module) throws IOException {
        return Files.readString(Modules.SOURCES.resolve(module).resolve("package-info.java"))
                .replaceAll("(?s)^/\\*\\*(.*?)\\*/.*", "$1")
                .lines()
                .map(line -> line.replaceFirst("^\\s*\\*\\s?", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "))
                .replaceAll("\\{@code ([^}]*)}", "`$1`");
    }
}
