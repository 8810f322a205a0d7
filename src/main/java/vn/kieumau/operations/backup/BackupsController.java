package vn.kieumau.operations.backup;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Requires;

/** What an administrator sees of backups: the last proven one first. Restoring happens at the machine. */
@Controller
class BackupsController {
    static final int SHOWN = 30;

    private final Backups backups;
    private final BeginBackup beginBackup;

    BackupsController(Backups backups, BeginBackup beginBackup) {
        this.backups = backups;
        this.beginBackup = beginBackup;
    }

    @GetMapping("/operations/backups")
    @Requires(Permission.VIEW_BACKUPS)
    String show(Model model) {
        model.addAttribute("backups", backups.latest(SHOWN));
        model.addAttribute("lastProven", backups.lastProven().orElse(null));
        model.addAttribute("running", backups.running());
        return "operations/backups";
    }

    @PostMapping("/operations/backups")
    @Requires(Permission.MAKE_BACKUP)
    String make(Actor actor, RedirectAttributes next) {
        beginBackup.begin(actor);
        next.addFlashAttribute("notice", "operations.backup.begun");
        return "redirect:/operations/backups";
    }
}
