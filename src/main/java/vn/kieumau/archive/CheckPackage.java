package vn.kieumau.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.StoredFile;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Computes all hashes of a package again, and keeps what came out: of the whole file, and of each part against the manifests. */
@Component
public class CheckPackage {
    /** As many are named; a file with more is broken anyway. */
    private static final int NAMED = 100;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final PackedDossiers packages;
    private final Blobs blobs;

    CheckPackage(JdbcClient jdbc, Audit audit, PackedDossiers packages, Blobs blobs) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.packages = packages;
        this.blobs = blobs;
    }

    /** @return what is not as it was packed, the whole file first; empty: intact */
    @Transactional
    public List<String> check(Actor actor, long packageId) {
        actor.require(Permission.CHECK_PACKAGE);
        PackedDossier packed = Refused.found(packages.find(actor, Permission.CHECK_PACKAGE, packageId));
        List<String> broken = broken(packed);
        if (broken.size() > NAMED) {
            broken = broken.subList(0, NAMED);
        }
        long id = jdbc.sql("""
                        insert into archive.package_check (package_id, broken, checked_by, checked_at)
                        values (:package, :broken, :by, :at) returning id
                        """)
                .param("package", packageId)
                .param("broken", broken.toArray(new String[0]))
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        audit.record(
                actor,
                Permission.CHECK_PACKAGE,
                "archive.package_check",
                id,
                packed.unitName() + ", " + packed.cohortNameVi(),
                packed.unitId(),
                String.join(", ", broken));
        return broken;
    }

    private List<String> broken(PackedDossier packed) {
        List<String> broken = new ArrayList<>();
        StoredFile file = blobs.open(packed.sha256()).orElse(null);
        if (file == null || !Files.isRegularFile(file.path())) {
            return List.of(packed.name() + ".zip");
        }
        try {
            if (!hash(file.path()).equals(packed.sha256())) {
                broken.add(packed.name() + ".zip");
            }
            try (ZipFile zip = new ZipFile(file.path().toFile())) {
                broken.addAll(broken(zip, packed.name() + "/"));
            }
        } catch (IOException unreadable) {
            // Said already: a file with its hash can be read.
            if (broken.isEmpty()) {
                broken.add(packed.name() + ".zip");
            }
        }
        return broken;
    }

    /** Parts that are gone, altered, or named by no manifest. */
    private static List<String> broken(ZipFile zip, String folder) {
        Map<String, String> named = new TreeMap<>();
        List<String> broken = new ArrayList<>();
        for (String manifest : List.of(Bag.TAG_MANIFEST, Bag.MANIFEST)) {
            try (InputStream content = zip.getInputStream(entry(zip, folder + manifest))) {
                new String(content.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("  "))
                        .forEach(line -> named.put(
                                line.substring(line.indexOf("  ") + 2), line.substring(0, line.indexOf("  "))));
            } catch (IOException unreadable) {
                broken.add(manifest);
            }
        }
        named.forEach((path, sha256) -> {
            try (InputStream content = zip.getInputStream(entry(zip, folder + path))) {
                if (!hash(content).equals(sha256)) {
                    broken.add(path);
                }
            } catch (IOException damaged) {
                broken.add(path);
            }
        });
        Set<String> expected = new HashSet<>(named.keySet());
        expected.add(Bag.TAG_MANIFEST);
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            String name = all.nextElement().getName();
            String path = name.startsWith(folder) ? name.substring(folder.length()) : name;
            if (!expected.contains(path)) {
                broken.add(path);
            }
        }
        return broken.stream().distinct().toList();
    }

    private static ZipEntry entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(name);
        }
        return entry;
    }

    private static String hash(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return hash(content);
        }
    }

    private static String hash(InputStream content) throws IOException {
        MessageDigest hash = Bag.sha256();
        byte[] block = new byte[256 * 1024];
        for (int read = content.read(block); read >= 0; read = content.read(block)) {
            hash.update(block, 0, read);
        }
        return HexFormat.of().formatHex(hash.digest());
    }
}
