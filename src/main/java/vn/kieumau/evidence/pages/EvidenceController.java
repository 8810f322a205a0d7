package vn.kieumau.evidence.pages;

import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.evidence.Evidence;
import vn.kieumau.evidence.EvidenceFile;
import vn.kieumau.evidence.EvidenceItem;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Downloads;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Requires;

@Controller
class EvidenceController {
    private final Evidence evidence;
    private final Blobs blobs;

    EvidenceController(Evidence evidence, Blobs blobs) {
        this.evidence = evidence;
        this.blobs = blobs;
    }

    @GetMapping("/evidence")
    @Requires(Permission.VIEW_EVIDENCE)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            Paging paging,
            Model model) {
        String words = Text.sought(q);
        model.addAttribute("rows", evidence.page(actor, words, kind, paging));
        model.addAttribute("q", words);
        model.addAttribute("kind", kind);
        return "evidence/list";
    }

    @GetMapping("/evidence/{id}")
    @Requires(Permission.VIEW_EVIDENCE)
    String show(Actor actor, @PathVariable long id, Model model) {
        EvidenceItem item = Refused.found(evidence.find(actor, id));
        model.addAttribute("item", item);
        model.addAttribute("files", evidence.files(item));
        model.addAttribute("uses", evidence.uses(item));
        return "evidence/show";
    }

    @GetMapping("/evidence/files/{id}")
    @Requires(Permission.VIEW_EVIDENCE)
    ResponseEntity<Resource> download(Actor actor, @PathVariable long id) {
        EvidenceFile file = Refused.found(evidence.file(actor, id));
        return Downloads.attachment(Refused.found(blobs.open(file.sha256())), file.name());
    }
}
