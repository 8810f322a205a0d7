package vn.kieumau.indicators.pages;

import java.time.YearMonth;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.indicators.CellFault;
import vn.kieumau.indicators.EnterFigures;
import vn.kieumau.indicators.IndicatorsRefusal;
import vn.kieumau.indicators.Metric;
import vn.kieumau.indicators.PeriodFigures;
import vn.kieumau.indicators.Reporting;
import vn.kieumau.indicators.UnitFigures;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** All figures of a unit for a month or a year on one page: seen by who may, entered by who reports them. */
@Controller
class EnterFiguresController {
    private final UnitFigures figures;
    private final EnterFigures enterFigures;
    private final FormPage forms;
    private final boolean illustrative;

    EnterFiguresController(
            UnitFigures figures,
            EnterFigures enterFigures,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.figures = figures;
        this.enterFigures = enterFigures;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/indicators/{id}/{month}")
    @Requires(Permission.VIEW_FIGURES)
    String month(Actor actor, @PathVariable long id, @PathVariable String month, Model model) {
        return page(actor, id, Metric.Every.MONTH, Reporting.month(month), FiguresForm.EMPTY, List.of(), model);
    }

    @PostMapping("/indicators/{id}/{month}")
    @Requires({Permission.ENTER_FIGURES, Permission.ENTER_PROVINCE_FIGURES})
    String saveMonth(
            Actor actor,
            @PathVariable long id,
            @PathVariable String month,
            @ModelAttribute("form") FiguresForm form,
            Model model,
            RedirectAttributes next) {
        return save(actor, id, Metric.Every.MONTH, Reporting.month(month), form, model, next);
    }

    @GetMapping("/indicators/{id}/year/{year}")
    @Requires(Permission.VIEW_FIGURES)
    String year(Actor actor, @PathVariable long id, @PathVariable String year, Model model) {
        return page(actor, id, Metric.Every.YEAR, Reporting.year(year), FiguresForm.EMPTY, List.of(), model);
    }

    @PostMapping("/indicators/{id}/year/{year}")
    @Requires({Permission.ENTER_FIGURES, Permission.ENTER_PROVINCE_FIGURES})
    String saveYear(
            Actor actor,
            @PathVariable long id,
            @PathVariable String year,
            @ModelAttribute("form") FiguresForm form,
            Model model,
            RedirectAttributes next) {
        return save(actor, id, Metric.Every.YEAR, Reporting.year(year), form, model, next);
    }

    private String save(
            Actor actor,
            long id,
            Metric.Every every,
            YearMonth first,
            FiguresForm form,
            Model model,
            RedirectAttributes next) {
        // Out of reach comes before what was typed.
        figures.period(actor, id, every, first);
        List<CellFault> faults = enterFigures.faults(every, form.read());
        return forms.submit(
                model,
                () -> {
                    Refused.when(!faults.isEmpty(), IndicatorsRefusal.BAD_CELLS, faults.size());
                    int changed = enterFigures.save(actor, id, every, first, form.read(), illustrative);
                    next.addFlashAttribute("notice", changed == 0 ? "indicators.unchanged" : "indicators.saved");
                    return "redirect:/indicators/" + id + "/"
                            + (every == Metric.Every.MONTH ? first.toString() : "year/" + first.getYear());
                },
                () -> page(actor, id, every, first, form, faults, model));
    }

    private String page(
            Actor actor,
            long id,
            Metric.Every every,
            YearMonth first,
            FiguresForm form,
            List<CellFault> faults,
            Model model) {
        PeriodFigures shown = figures.period(actor, id, every, first);
        Map<String, CellFault> byCode = new HashMap<>();
        faults.forEach(fault -> byCode.put(fault.metric().code(), fault));
        model.addAttribute("figures", shown);
        model.addAttribute("form", form);
        model.addAttribute("faults", byCode);
        return "indicators/month";
    }
}
