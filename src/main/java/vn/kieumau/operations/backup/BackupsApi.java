package vn.kieumau.operations.backup;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Requires;

@RestController
class BackupsApi {
    private final Backups backups;
    private final BackupsController pages;

    BackupsApi(Backups backups, BackupsController pages) {
        this.backups = backups;
        this.pages = pages;
    }

    /** @param running one is being written now */
    record LatestBackups(java.util.List<Backups.BackupLine> items, boolean running) {}

    @GetMapping("/api/v1/operations/backups")
    @Requires(Permission.VIEW_BACKUPS)
    @Operation(summary = "The latest backups, and whether each was proven by a restore")
    LatestBackups list() {
        return new LatestBackups(backups.latest(BackupsController.SHOWN), backups.running());
    }

    @PostMapping("/api/v1/operations/backups")
    @Requires(Permission.MAKE_BACKUP)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Begin a backup; the list says when it is done")
    LatestBackups make(Actor actor) {
        pages.begin(actor);
        return list();
    }
}
