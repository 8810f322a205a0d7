package vn.kieumau.audit.trail;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class TrailApi {
    private final Trail trail;

    TrailApi(Trail trail) {
        this.trail = trail;
    }

    @GetMapping("/api/v1/audit")
    @Requires(Permission.VIEW_AUDIT)
    @Operation(summary = "The trail in reach, oldest first; by act and by days from and until")
    Slice<TrailEntry> list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            Paging paging) {
        TrailFilter filter = new TrailFilter(Text.sought(q), act, from, until);
        return Slice.of(trail.page(actor, filter, paging), TrailEntry::seq);
    }
}
