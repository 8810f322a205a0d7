package vn.kieumau.inspection.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.DrawWards;
import vn.kieumau.inspection.DrawnWard;
import vn.kieumau.inspection.Draws;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Created;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class DrawsApi {
    private final Delegations delegations;
    private final Draws draws;
    private final DrawWards drawWards;

    DrawsApi(Delegations delegations, Draws draws, DrawWards drawWards) {
        this.delegations = delegations;
        this.draws = draws;
        this.drawWards = drawWards;
    }

    @PostMapping("/api/v1/inspection/{id}/draws")
    @Requires(Permission.PREPARE_DELEGATION)
    @Operation(summary = "Draw wards for a draft's route, by lot or by risk; they come to its end")
    ResponseEntity<Created> drawWards(Actor actor, @PathVariable long id, @RequestBody DrawWards.NewDraw draw) {
        return Created.at("/api/v1/inspection/" + id + "/draws", drawWards.draw(actor, id, draw));
    }

    @GetMapping("/api/v1/inspection/{id}/draws")
    @Requires(Permission.VIEW_INSPECTION)
    @Operation(summary = "The draws of a delegation with their seeds")
    List<Draws.Draw> draws(Actor actor, @PathVariable long id) {
        return draws.of(actor, Refused.found(delegations.find(actor, id)));
    }

    @GetMapping("/api/v1/inspection/{id}/draws/{draw}")
    @Requires(Permission.VIEW_INSPECTION)
    @Operation(summary = "The whole pool of a draw: what made each ward likelier, its number, and whether it was drawn")
    Slice<DrawnWard> drawnWards(Actor actor, @PathVariable long id, @PathVariable long draw, Paging paging) {
        DelegationHead head = Refused.found(delegations.find(actor, id));
        return Slice.of(draws.wards(Refused.found(draws.find(actor, head, draw)), paging), DrawnWard::unitId);
    }
}
