package vn.kieumau.appraisal;

import static vn.kieumau.appraisal.AppraisalState.PASSED;
import static vn.kieumau.appraisal.AppraisalState.PREPARED;
import static vn.kieumau.appraisal.AppraisalState.UNDER_WAY;

import java.util.function.Function;
import vn.kieumau.assessment.DossierMove;
import vn.kieumau.kernel.Permission;

/** The one table of an appraisal's moves, the same at each level; the level says which permission a move needs there. */
public enum AppraisalMove {
    PREPARE(UNDER_WAY, PREPARED, AppraisalLevel::prepares),
    HAND_BACK(PREPARED, UNDER_WAY, AppraisalLevel::handsBack),
    PASS(PREPARED, PASSED, AppraisalLevel::passes),
    /** The level sends the dossier down before its appraisal was passed. */
    SEND_BACK(PREPARED, UNDER_WAY, level -> level.sendsBack().permission()),
    /** The dossier comes to this level again: V05 sends it back to the province, or the ward submits it to the district anew. */
    REOPEN(
            PASSED,
            UNDER_WAY,
            level -> (level == AppraisalLevel.DISTRICT ? DossierMove.RESUBMIT_DISTRICT : DossierMove.RETURN_MINISTRY)
                    .permission());

    private final AppraisalState from;
    private final AppraisalState to;
    private final Function<AppraisalLevel, Permission> permission;

    AppraisalMove(AppraisalState from, AppraisalState to, Function<AppraisalLevel, Permission> permission) {
        this.from = from;
        this.to = to;
        this.permission = permission;
    }

    public AppraisalState from() {
        return from;
    }

    public AppraisalState to() {
        return to;
    }

    /** Nobody stands above V05 to open its appraisal again. */
    public boolean existsAt(AppraisalLevel level) {
        return this != REOPEN || level != AppraisalLevel.MINISTRY;
    }

    public Permission permission(AppraisalLevel level) {
        return permission.apply(level);
    }
}
