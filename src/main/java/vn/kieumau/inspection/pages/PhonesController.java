package vn.kieumau.inspection.pages;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.files.Downloads;
import vn.kieumau.inspection.Checklists;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.offline.Packages;
import vn.kieumau.inspection.offline.Phones;
import vn.kieumau.inspection.offline.Photographs;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Messages;
import vn.kieumau.web.OpenToAll;
import vn.kieumau.web.Requires;
import vn.kieumau.web.View;

/** Taking visits along on a phone, and the application that is there without network. */
@Controller
class PhonesController {
    /** What a photograph of a delegation is called when it is saved. */
    static final String NAME = "photograph.jpg";

    private final Delegations delegations;
    private final Checklists checklists;
    private final Packages packages;
    private final Phones phones;
    private final Photographs photographs;
    private final Messages messages;
    private final JsonMapper json;

    PhonesController(
            Delegations delegations,
            Checklists checklists,
            Packages packages,
            Phones phones,
            Photographs photographs,
            Messages messages,
            JsonMapper json) {
        this.delegations = delegations;
        this.checklists = checklists;
        this.packages = packages;
        this.phones = phones;
        this.photographs = photographs;
        this.messages = messages;
        this.json = json;
    }

    @GetMapping("/inspection/phone/")
    @OpenToAll(because = "the application alone, without data: it starts where nobody can sign in")
    String application(Model model) {
        model.addAttribute("words", words());
        return "inspection/phone";
    }

    /** What the application says, in both languages: it changes them without network. In letters that end no script. */
    private String words() {
        return json.writeValueAsString(Map.of("vi", words(View.VIETNAMESE), "en", words(Locale.ENGLISH)))
                .replace("<", "\\u003c");
    }

    private Map<String, String> words(Locale locale) {
        Map<String, String> words = new TreeMap<>();
        messages.all(locale).forEach((key, text) -> {
            if (key.startsWith("inspection.phone.")
                    || key.startsWith("inspection.found.")
                    || key.startsWith("inspection.answered.")
                    || key.startsWith("inspection.item.")) {
                words.put(key.substring("inspection.".length()), text.replace("''", "'"));
            }
        });
        return words;
    }

    @GetMapping("/inspection/{id}/phones/new")
    @Requires(Permission.INSPECT)
    String weigh(Actor actor, @PathVariable long id, Model model) {
        DelegationHead head = phones.joined(actor, id);
        model.addAttribute("delegation", head);
        model.addAttribute("sizes", packages.sizes(actor, head));
        return "inspection/take";
    }

    /** For the page's own program, which keeps it encrypted on the phone. */
    @PostMapping("/inspection/{id}/phones")
    @Requires(Permission.INSPECT)
    @ResponseBody
    Phones.Taken take(Actor actor, @PathVariable long id) {
        return phones.take(actor, id);
    }

    @PostMapping("/inspection/{id}/phones/{phone}/lost")
    @Requires(Permission.SEND_FROM_PHONE)
    String lose(Actor actor, @PathVariable long id, @PathVariable String phone, RedirectAttributes next) {
        phones.lose(actor, id, phone);
        next.addFlashAttribute("notice", "inspection.phones.lost");
        return "redirect:/inspection/" + id;
    }

    @GetMapping("/inspection/{id}/visits/{visit}/photographs/{photograph}")
    @Requires(Permission.VIEW_INSPECTION)
    ResponseEntity<Resource> photograph(
            Actor actor, @PathVariable long id, @PathVariable long visit, @PathVariable long photograph) {
        DelegationHead head = Refused.found(delegations.find(actor, id).filter(each -> checklists.open(actor, each)));
        delegations.visit(actor, head, visit);
        return Downloads.inline(photographs.open(head, visit, photograph), NAME);
    }
}
