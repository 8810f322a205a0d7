package vn.kieumau.indicators.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.indicators.CellFault;
import vn.kieumau.indicators.EnterFigures;
import vn.kieumau.indicators.IndicatorsRefusal;
import vn.kieumau.indicators.Metrics;
import vn.kieumau.indicators.Reporting;
import vn.kieumau.indicators.UnitFigures;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** All figures of a unit for a period on one page: seen by who may, entered by who reports them. */
@Controller
class EnterFiguresController {
    private final UnitFigures figures;
    private final EnterFigures enterFigures;
    private final Metrics metrics;
    private final Reporting reporting;
    private final FormPage forms;
    private final boolean illustrative;

    EnterFiguresController(
            UnitFigures figures,
            EnterFigures enterFigures,
            Metrics metrics,
            Reporting reporting,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.figures = figures;
        this.enterFigures = enterFigures;
        this.metrics = metrics;
        this.reporting = reporting;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/indicators/{id}/{period}")
    @Requires(Permission.VIEW_FIGURES)
    String show(
            Actor actor,
            @PathVariable long id,
            @PathVariable String period,
            @RequestParam(defaultValue = "") String closes,
            Model model) {
        List<Calendar> calendars = reporting.calendars();
        Period asked = Reporting.period(period, Reporting.chosen(calendars, closes));
        return page(actor, id, asked, calendars, FiguresForm.EMPTY, List.of(), model);
    }

    @PostMapping("/indicators/{id}/{period}")
    @Requires({Permission.ENTER_FIGURES, Permission.ENTER_PROVINCE_FIGURES})
    String save(
            Actor actor,
            @PathVariable long id,
            @PathVariable String period,
            @RequestParam(defaultValue = "") String closes,
            @ModelAttribute("form") FiguresForm form,
            Model model,
            RedirectAttributes next) {
        List<Calendar> calendars = reporting.calendars();
        Period asked = Reporting.period(period, Reporting.chosen(calendars, closes));
        // Out of reach comes before what was typed.
        figures.period(actor, id, asked);
        List<CellFault> faults = enterFigures.faults(asked, form.read());
        return forms.submit(
                model,
                () -> {
                    Refused.when(!faults.isEmpty(), IndicatorsRefusal.BAD_CELLS, faults.size());
                    int changed = enterFigures.save(actor, id, asked, form.read(), illustrative);
                    next.addFlashAttribute("notice", changed == 0 ? "indicators.unchanged" : "indicators.saved");
                    return "redirect:" + Shown.address(id, asked);
                },
                () -> page(actor, id, asked, calendars, form, faults, model));
    }

    private String page(
            Actor actor,
            long id,
            Period period,
            List<Calendar> calendars,
            FiguresForm form,
            List<CellFault> faults,
            Model model) {
        Map<String, CellFault> byCode = new HashMap<>();
        faults.forEach(fault -> byCode.put(fault.metric().code(), fault));
        model.addAttribute("figures", figures.period(actor, id, period));
        model.addAttribute("calendars", calendars);
        model.addAttribute("lengths", metrics.lengths());
        model.addAttribute("form", form);
        model.addAttribute("faults", byCode);
        return "indicators/period";
    }
}
