package vn.kieumau.audit.integrity;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;

@RestController
class CheckpointApi {
    private final Checkpoints checkpoints;

    CheckpointApi(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** @param line what a third party keeps, and what {@code bin/kieumau verify} takes */
    record SignedCheckpoint(Checkpoint checkpoint, String line) {
        static SignedCheckpoint of(Checkpoint checkpoint) {
            return new SignedCheckpoint(checkpoint, checkpoint.line());
        }
    }

    @GetMapping("/api/v1/audit/checkpoint")
    @Requires(Permission.MAKE_CHECKPOINT)
    @Operation(summary = "The last signed end of the trail")
    SignedCheckpoint latest() {
        return SignedCheckpoint.of(Refused.found(checkpoints.latest()));
    }

    @PostMapping("/api/v1/audit/checkpoint")
    @Requires(Permission.MAKE_CHECKPOINT)
    @Operation(summary = "Sign the end of the trail now")
    SignedCheckpoint make() {
        return SignedCheckpoint.of(checkpoints.make());
    }
}
