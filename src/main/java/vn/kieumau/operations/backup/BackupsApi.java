package vn.kieumau.operations.backup;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
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
    private final BeginBackup beginBackup;

    BackupsApi(Backups backups, BeginBackup beginBackup) {
        this.backups = backups;
        this.beginBackup = beginBackup;
    }

    /** @param running one is being written now */
    record LatestBackups(List<Backups.BackupLine> items, boolean running) {}

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
        beginBackup.begin(actor);
        return list();
    }
}
