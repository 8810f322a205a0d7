package vn.kieumau.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.kieumau.accounts.AccountsImport;
import vn.kieumau.accounts.Actors;
import vn.kieumau.audit.Audit;
import vn.kieumau.criteria.PackImport;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.ImportProblem;
import vn.kieumau.kernel.Row;
import vn.kieumau.units.Units;
import vn.kieumau.units.UnitsImport;
import vn.kieumau.web.Messages;

/**
 * Reads a folder in the format of docs/folder-format.md in one transaction: all of it or nothing. A folder whose title was
 * imported before is left alone.
 */
@Component
public class FolderImport {
    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Actors actors;
    private final PackImport packs;
    private final UnitsImport units;
    private final AccountsImport accounts;
    private final Units unitsByKey;
    private final Messages messages;
    private final CohortsImport cohorts;
    private final DossiersImport dossiers;
    private final TitlesImport titles;

    FolderImport(
            JdbcClient jdbc,
            Audit audit,
            Actors actors,
            PackImport packs,
            UnitsImport units,
            AccountsImport accounts,
            Units unitsByKey,
            Messages messages,
            CohortsImport cohorts,
            DossiersImport dossiers,
            TitlesImport titles) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.actors = actors;
        this.packs = packs;
        this.units = units;
        this.accounts = accounts;
        this.unitsByKey = unitsByKey;
        this.messages = messages;
        this.cohorts = cohorts;
        this.dossiers = dossiers;
        this.titles = titles;
    }

    /** True when it was imported now, false when it had been before. */
    @Transactional
    public boolean load(Resource folder) throws IOException {
        Map<?, ?> manifest = manifest(folder);
        String title = String.valueOf(manifest.get("title_vi"));
        List<Long> id = jdbc.sql("""
                        insert into operations.folder_import (title, content_hash, demonstration, imported_at)
                        values (:title, encode(sha256(convert_to(:title, 'UTF8')), 'hex'), :demonstration, now())
                        on conflict do nothing returning id
                        """)
                .param("title", title)
                .param("demonstration", Boolean.TRUE.equals(manifest.get("demonstration")))
                .query(Long.class)
                .list();
        if (id.isEmpty()) {
            return false;
        }
        Actor operator = actors.operator("Người vận hành máy chủ");
        if (manifest.get("packs") instanceof List<?> names) {
            for (Object name : names) {
                Resource own = folder.createRelative("packs/" + name);
                Resource pack = own.exists() ? own : new ClassPathResource("packs/" + name);
                if (!pack.exists()) {
                    throw new ImportProblem("manifest.yaml", 1, "packs", String.valueOf(name), "is no pack");
                }
                packs.load(operator, String.valueOf(name), pack.getContentAsByteArray());
            }
        }
        units.load(rows(folder, "units.csv"));
        accounts.loadOffices(rows(folder, "offices.csv"));
        accounts.loadPosts(rows(folder, "posts.csv"));
        accounts.loadAccounts(rows(folder, "accounts.csv"));
        accounts.loadGrants(rows(folder, "grants.csv"));
        ImportContext context = new ImportContext(folder, unitsByKey.byKey(), actors, messages);
        cohorts.loadCohorts(context, rows(folder, "cohorts.csv"));
        cohorts.loadQuotas(context, rows(folder, "quotas.csv"));
        cohorts.loadRegistrations(context, rows(folder, "registrations.csv"));
        dossiers.loadEvidence(context, rows(folder, "evidence.csv"));
        dossiers.loadAnswers(context, rows(folder, "answers.csv"));
        dossiers.loadSubmissions(context, rows(folder, "submissions.csv"));
        dossiers.loadAppraisals(context, rows(folder, "appraisals.csv"), rows(folder, "passes.csv"));
        titles.load(context, rows(folder, "proposals.csv"), rows(folder, "decisions.csv"));
        audit.recordAct(operator, "IMPORT_FOLDER", "operations.folder_import", id.get(0), title, null, "");
        return true;
    }

    private static Map<?, ?> manifest(Resource folder) throws IOException {
        try (InputStream file = folder.createRelative("manifest.yaml").getInputStream()) {
            Object manifest = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            if (manifest instanceof Map<?, ?> map && "kieumau-folder/1".equals(map.get("format"))) {
                return map;
            }
            throw new ImportProblem("manifest.yaml", 1, "format", "", "is not kieumau-folder/1");
        }
    }

    private static List<Row> rows(Resource folder, String name) throws IOException {
        Resource file = folder.createRelative(name);
        if (!file.exists()) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        try (CSVParser lines = CSV.parse(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            lines.forEach(line -> rows.add(new Row(name, line.getRecordNumber() + 1, new HashMap<>(line.toMap()))));
        }
        return rows;
    }
}
