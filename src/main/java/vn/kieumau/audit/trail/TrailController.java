package vn.kieumau.audit.trail;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Messages;
import vn.kieumau.web.Requires;
import vn.kieumau.web.TableDownload;
import vn.kieumau.web.Typed;
import vn.kieumau.web.View;

@Controller
class TrailController {
    private static final String ACT = "audit.act.";

    private final Trail trail;
    private final Messages messages;

    TrailController(Trail trail, Messages messages) {
        this.trail = trail;
        this.messages = messages;
    }

    @GetMapping("/audit")
    @Requires(Permission.VIEW_AUDIT)
    String show(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Paging paging,
            Model model) {
        TrailFilter filter = filter(q, act, from, until);
        model.addAttribute("rows", trail.page(actor, filter, paging));
        model.addAttribute(
                "acts",
                messages.all(View.VIETNAMESE).keySet().stream()
                        .filter(key -> key.startsWith(ACT))
                        .map(key -> key.substring(ACT.length()))
                        .sorted()
                        .toList());
        model.addAttribute("filter", filter);
        return "audit/trail";
    }

    /** CSV in the language of the page, as it is read, line by line. */
    @GetMapping("/audit/export")
    @Requires(Permission.EXPORT_AUDIT)
    void export(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @ModelAttribute("view") View view,
            HttpServletResponse response)
            throws IOException {
        TrailFilter filter = filter(q, act, from, until);
        List<String> columns = List.of(
                view.t("audit.trail.seq"),
                view.t("audit.trail.at"),
                view.t("audit.trail.recorded_at"),
                view.t("audit.trail.act"),
                view.t("audit.trail.subject"),
                view.t("audit.trail.reason"),
                view.t("audit.trail.actor"),
                view.t("audit.trail.office"),
                "SHA-256");
        try (TableDownload csv = TableDownload.begin(response, "nhat-ky", "csv", columns)) {
            trail.each(
                    actor,
                    filter,
                    entry -> csv.line(
                            entry.seq(),
                            view.dateTime(entry.at()),
                            view.dateTime(entry.recordedAt()),
                            view.t("audit.act." + entry.act()),
                            entry.subject(),
                            entry.reason(),
                            entry.actorName(),
                            entry.officeName(),
                            entry.hash()));
        }
    }

    private static TrailFilter filter(String q, String act, String from, String until) {
        return new TrailFilter(
                Text.sought(q),
                act,
                Typed.optionalDay(from, "audit.trail.from"),
                Typed.optionalDay(until, "audit.trail.until"));
    }
}
