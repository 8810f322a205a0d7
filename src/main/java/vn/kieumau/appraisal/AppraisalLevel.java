package vn.kieumau.appraisal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.DossierMove;
import vn.kieumau.assessment.Level;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Who appraises, in the order of the way up: the permission of each act there, and the dossier's moves by a pass and a return. */
public enum AppraisalLevel {
    DISTRICT(
            Permission.APPRAISE_DISTRICT,
            Permission.PREPARE_DISTRICT,
            Permission.HAND_BACK_DISTRICT,
            DossierMove.PASS_DISTRICT,
            DossierMove.RETURN_DISTRICT,
            Level.DISTRICT),
    PROVINCE(
            Permission.APPRAISE_PROVINCE,
            Permission.PREPARE_PROVINCE,
            Permission.HAND_BACK_PROVINCE,
            DossierMove.PASS_PROVINCE,
            DossierMove.RETURN_PROVINCE,
            Level.PROVINCE),
    MINISTRY(
            Permission.APPRAISE_MINISTRY,
            Permission.PREPARE_MINISTRY,
            Permission.HAND_BACK_MINISTRY,
            DossierMove.PASS_MINISTRY,
            DossierMove.RETURN_MINISTRY,
            Level.MINISTRY);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Permission appraises;
    private final Permission prepares;
    private final Permission handsBack;
    private final DossierMove move;
    private final DossierMove sendsBack;
    private final Level level;

    AppraisalLevel(
            Permission appraises,
            Permission prepares,
            Permission handsBack,
            DossierMove move,
            DossierMove sendsBack,
            Level level) {
        this.appraises = appraises;
        this.prepares = prepares;
        this.handsBack = handsBack;
        this.move = move;
        this.sendsBack = sendsBack;
        this.level = level;
    }

    public Permission appraises() {
        return appraises;
    }

    public Permission prepares() {
        return prepares;
    }

    public Permission handsBack() {
        return handsBack;
    }

    public Permission passes() {
        return move.permission();
    }

    public DossierMove move() {
        return move;
    }

    /** The dossier's move back to the level below. */
    public DossierMove sendsBack() {
        return sendsBack;
    }

    public Level level() {
        return level;
    }

    /** Whether somebody belongs to this level or one above, who may follow its work while it goes on. */
    public boolean followedBy(Actor reader) {
        return reader.grants().stream().anyMatch(grant -> switch (grant.unitLevel()) {
            case "country" -> true;
            case "province" -> this != MINISTRY;
            case "district" -> this == DISTRICT;
            default -> false;
        });
    }

    /** Refused where the dossier does not lie with this level, or its days are over. */
    void requireHere(Actor actor, DossierHead dossier) {
        Refused.when(dossier.dossierState() != move.from(), KernelRefusal.NOT_IN_THIS_STATE);
        LocalDate until = dossier.levelUntil();
        if (until != null && dossier.levelEnded(actor.today())) {
            throw new Refused(AppraisalRefusal.LEVEL_ENDED, DAY.format(until));
        }
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
