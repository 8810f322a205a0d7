package vn.kieumau.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What a library's archive says of its version, where its classes do not. */
final class LibraryVersion {
    private LibraryVersion() {}

    /** @param archive group and artifact, as org.apache.poi/poi @return empty where the archive does not say */
    static String of(Class<?> within, String archive) {
        Properties built = new Properties();
        try (InputStream said = within.getResourceAsStream("/META-INF/maven/" + archive + "/pom.properties")) {
            if (said != null) {
                built.load(said);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return built.getProperty("version", "");
    }
}
