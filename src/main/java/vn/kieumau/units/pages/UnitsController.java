package vn.kieumau.units.pages;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.Lineage;
import vn.kieumau.units.Relative;
import vn.kieumau.units.UnitHistory;
import vn.kieumau.units.UnitHistory.UnitEvent;
import vn.kieumau.units.UnitPages;
import vn.kieumau.units.UnitSearch;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Typed;

@Controller
class UnitsController {
    private final Units units;
    private final List<UnitHistory> histories;
    private final List<UnitPages> pages;

    UnitsController(Units units, List<UnitHistory> histories, List<UnitPages> pages) {
        this.pages = pages;
        this.units = units;
        this.histories = histories;
    }

    /** Without anything asked for: the provinces of today. */
    @GetMapping("/units")
    @Requires(Permission.VIEW_UNITS)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(name = "as-of", defaultValue = "") String asOf,
            Paging paging,
            Model model) {
        String words = Text.sought(q);
        LocalDate day = Typed.optionalDay(asOf, "web.as_of");
        String wanted = level != null ? level : words.isEmpty() && type.isEmpty() ? "province" : "";
        model.addAttribute("rows", units.search(actor, new UnitSearch(words, wanted, type, 0, day), paging));
        model.addAttribute("counts", units.counts(day == null ? actor.today() : day));
        model.addAttribute("q", words);
        model.addAttribute("level", wanted);
        model.addAttribute("type", type);
        model.addAttribute("asOf", day);
        return "units/list";
    }

    @GetMapping("/units/{id}")
    @Requires(Permission.VIEW_UNITS)
    String show(
            Actor actor,
            @PathVariable long id,
            @RequestParam(name = "as-of", defaultValue = "") String asOf,
            Model model) {
        LocalDate asked = Typed.optionalDay(asOf, "web.as_of");
        LocalDate day = asked == null ? actor.today() : asked;
        Optional<UnitSummary> then = units.find(id, day);
        UnitSummary unit = then.isPresent() ? then.get() : Refused.found(units.find(id));
        Lineage lineage = units.lineage(id);
        List<Long> line = Stream.concat(
                        Stream.of(id), lineage.predecessors().stream().map(Relative::unitId))
                .toList();
        model.addAttribute("unit", unit);
        model.addAttribute("inForce", then.isPresent());
        model.addAttribute("asOf", asked);
        model.addAttribute("day", day);
        model.addAttribute("lineage", lineage);
        model.addAttribute("versions", units.versions(id));
        model.addAttribute("children", units.children(id, day));
        model.addAttribute(
                "pages",
                pages.stream()
                        .flatMap(each -> each.of(actor, unit, day).stream())
                        .toList());
        model.addAttribute(
                "history",
                histories.stream()
                        .flatMap(each -> each.of(actor, line).stream())
                        .sorted(Comparator.comparing(UnitEvent::on).reversed())
                        .toList());
        return "units/show";
    }
}
