package vn.kieumau.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.files.Blob;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.FileName;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Takes a version of a template, after a look at what is in it; a second person adopts it. */
@Component
public class KeepTemplate {
    private static final int CODE = 40;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Blobs blobs;
    private final Templates templates;
    private final OfficialWords words;

    KeepTemplate(JdbcClient jdbc, Audit audit, Blobs blobs, Templates templates, OfficialWords words) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.blobs = blobs;
        this.templates = templates;
        this.words = words;
    }

    /** @param programme its code; empty: any @return its id */
    @Transactional
    public long keep(Actor actor, String kind, String programme, String level, @Nullable Upload file) {
        actor.require(Permission.KEEP_TEMPLATE);
        Refused.when(!Template.KINDS.contains(kind), KernelRefusal.MISSING, new Text.Field("documents.template.kind"));
        Refused.when(
                !Template.LEVELS.contains(level), KernelRefusal.MISSING, new Text.Field("documents.template.level"));
        String code = Text.of(programme, "documents.template.programme", CODE);
        if (file == null) {
            throw new Refused(KernelRefusal.MISSING, new Text.Field("documents.template.file"));
        }
        String name = FileName.of(file.name(), "documents.template.file");
        // Screened before anything looks into it.
        Blob blob = stored(actor, file, name);
        String[] fields = fields(blob);
        long id = jdbc.sql("""
                        insert into documents.template (kind, programme, level, version, name, sha256, fields, kept_by, kept_by_name, kept_at)
                        select :kind, :programme, :level, coalesce(max(version), 0) + 1, :name, :sha256, :fields, :by, :byName, :at
                        from documents.template where kind = :kind and programme = :programme and level = :level
                        on conflict on constraint template_once do nothing returning id
                        """)
                .param("kind", kind)
                .param("programme", code)
                .param("level", level)
                .param("name", name)
                .param("sha256", blob.sha256())
                .param("fields", fields)
                .param("by", actor.accountId())
                .param("byName", actor.displayName())
                .param("at", actor.at())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(KernelRefusal.CHANGED_MEANWHILE));
        record(actor, Permission.KEEP_TEMPLATE, id, name);
        return id;
    }

    /** Whoever sent it does not adopt it. What was adopted before holds no longer. */
    @Transactional
    public void adopt(Actor actor, long id) {
        actor.require(Permission.ADOPT_TEMPLATE);
        Template found = Refused.found(templates.find(id));
        Refused.when(found.keptBy() == actor.accountId(), KernelRefusal.SAME_PERSON);
        int adopted = jdbc.sql("""
                        update documents.template set adopted_by_name = :name, adopted_at = :at where id = :id and adopted_at is null
                        """)
                .param("name", actor.displayName())
                .param("at", actor.at())
                .param("id", id)
                .update();
        Refused.when(adopted == 0, KernelRefusal.NOT_IN_THIS_STATE);
        record(actor, Permission.ADOPT_TEMPLATE, id, found.name() + " · " + found.version());
    }

    private Blob stored(Actor actor, Upload file, String name) {
        try {
            Blob blob = blobs.store(file::into, name, actor.at());
            Refused.when(!blob.mediaType().endsWith("wordprocessingml.document"), DocumentRefusal.NOT_A_DOCX, name);
            return blob;
        } catch (Refused refused) {
            // The types that are taken elsewhere are of no help to whoever sends a template.
            Refused.when(refused.refusal().status() == 415, DocumentRefusal.NOT_A_DOCX, name);
            throw refused;
        }
    }

    private String[] fields(Blob blob) {
        try {
            byte[] bytes =
                    Files.readAllBytes(blobs.open(blob.sha256()).orElseThrow().path());
            TemplateFile template = TemplateFile.of(bytes);
            template.tried(words);
            return template.fields().toArray(String[]::new);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void record(Actor actor, Permission act, long id, String subject) {
        long unit = actor.actingUnder(act).map(Grant::unitId).orElseThrow();
        audit.record(actor, act, "documents.template", id, subject, unit, "");
    }
}
