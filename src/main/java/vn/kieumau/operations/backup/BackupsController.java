package vn.kieumau.operations.backup;

import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;

/** What an administrator sees of backups: the last proven one first. Restoring happens at the machine. */
@Controller
class BackupsController {
    private static final Logger LOG = LoggerFactory.getLogger(BackupsController.class);
    static final int SHOWN = 30;

    private final Backups backups;
    private final Executor work;

    BackupsController(Backups backups, @Qualifier("longWork") Executor work) {
        this.backups = backups;
        this.work = work;
    }

    @GetMapping("/operations/backups")
    @Requires(Permission.VIEW_BACKUPS)
    String show(Model model) {
        model.addAttribute("backups", backups.latest(SHOWN));
        model.addAttribute("lastProven", backups.lastProven().orElse(null));
        model.addAttribute("running", backups.running());
        return "operations/backups";
    }

    /** It takes as long as it takes: the page shows how far it has come. */
    @PostMapping("/operations/backups")
    @Requires(Permission.MAKE_BACKUP)
    String make(Actor actor, RedirectAttributes next) {
        begin(actor);
        next.addFlashAttribute("notice", "operations.backup.begun");
        return "redirect:/operations/backups";
    }

    void begin(Actor actor) {
        actor.require(Permission.MAKE_BACKUP);
        Refused.when(backups.running(), KernelRefusal.NOT_IN_THIS_STATE);
        work.execute(() -> {
            try {
                backups.make(actor, null);
            } catch (RuntimeException failed) {
                LOG.error("the backup failed", failed);
            }
        });
    }
}
