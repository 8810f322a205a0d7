package vn.kieumau.operations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.kieumau.kernel.ImportProblem;
import vn.kieumau.kernel.Row;

/** The files of an import folder, in the format of docs/folder-format.md. */
final class ImportFolder {
    private static final String FORMAT = "kieumau-folder/1";
    private static final String MANIFEST = "manifest.yaml";
    private static final List<String> TABLES = List.of(
            "units.csv",
            "offices.csv",
            "posts.csv",
            "accounts.csv",
            "grants.csv",
            "cohorts.csv",
            "quotas.csv",
            "documents.csv",
            "committees.csv",
            "screening.csv",
            "registrations.csv",
            "plan-actions.csv",
            "plan-progress.csv",
            "premises.csv",
            "premises-steps.csv",
            "resources.csv",
            "contributions.csv",
            "maintenance-rules.csv",
            "initiatives.csv",
            "initiative-effects.csv",
            "lessons.csv",
            "activities.csv",
            "conferences.csv",
            "delegations.csv",
            "members.csv",
            "visits.csv",
            "evidence.csv",
            "answers.csv",
            "submissions.csv",
            "appraisals.csv",
            "passes.csv",
            "remarks.csv",
            "returns.csv",
            "proposals.csv",
            "decisions.csv",
            "figures.csv",
            "surveys.csv",
            "desks.csv",
            "recommendations.csv",
            "directives.csv",
            "recommendation-acts.csv",
            "targets.csv",
            "change-requests.csv",
            "change-topics.csv",
            "visit-questions.csv",
            "take-homes.csv");
    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private final Resource folder;
    private final Map<?, ?> manifest;

    ImportFolder(Resource folder) throws IOException {
        this.folder = folder;
        try (InputStream file = folder.createRelative(MANIFEST).getInputStream()) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            if (!(read instanceof Map<?, ?> map) || !FORMAT.equals(map.get("format"))) {
                throw new ImportProblem(MANIFEST, 1, "format", "", "is not " + FORMAT);
            }
            manifest = map;
        }
    }

    String title() {
        return String.valueOf(manifest.get("title_vi"));
    }

    boolean demonstration() {
        return Boolean.TRUE.equals(manifest.get("demonstration"));
    }

    /** Packs to load first: those of the folder itself, or else those on board. */
    List<Resource> packs() throws IOException {
        List<Resource> packs = new ArrayList<>();
        if (manifest.get("packs") instanceof List<?> names) {
            for (Object name : names) {
                Resource own = folder.createRelative("packs/" + name);
                Resource pack = own.exists() ? own : new ClassPathResource("packs/" + name);
                if (!pack.exists()) {
                    throw new ImportProblem(MANIFEST, 1, "packs", String.valueOf(name), "is no pack");
                }
                packs.add(pack);
            }
        }
        return packs;
    }

    /** A file of the folder's {@code files/}. */
    Resource file(Row row, String column, String name) {
        try {
            Resource file = folder.createRelative("files/" + name);
            if (name.contains("/") || !file.exists()) {
                throw row.problem(column, "is not in the folder files");
            }
            return file;
        } catch (IOException unreadable) {
            throw row.problem(column, "cannot be read");
        }
    }

    /** The lines of a table; none where the folder does not have it. */
    List<Row> rows(String name) {
        List<Row> rows = new ArrayList<>();
        try {
            Resource file = folder.createRelative(name);
            if (!file.exists()) {
                return List.of();
            }
            try (CSVParser lines = CSV.parse(text(file))) {
                lines.forEach(line -> rows.add(new Row(name, line.getRecordNumber() + 1, new HashMap<>(line.toMap()))));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return rows;
    }

    /** Without the byte order mark that Excel, and the tables that are taken out, have. */
    private static Reader text(Resource file) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    /** SHA-256 over the manifest and all tables: the same folder again is known by it. */
    String hash() throws IOException {
        MessageDigest digest = sha256();
        List<String> names = new ArrayList<>(TABLES);
        names.add(0, MANIFEST);
        for (String name : names) {
            Resource file = folder.createRelative(name);
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            if (file.exists()) {
                try (InputStream content = new DigestInputStream(file.getInputStream(), digest)) {
                    content.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
