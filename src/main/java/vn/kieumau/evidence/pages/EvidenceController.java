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
import vn.kieumau.evidence.EvidenceUses;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Downloads;
import vn.kieumau.files.StoredFile;
import vn.kieumau.files.Thumbnails;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Requires;

@Controller
class EvidenceController {
    private final Evidence evidence;
    private final EvidenceUses uses;
    private final Blobs blobs;
    private final Thumbnails thumbnails;

    EvidenceController(Evidence evidence, EvidenceUses uses, Blobs blobs, Thumbnails thumbnails) {
        this.evidence = evidence;
        this.uses = uses;
        this.blobs = blobs;
        this.thumbnails = thumbnails;
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
        return page(actor, Refused.found(evidence.find(actor, id)), model);
    }

    @GetMapping("/evidence/{id}/revisions/{number}")
    @Requires(Permission.VIEW_EVIDENCE)
    String revision(Actor actor, @PathVariable long id, @PathVariable int number, Model model) {
        return page(actor, Refused.found(evidence.find(actor, id, number)), model);
    }

    private String page(Actor actor, EvidenceItem item, Model model) {
        model.addAttribute("item", item);
        model.addAttribute("files", evidence.files(item));
        model.addAttribute("revisions", evidence.revisions(item));
        model.addAttribute("uses", uses.uses(actor, item));
        model.addAttribute("kept", uses.kept(actor, item));
        return "evidence/show";
    }

    /** @param inline pictures and PDF are shown within the site; anything else is saved all the same */
    @GetMapping("/evidence/files/{id}")
    @Requires(Permission.VIEW_EVIDENCE)
    ResponseEntity<Resource> download(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "false") boolean inline) {
        EvidenceFile file = Refused.found(evidence.file(actor, id));
        StoredFile stored = Refused.found(blobs.open(file.sha256()));
        return inline ? Downloads.inline(stored, file.name()) : Downloads.attachment(stored, file.name());
    }

    /** A picture small; absent as long as it is not made. */
    @GetMapping("/evidence/files/{id}/thumbnail")
    @Requires(Permission.VIEW_EVIDENCE)
    ResponseEntity<byte[]> thumbnail(Actor actor, @PathVariable long id) {
        EvidenceFile file = Refused.found(evidence.file(actor, id));
        return Downloads.picture(Refused.found(thumbnails.of(file.sha256())), file.name());
    }
}
