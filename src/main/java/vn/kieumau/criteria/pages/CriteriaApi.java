package vn.kieumau.criteria.pages;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.criteria.CriteriaSet;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.Pack;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class CriteriaApi {
    private final CriteriaSets sets;

    CriteriaApi(CriteriaSets sets) {
        this.sets = sets;
    }

    /** A set with its whole content: groups, criteria and requirements in their order. */
    record WholeSet(CriteriaSet set, Pack content) {}

    @GetMapping("/api/v1/criteria")
    @Requires(Permission.VIEW_CRITERIA)
    @Operation(summary = "All sets of criteria")
    Slice<CriteriaSet> list() {
        return new Slice<>(sets.all(), null);
    }

    @GetMapping("/api/v1/criteria/{id}")
    @Requires(Permission.VIEW_CRITERIA)
    @Operation(summary = "A set with its groups, criteria and requirements in their order")
    WholeSet show(@PathVariable long id) {
        return new WholeSet(Refused.found(sets.find(id)), Refused.found(sets.pack(id)));
    }
}
