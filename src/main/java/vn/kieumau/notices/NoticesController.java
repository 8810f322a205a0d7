package vn.kieumau.notices;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;

@Controller
class NoticesController {
    private static final String UNREAD = "unread";

    private final Notices notices;
    private final MarkNotices markNotices;

    NoticesController(Notices notices, MarkNotices markNotices) {
        this.notices = notices;
        this.markNotices = markNotices;
    }

    @GetMapping("/notices")
    @Requires(Permission.VIEW_NOTICES)
    String list(Actor actor, @RequestParam(defaultValue = "") String show, Paging paging, Model model) {
        boolean unreadOnly = show.equals(UNREAD);
        model.addAttribute("rows", notices.page(actor, unreadOnly, paging));
        model.addAttribute("unreadOnly", unreadOnly);
        model.addAttribute("keptDays", Outbox.READ_DAYS);
        return "notices/list";
    }

    /** Whoever looks has read. */
    @PostMapping("/notices/{id}/open")
    @Requires(Permission.MARK_NOTICES)
    String open(Actor actor, @PathVariable long id) {
        markNotices.read(actor, id);
        String page = Refused.found(notices.find(actor, id)).page();
        return "redirect:" + (page.isEmpty() ? "/notices" : page);
    }

    @PostMapping("/notices/{id}/read")
    @Requires(Permission.MARK_NOTICES)
    String read(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String show, RedirectAttributes next) {
        return back(show, markNotices.read(actor, id), next);
    }

    @PostMapping("/notices/read")
    @Requires(Permission.MARK_NOTICES)
    String readAll(
            Actor actor,
            @RequestParam(defaultValue = "0") long newest,
            @RequestParam(defaultValue = "") String show,
            RedirectAttributes next) {
        return back(show, markNotices.readAll(actor, newest), next);
    }

    @PostMapping("/notices/unread")
    @Requires(Permission.MARK_NOTICES)
    String unread(Actor actor, @RequestParam Instant marked, @RequestParam(defaultValue = "") String show) {
        markNotices.unread(actor, marked.atOffset(ZoneOffset.UTC));
        return list(show);
    }

    private static String back(String show, Optional<OffsetDateTime> marked, RedirectAttributes next) {
        marked.ifPresent(at -> next.addFlashAttribute("marked", at.toInstant().toString()));
        return list(show);
    }

    private static String list(String show) {
        return "redirect:/notices" + (show.equals(UNREAD) ? "?show=" + UNREAD : "");
    }
}
