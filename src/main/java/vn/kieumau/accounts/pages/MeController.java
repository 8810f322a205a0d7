package vn.kieumau.accounts.pages;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Requires;

@RestController
class MeController {
    /** Who the token stands for. */
    record Me(String login, String displayName, List<Held> roles) {}

    record Held(String role, String office, long unitId) {}

    @GetMapping("/api/v1/me")
    @Requires(Permission.VIEW_MY_WORK)
    Me show(Actor actor) {
        return new Me(
                actor.login(),
                actor.displayName(),
                actor.grants().stream()
                        .map(grant -> new Held(grant.role(), grant.officeName(), grant.unitId()))
                        .toList());
    }
}
