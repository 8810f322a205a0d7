package vn.kieumau.archive.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.archive.ArchiveRefusal;
import vn.kieumau.archive.CheckPackage;
import vn.kieumau.archive.KeepRetention;
import vn.kieumau.archive.PackCohort;
import vn.kieumau.archive.PackDossier;
import vn.kieumau.archive.PackedDossier;
import vn.kieumau.archive.PackedDossiers;
import vn.kieumau.archive.Packing;
import vn.kieumau.archive.Retention;
import vn.kieumau.archive.Retentions;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.files.Downloads;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Created;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class ArchiveApi {
    private final PackedDossiers packages;
    private final PackDossier packDossier;
    private final PackCohort packCohort;
    private final CheckPackage checkPackage;
    private final Retentions retentions;
    private final KeepRetention keepRetention;
    private final Cohorts cohorts;

    ArchiveApi(
            PackedDossiers packages,
            PackDossier packDossier,
            PackCohort packCohort,
            CheckPackage checkPackage,
            Retentions retentions,
            KeepRetention keepRetention,
            Cohorts cohorts) {
        this.packages = packages;
        this.packDossier = packDossier;
        this.packCohort = packCohort;
        this.checkPackage = checkPackage;
        this.retentions = retentions;
        this.keepRetention = keepRetention;
        this.cohorts = cohorts;
    }

    /** @param parts what the package's manifest names; empty where its file is gone or cannot be read */
    record PackageInFull(PackedDossier packed, List<PackedDossiers.Part> parts) {}

    /** @param broken what is not as it was packed; empty: intact */
    record CheckedPackage(List<String> broken) {}

    /** @param packing the last one; null: nobody has asked yet */
    record CohortInArchive(
            PackCohort.Standing standing, @Nullable Packing packing) {}

    record DossierToPack(long dossier) {}

    /** @param years null: for ever */
    record RetentionToKeep(
            String programme, String outcome, @Nullable Integer years, String basis) {}

    @GetMapping("/api/v1/archive/packages")
    @Requires(Permission.VIEW_ARCHIVE)
    @Operation(
            summary =
                    "PackedDossiers in reach, by cohort, outcome (conferred, refused) and last check (never, intact, broken)")
    Slice<PackedDossier> packages(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String check,
            @RequestParam(defaultValue = "false") boolean ended,
            Paging paging) {
        return Slice.of(
                packages.page(actor, new PackedDossiers.Filter(Text.sought(q), cohort, outcome, check, ended), paging),
                PackedDossier::packageId);
    }

    @PostMapping("/api/v1/archive/packages")
    @Requires(Permission.PACK_DOSSIER)
    @Operation(summary = "Pack a decided dossier, once")
    ResponseEntity<Created> packDossier(Actor actor, @RequestBody DossierToPack asked) {
        return Created.at("/api/v1/archive/packages", packDossier.pack(actor, asked.dossier()));
    }

    @GetMapping("/api/v1/archive/packages/{id}")
    @Requires(Permission.VIEW_ARCHIVE)
    @Operation(summary = "A package with what its manifest names")
    PackageInFull packageInFull(Actor actor, @PathVariable long id) {
        PackedDossier packed = Refused.found(packages.find(actor, Permission.VIEW_ARCHIVE, id));
        return new PackageInFull(packed, packages.parts(packed));
    }

    @PostMapping("/api/v1/archive/packages/{id}/check")
    @Requires(Permission.CHECK_PACKAGE)
    @Operation(summary = "Compute all hashes of a package again")
    CheckedPackage checkPackage(Actor actor, @PathVariable long id) {
        return new CheckedPackage(checkPackage.check(actor, id));
    }

    @GetMapping(value = "/api/v1/archive/packages/{id}/download", produces = MediaType.ALL_VALUE)
    @Requires(Permission.DOWNLOAD_PACKAGE)
    @Operation(summary = "The package itself: a bag (RFC 8493) as a ZIP file")
    ResponseEntity<Resource> downloadPackage(Actor actor, @PathVariable long id) {
        PackedDossier packed = Refused.found(packages.find(actor, Permission.DOWNLOAD_PACKAGE, id));
        return Downloads.zip(
                packages.file(packed).orElseThrow(() -> new Refused(ArchiveRefusal.FILE_GONE, packed.name())),
                packed.name());
    }

    @GetMapping("/api/v1/archive/cohorts/{cohort}")
    @Requires(Permission.VIEW_ARCHIVE)
    @Operation(summary = "How many dossiers of a cohort in reach are packed, and how far the last packing came")
    CohortInArchive cohortInArchive(Actor actor, @PathVariable long cohort) {
        Refused.found(cohorts.find(actor, cohort));
        return new CohortInArchive(
                packCohort.standing(actor, cohort), packCohort.last(cohort).orElse(null));
    }

    @PostMapping("/api/v1/archive/cohorts/{cohort}/pack")
    @Requires(Permission.PACK_COHORT)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Pack all decided dossiers of a cohort that are not packed, one after another")
    CohortInArchive packCohort(Actor actor, @PathVariable long cohort) {
        packCohort.ask(actor, cohort);
        return cohortInArchive(actor, cohort);
    }

    @PostMapping("/api/v1/archive/cohorts/{cohort}/stop")
    @Requires(Permission.PACK_COHORT)
    @Operation(summary = "Stop packing after the dossier that is being packed")
    CohortInArchive stopPacking(Actor actor, @PathVariable long cohort) {
        packCohort.stop(actor, cohort);
        return cohortInArchive(actor, cohort);
    }

    @GetMapping("/api/v1/archive/retention")
    @Requires(Permission.VIEW_ARCHIVE)
    @Operation(summary = "How long packages are kept, by programme and outcome, and on what that rests")
    List<Retention> retentions() {
        return retentions.all();
    }

    @PostMapping("/api/v1/archive/retention")
    @Requires(Permission.KEEP_RETENTION)
    @Operation(summary = "Say how long packages are kept that are packed from now on")
    List<Retention> keepRetention(Actor actor, @RequestBody RetentionToKeep typed) {
        keepRetention.keep(actor, typed.programme(), typed.outcome(), typed.years(), typed.basis());
        return retentions.all();
    }
}
