package vn.kieumau.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.StoredFile;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading the archive, each within the reader's reach. */
@Component
public class PackedDossiers {
    private static final String PACKAGE = """
            select p.id as package_id, p.dossier_id, d.unit_id, u.name as unit_name, u.path as unit_path, p.cohort_id,
                c.name_vi as cohort_name_vi, c.name_en as cohort_name_en, p.name, p.sha256, p.size, p.files, p.format, p.outcome, p.decided_on,
                p.retention, p.keep_until, audit.signed(a.display_name, 'archive.package', p.id, p.packed_by) as packed_by_name, p.packed_at, p.illustrative,
                k.checked_at, b.display_name as checked_by_name, cardinality(k.broken) as broken,
                coalesce(array_to_string(k.broken, E'\\n'), '') as broken_names, count(*) over () as total
            from archive.package p
            join assessment.v_dossier d on d.dossier_id = p.dossier_id
            join units.v_unit u on u.unit_id = d.unit_id
            join campaigns.v_cohort c on c.cohort_id = p.cohort_id
            join accounts.v_account a on a.account_id = p.packed_by
            left join lateral (select * from archive.package_check x where x.package_id = p.id order by x.id desc limit 1) k on true
            left join accounts.v_account b on b.account_id = k.checked_by
            where d.unit_id in (select unit_id from units.reached(:reach))
            """;
    private static final Sorting SORTING = new Sorting("p.id desc", "p.id")
            .by("unit", "u.top_down collate vi_natural")
            .by("decided", "p.decided_on")
            .by("size", "p.size")
            .by("until", "p.keep_until")
            .by("checked", "k.checked_at");

    private final JdbcClient jdbc;
    private final Blobs blobs;

    PackedDossiers(JdbcClient jdbc, Blobs blobs) {
        this.jdbc = jdbc;
        this.blobs = blobs;
    }

    /**
     * Which are listed.
     *
     * @param words in the unit's name or path, or the beginning of a hash; cohort and dossier 0: all; outcome empty: all
     * @param check never, intact or broken; empty: all
     */
    public record Filter(String words, long cohort, String outcome, String check, boolean ended) {}

    /** A cohort of which there are packages. */
    public record Choice(long cohortId, String nameVi, String nameEn) {}

    /** A file in a package, as its manifest names it. */
    public record Part(String path, String sha256, long size) {}

    public PageOf<PackedDossier> page(Actor reader, Filter filter, Paging paging) {
        List<PackedDossier> rows = jdbc.sql(PACKAGE + """
                          and (:words = '' or u.folded like '%' || fold(:words) || '%' or p.sha256 like lower(:words) || '%' or p.name = lower(:words))
                          and (:cohort = 0 or p.cohort_id = :cohort)
                          and (:outcome = '' or p.outcome = :outcome)
                          and (:check = '' or :check = case when k.id is null then 'never' when cardinality(k.broken) = 0 then 'intact' else 'broken' end)
                          and (not :ended or p.keep_until < :today)
                        """ + SORTING.page(paging))
                .param("reach", reader.reach(Permission.VIEW_ARCHIVE))
                .param("words", filter.words())
                .param("cohort", filter.cohort())
                .param("outcome", filter.outcome())
                .param("check", filter.check())
                .param("ended", filter.ended())
                .param("today", reader.today())
                .params(Sorting.values(paging))
                .query(PackedDossier.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }

    /** What the list can be narrowed to. */
    public List<Choice> choices(Actor reader) {
        return jdbc.sql("""
                        select distinct c.cohort_id, c.name_vi, c.name_en, c.year from archive.package p
                        join campaigns.v_cohort c on c.cohort_id = p.cohort_id
                        join assessment.v_dossier d on d.dossier_id = p.dossier_id
                        where d.unit_id in (select unit_id from units.reached(:reach)) order by c.year desc, c.cohort_id
                        """)
                .param("reach", reader.reach(Permission.VIEW_ARCHIVE))
                .query(Choice.class)
                .list();
    }

    /** Empty both for a package that is not there and for one outside the permission's reach. */
    public Optional<PackedDossier> find(Actor reader, Permission permission, long packageId) {
        return jdbc.sql(PACKAGE + " and p.id = :id")
                .param("reach", reader.reach(permission))
                .param("id", packageId)
                .query(PackedDossier.class)
                .optional();
    }

    public Optional<Long> of(Actor reader, long dossierId) {
        return jdbc.sql("""
                        select p.id from archive.package p join assessment.v_dossier d on d.dossier_id = p.dossier_id
                        where p.dossier_id = :dossier and d.unit_id in (select unit_id from units.reached(:reach))
                        """)
                .param("reach", reader.reach(Permission.VIEW_ARCHIVE))
                .param("dossier", dossierId)
                .query(Long.class)
                .optional();
    }

    /** Empty where the file is gone. */
    public Optional<StoredFile> file(PackedDossier of) {
        return blobs.open(of.sha256()).filter(each -> java.nio.file.Files.isRegularFile(each.path()));
    }

    /** What its manifest names; empty where the file is gone or cannot be read. */
    public List<Part> parts(PackedDossier of) {
        StoredFile file = file(of).orElse(null);
        if (file == null) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            ZipEntry manifest = zip.getEntry(of.name() + "/" + Bag.MANIFEST);
            if (manifest == null) {
                return List.of();
            }
            try (InputStream content = zip.getInputStream(manifest)) {
                String lines = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                lines.lines().forEach(line -> {
                    String path = line.substring(line.indexOf("  ") + 2);
                    ZipEntry entry = zip.getEntry(of.name() + "/" + path);
                    parts.add(
                            new Part(path, line.substring(0, line.indexOf(' ')), entry == null ? 0 : entry.getSize()));
                });
            }
        } catch (IOException | IndexOutOfBoundsException unreadable) {
            return List.of();
        }
        return parts;
    }
}
