package vn.kieumau.campaigns.pages;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.campaigns.StepProgress;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;

/** The calendar of a cohort: the days of each step, who is at it and who is late. */
@Controller
class CalendarController {
    private final Cohorts cohorts;
    private final StepProgress steps;

    CalendarController(Cohorts cohorts, StepProgress steps) {
        this.cohorts = cohorts;
        this.steps = steps;
    }

    @GetMapping("/campaigns/{id}/calendar")
    @Requires(Permission.VIEW_CAMPAIGNS)
    String show(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "0") long province,
            Paging paging,
            Model model) {
        model.addAttribute("cohort", Refused.found(cohorts.find(actor, id)));
        model.addAttribute("provinces", cohorts.provinces(actor, id));
        Map<String, StepProgress.StepCount> counts = steps.counts(actor, id).stream()
                .collect(Collectors.toMap(StepProgress.StepCount::step, Function.identity()));
        model.addAttribute("counts", counts);
        model.addAttribute("rows", steps.late(actor, id, step, province, paging));
        model.addAttribute("today", actor.today());
        model.addAttribute("step", step);
        model.addAttribute("province", province);
        return "campaigns/calendar";
    }
}
