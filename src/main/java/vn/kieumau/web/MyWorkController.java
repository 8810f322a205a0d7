package vn.kieumau.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

@Controller
class MyWorkController {
    private static final Comparator<WorkItem> BY_DEADLINE = Comparator.comparing(
                    WorkItem::due, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(WorkItem::subject);

    private final List<WorkItems> sources;

    MyWorkController(List<WorkItems> sources) {
        this.sources = sources;
    }

    @GetMapping("/")
    @Requires(Permission.VIEW_MY_WORK)
    String show(Actor actor, Model model) {
        model.addAttribute("items", items(actor));
        return "web/my-work";
    }

    /** What waits for the actor, the most urgent first. */
    List<WorkItem> items(Actor actor) {
        return sources.stream()
                .flatMap(source -> source.awaiting(actor).stream())
                .sorted(BY_DEADLINE)
                .toList();
    }
}
