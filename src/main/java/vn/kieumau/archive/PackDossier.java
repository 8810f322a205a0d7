package vn.kieumau.archive;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.DossierState;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.audit.Audit;
import vn.kieumau.files.Blob;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Downloads;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Packs a decided dossier, once: the package stands as it is, and so does the dossier. */
@Component
public class PackDossier {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Dossiers dossiers;
    private final DossierRecords records;
    private final WritePackage writePackage;
    private final Retentions retentions;
    private final Blobs blobs;

    PackDossier(
            JdbcClient jdbc,
            Audit audit,
            Dossiers dossiers,
            DossierRecords records,
            WritePackage writePackage,
            Retentions retentions,
            Blobs blobs) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.dossiers = dossiers;
        this.records = records;
        this.writePackage = writePackage;
        this.retentions = retentions;
        this.blobs = blobs;
    }

    /** @return the package's key */
    @Transactional
    public long pack(Actor actor, long dossierId) {
        actor.require(Permission.PACK_DOSSIER);
        return pack(actor, Permission.PACK_DOSSIER, dossierId);
    }

    /** @param act in whose name */
    @Transactional(propagation = Propagation.MANDATORY)
    long pack(Actor actor, Permission act, long dossierId) {
        DossierHead dossier = Refused.found(dossiers.find(actor, act, dossierId));
        Refused.when(dossier.dossierState() != DossierState.DECIDED, ArchiveRefusal.NOT_DECIDED, dossier.unitName());
        Refused.when(packed(dossierId), ArchiveRefusal.ALREADY_PACKED, dossier.unitName());
        DossierRecord record = records.of(dossier);
        Retention retention = retentions.of(dossier.setId(), record.decision().outcome());
        int[] files = new int[1];
        Blob blob = blobs.keep(
                file -> {
                    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                        files[0] = writePackage.write(record, retention, out);
                    }
                },
                Downloads.ZIP,
                actor.at());
        long id = insert(actor, record, retention, blob, files[0]);
        audit.record(
                actor,
                act,
                "archive.package",
                id,
                dossier.unitName() + ", " + dossier.cohortNameVi(),
                dossier.unitId(),
                "");
        return id;
    }

    private boolean packed(long dossierId) {
        return jdbc.sql("select exists (select 1 from archive.package where dossier_id = :dossier)")
                .param("dossier", dossierId)
                .query(Boolean.class)
                .single();
    }

    private long insert(Actor actor, DossierRecord record, Retention retention, Blob blob, int files) {
        DossierHead dossier = record.dossier();
        return jdbc.sql("""
                        insert into archive.package (dossier_id, cohort_id, name, sha256, size, files, format, outcome, decided_on, retention,
                            keep_until, packed_by, packed_at, illustrative)
                        values (:dossier, :cohort, :name, :sha256, :size, :files, :format, :outcome, :decidedOn, :retention, :keepUntil::date,
                            :by, :at, :illustrative)
                        on conflict on constraint package_once do nothing returning id
                        """)
                .param("dossier", dossier.dossierId())
                .param("cohort", dossier.cohortId())
                .param("name", record.name())
                .param("sha256", blob.sha256())
                .param("size", blob.size())
                .param("files", files)
                .param("format", WritePackage.FORMAT)
                .param("outcome", record.decision().outcome())
                .param("decidedOn", record.decision().decidedOn())
                .param("retention", retention.basis())
                .param("keepUntil", retention.until(record.decision().decidedOn()))
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", record.illustrative())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(ArchiveRefusal.ALREADY_PACKED, dossier.unitName()));
    }
}
