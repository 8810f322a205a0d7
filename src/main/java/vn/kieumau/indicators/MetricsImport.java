package vn.kieumau.indicators;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.ImportProblem;

/** Loads a file of metrics; the same file as last time changes nothing. What figures rest on is never taken from under them. */
@Component
public class MetricsImport {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Metrics metrics;

    MetricsImport(JdbcClient jdbc, Audit audit, Metrics metrics) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.metrics = metrics;
    }

    /** @return whether it was loaded now */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean load(Actor actor, String file, byte[] content) {
        String hash = sha256(content);
        Optional<String> last = jdbc.sql("select content_hash from indicators.metrics_file order by id desc limit 1")
                .query(String.class)
                .optional();
        if (last.isPresent() && last.get().equals(hash)) {
            return false;
        }
        List<Metric> read = MetricsFile.read(file, content);
        Map<String, Kept> kept = new HashMap<>();
        jdbc.sql("""
                        select m.code, m.kind, m.every, exists (select 1 from indicators.figure f where f.metric_id = m.id)
                                or exists (select 1 from indicators.figure_before f where f.metric_id = m.id) as used,
                            coalesce((select string_agg(l.code, ' ' order by l.rank) from indicators.metric_level l where l.metric_id = m.id), '') as levels
                        from indicators.metric m
                        """).query(Kept.class).list().forEach(each -> kept.put(each.code(), each));
        jdbc.sql("update indicators.metric set retired = true, position = -1").update();
        int position = 0;
        for (Metric each : read) {
            checkAgainst(file, each, kept.get(each.code()));
            write(file, each, ++position);
        }
        long id = jdbc.sql("""
                        insert into indicators.metrics_file (file_name, content_hash, loaded_at) values (:file, :hash, :at) returning id
                        """)
                .param("file", file)
                .param("hash", hash)
                .param("at", actor.at())
                .query(Long.class)
                .single();
        audit.recordAct(actor, "LOAD_METRICS", "indicators.metrics_file", id, file + ": " + read.size(), null, "");
        metrics.forget();
        // Whoever read them meanwhile, or reads them where this is taken back, reads them again.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                metrics.forget();
            }
        });
        return true;
    }

    /** Reads them once more, into memory. */
    public void remember() {
        metrics.all();
    }

    record Kept(String code, String kind, @Nullable String every, boolean used, String levels) {}

    /** A stored figure is a count or a rank of a month or a year: whatever it was it stays. */
    private static void checkAgainst(String file, Metric metric, @Nullable Kept before) {
        if (before == null || !before.used()) {
            return;
        }
        String levels = String.join(
                " ", metric.levels().stream().map(Metric.Level::code).toList());
        boolean same = before.kind().equals(code(metric.kind()))
                && Objects.equals(before.every(), code(metric.every()))
                && before.levels().equals(levels);
        if (!same) {
            throw new ImportProblem(
                    file, 0, "code", metric.code(), "has figures: its kind, length and levels cannot change");
        }
    }

    private void write(String file, Metric metric, int position) {
        int id = jdbc.sql("""
                        insert into indicators.metric as m (code, position, name_vi, name_en, unit_vi, unit_en, kind, direction, every,
                            over_time, up_the_tree, weight, rule, parts, least, most, reported_by)
                        values (:code, :position, :nameVi, :nameEn, :unitVi, :unitEn, :kind, :direction, :every,
                            :overTime, :upTheTree, :weight, :rule, :parts, :least, :most, :reportedBy)
                        on conflict (code) do update set position = excluded.position, retired = false, name_vi = excluded.name_vi,
                            name_en = excluded.name_en, unit_vi = excluded.unit_vi, unit_en = excluded.unit_en, kind = excluded.kind,
                            direction = excluded.direction, every = excluded.every, over_time = excluded.over_time,
                            up_the_tree = excluded.up_the_tree, weight = excluded.weight, rule = excluded.rule, parts = excluded.parts,
                            least = excluded.least, most = excluded.most, reported_by = excluded.reported_by
                        returning id
                        """)
                .param("code", metric.code())
                .param("position", position)
                .param("nameVi", metric.nameVi())
                .param("nameEn", metric.nameEn())
                .param("unitVi", metric.unitVi())
                .param("unitEn", metric.unitEn())
                .param("kind", code(metric.kind()))
                .param("direction", code(metric.direction()))
                .param("every", code(metric.every()))
                .param("overTime", code(metric.overTime()))
                .param("upTheTree", code(metric.upTheTree()))
                .param("weight", metric.weight())
                .param("rule", metric.rule())
                .param("parts", metric.parts().toArray(new String[0]))
                .param("least", metric.least())
                .param("most", metric.most())
                .param("reportedBy", metric.reportedBy())
                .query(Integer.class)
                .single();
        jdbc.sql("delete from indicators.metric_level where metric_id = :id")
                .param("id", id)
                .update();
        for (Metric.Level level : metric.levels()) {
            jdbc.sql("insert into indicators.metric_level values (:id, :rank, :code, :vi, :en)")
                    .param("id", id)
                    .param("rank", level.rank())
                    .param("code", level.code())
                    .param("vi", level.nameVi())
                    .param("en", level.nameEn())
                    .update();
        }
        writeDefinitions(file, metric, id);
    }

    private void writeDefinitions(String file, Metric metric, int id) {
        for (Metric.Definition definition : metric.definitions()) {
            jdbc.sql("""
                            insert into indicators.metric_definition (metric_id, valid_from, text_vi, text_en, source)
                            values (:id, :from, :vi, :en, :source)
                            on conflict (metric_id, valid_from) do update set text_vi = excluded.text_vi, text_en = excluded.text_en, source = excluded.source
                            """)
                    .param("id", id)
                    .param("from", definition.from())
                    .param("vi", definition.textVi())
                    .param("en", definition.textEn())
                    .param("source", definition.source())
                    .update();
        }
        String[] days = metric.definitions().stream()
                .map(each -> each.from().toString())
                .toArray(String[]::new);
        boolean used = jdbc.sql("""
                        select exists (select 1 from indicators.metric_definition d where d.metric_id = :id and not d.valid_from = any(:days::date[])
                            and (exists (select 1 from indicators.figure f where f.metric_id = :id and f.definition_id = d.id)
                                or exists (select 1 from indicators.figure_before f where f.metric_id = :id and f.definition_id = d.id)))
                        """)
                .param("id", id)
                .param("days", days)
                .query(Boolean.class)
                .single();
        if (used) {
            throw new ImportProblem(file, 0, "definitions", metric.code(), "lack one that figures carry");
        }
        jdbc.sql(
                        "delete from indicators.metric_definition where metric_id = :id and not valid_from = any(:days::date[])")
                .param("id", id)
                .param("days", days)
                .update();
    }

    private static @Nullable String code(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
