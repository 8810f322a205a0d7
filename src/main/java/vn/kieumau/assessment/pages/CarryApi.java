package vn.kieumau.assessment.pages;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.assessment.CarryAnswers;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;

@RestController
class CarryApi {
    private final Dossiers dossiers;
    private final CarryAnswers carryAnswers;

    CarryApi(Dossiers dossiers, CarryAnswers carryAnswers) {
        this.dossiers = dossiers;
        this.carryAnswers = carryAnswers;
    }

    @GetMapping("/api/v1/assessment/{id}/carrying")
    @Requires(Permission.VIEW_DOSSIER)
    @Operation(summary = "What would be taken over from the ward's last dossier, or has been")
    CarryAnswers.CarryingRehearsal carrying(Actor actor, @PathVariable long id) {
        return carryAnswers.rehearse(Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id)));
    }

    @PostMapping("/api/v1/assessment/{id}/carrying")
    @Requires(Permission.ANSWER_CRITERION)
    @Operation(summary = "Take over; nothing counts before each answer is confirmed by saving it")
    CarryAnswers.CarryingRehearsal carry(Actor actor, @PathVariable long id) {
        carryAnswers.carry(actor, id);
        return carrying(actor, id);
    }

    @PostMapping("/api/v1/assessment/{id}/carrying/undo")
    @Requires(Permission.ANSWER_CRITERION)
    @Operation(summary = "Take back what nobody has confirmed yet")
    CarryAnswers.CarryingRehearsal undoCarrying(Actor actor, @PathVariable long id) {
        carryAnswers.undo(actor, id);
        return carrying(actor, id);
    }
}
