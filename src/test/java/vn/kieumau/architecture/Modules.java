package vn.kieumau.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.modulith.ApplicationModule;

/** The modules of the application and the arrows that each declares in its package-info. */
public final class Modules {
    public static final Path SOURCES = Path.of("src/main/java/vn/kieumau");

    private Modules() {}

    /** Direct sub-packages, and what each says it may use. */
    public static Map<String, Set<String>> declared() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        try (Stream<Path> folders = Files.list(SOURCES)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                String module = folder.getFileName().toString();
                arrows.put(module, arrowsOf("vn.kieumau." + module));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return arrows;
    }

    private static Set<String> arrowsOf(String javaPackage) {
        try {
            ApplicationModule declaration =
                    Class.forName(javaPackage + ".package-info").getAnnotation(ApplicationModule.class);
            if (declaration == null) {
                throw new AssertionError(javaPackage + " declares nothing");
            }
            return new TreeSet<>(List.of(declaration.allowedDependencies()));
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(javaPackage + " has no package-info", missing);
        }
    }
}
