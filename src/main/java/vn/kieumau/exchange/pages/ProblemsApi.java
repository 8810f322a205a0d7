package vn.kieumau.exchange.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.exchange.FindHelp;
import vn.kieumau.exchange.WardProblems;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Requires;

@RestController
class ProblemsApi {
    private final FindHelp findHelp;

    ProblemsApi(FindHelp findHelp) {
        this.findHelp = findHelp;
    }

    /**
     * @param found null where no ward was asked for
     * @param wards that can be asked for then
     */
    record ProblemsOfWard(@Nullable WardProblems found, List<WardProblems.AskableWard> wards) {}

    @GetMapping("/api/v1/exchange/problems")
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(
            summary =
                    "Criteria that a ward does not meet, each with published initiatives of other units; unit 0: the own ward; criterion: that one alone")
    ProblemsOfWard problems(
            Actor actor,
            @RequestParam(defaultValue = "0") long unit,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "") String criterion) {
        long asked = unit == 0 ? findHelp.own(actor).orElse(0L) : unit;
        return new ProblemsOfWard(
                asked == 0 ? null : findHelp.of(actor, asked, cohort, criterion),
                asked == 0 ? findHelp.wards(actor) : List.of());
    }
}
