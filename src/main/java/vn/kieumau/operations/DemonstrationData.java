package vn.kieumau.operations;

import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Loads the demonstration folder on the first start of a demonstration, through the import that a user has too. */
@Component
class DemonstrationData implements ApplicationRunner {
    private final FolderImport folders;
    private final boolean demonstration;

    DemonstrationData(FolderImport folders, @Value("${kieumau.demo:false}") boolean demonstration) {
        this.folders = folders;
        this.demonstration = demonstration;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (demonstration) {
            folders.load(new ClassPathResource("demo/"));
        }
    }
}
