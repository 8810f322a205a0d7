package vn.kieumau.audit.integrity;

import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.OpenToAll;
import vn.kieumau.web.Requires;

/** The last checkpoint, to be printed or mailed, and the keys with which anybody can check it. */
@Controller
class CheckpointController {
    private final Checkpoints checkpoints;
    private final Keys keys;

    CheckpointController(Checkpoints checkpoints, Keys keys) {
        this.checkpoints = checkpoints;
        this.keys = keys;
    }

    @GetMapping("/audit/checkpoint")
    @Requires(Permission.MAKE_CHECKPOINT)
    String show(Model model) {
        Optional<Checkpoint> latest = checkpoints.latest();
        model.addAttribute("checkpoint", latest.orElse(null));
        return "audit/checkpoint";
    }

    @PostMapping("/audit/checkpoint")
    @Requires(Permission.MAKE_CHECKPOINT)
    String make(RedirectAttributes next) {
        checkpoints.make();
        next.addFlashAttribute("notice", "audit.checkpoint.made");
        return "redirect:/audit/checkpoint";
    }

    @GetMapping(value = "/audit/keys", produces = MediaType.APPLICATION_JSON_VALUE)
    @OpenToAll(because = "public keys are for everybody who holds a checkpoint")
    @ResponseBody
    Map<String, String> publicKeys() {
        return keys.publicKeys();
    }
}
