package vn.kieumau.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;

class ImportFolderTest {
    @TempDir
    Path folder;

    @Test
    void aTableIsReadAlikeWithAByteOrderMarkAndWithout() throws Exception {
        Files.writeString(folder.resolve("manifest.yaml"), "format: kieumau-folder/1\n");
        Files.writeString(folder.resolve("units.csv"), "\uFEFFkey,name\nhn,Hà Nội\n");
        Files.writeString(folder.resolve("offices.csv"), "key,name\nhn,Hà Nội\n");
        Files.writeString(folder.resolve("accounts.csv"), "");

        ImportFolder read = new ImportFolder(new FileSystemResource(folder + "/"));

        for (String table : new String[] {"units.csv", "offices.csv"}) {
            assertThat(read.rows(table)).singleElement().satisfies(row -> {
                assertThat(row.text("key")).isEqualTo("hn");
                assertThat(row.text("name")).isEqualTo("Hà Nội");
            });
        }
        assertThat(read.rows("accounts.csv")).isEmpty();
    }
}
