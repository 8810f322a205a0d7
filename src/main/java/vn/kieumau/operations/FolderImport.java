package vn.kieumau.operations;

import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.accounts.Actors;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.ImportProblem;
import vn.kieumau.web.Messages;

/** Reads a folder in the format of docs/folder-format.md in one transaction: all of it or nothing, and each folder once. */
@Component
public class FolderImport {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final Installation installation;
    private final List<FolderPart> parts;
    private final Actors actors;
    private final Messages messages;

    FolderImport(
            JdbcClient jdbc,
            Audit audit,
            Clock clock,
            Installation installation,
            List<FolderPart> parts,
            Actors actors,
            Messages messages) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.installation = installation;
        this.parts = parts;
        this.actors = actors;
        this.messages = messages;
    }

    /** True when it was imported now, false when the same folder had been before. */
    @Transactional
    public boolean load(Resource resource) throws IOException {
        ImportFolder folder = new ImportFolder(resource);
        if (folder.demonstration() && !installation.demonstration()) {
            throw new ImportProblem(
                    "manifest.yaml", 1, "demonstration", "true", "demonstration data never goes among data in earnest");
        }
        Optional<Long> id = jdbc.sql("""
                        insert into operations.folder_import (title, content_hash, demonstration, imported_at)
                        values (:title, :hash, :demonstration, :at)
                        on conflict do nothing returning id
                        """)
                .param("title", folder.title())
                .param("hash", folder.hash())
                .param("demonstration", folder.demonstration())
                .param("at", OffsetDateTime.now(clock))
                .query(Long.class)
                .optional();
        if (id.isEmpty()) {
            return false;
        }
        ImportContext context = new ImportContext(actors, messages);
        parts.forEach(part -> part.load(folder, context));
        audit.recordAct(
                context.operator, "IMPORT_FOLDER", "operations.folder_import", id.get(), folder.title(), null, "");
        return true;
    }
}
