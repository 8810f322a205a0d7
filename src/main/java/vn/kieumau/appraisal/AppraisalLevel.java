package vn.kieumau.appraisal;

import java.util.Locale;
import java.util.Optional;
import vn.kieumau.assessment.DossierMove;
import vn.kieumau.kernel.Permission;

/** Who appraises, in the order of the way up: permission to appraise, permission to pass, the dossier's move by a pass. */
public enum AppraisalLevel {
    PROVINCE(Permission.APPRAISE_PROVINCE, Permission.PASS_PROVINCE, DossierMove.PASS_PROVINCE),
    MINISTRY(Permission.APPRAISE_MINISTRY, Permission.PASS_MINISTRY, DossierMove.PASS_MINISTRY);

    private final Permission appraises;
    private final Permission passes;
    private final DossierMove move;

    AppraisalLevel(Permission appraises, Permission passes, DossierMove move) {
        this.appraises = appraises;
        this.passes = passes;
        this.move = move;
    }

    public Permission appraises() {
        return appraises;
    }

    public Permission passes() {
        return passes;
    }

    public DossierMove move() {
        return move;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AppraisalLevel> of(String code) {
        for (AppraisalLevel level : values()) {
            if (level.code().equals(code)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
