package vn.kieumau.appraisal;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.RemarkDrafts;
import vn.kieumau.assessment.Returns;
import vn.kieumau.assessment.SeenDraft;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * The approver of a level sends a dossier back, with a reason and a deadline: the district and the province to the ward, V05 to
 * the province, which looks again or sends it on to the ward. What was found so far stays; what the ward then says anew
 * is judged anew.
 */
@Component
public class ReturnDossier {
    private final Dossiers dossiers;
    private final Returns returns;
    private final RemarkDrafts remarkDrafts;
    private final Appraisals appraisals;
    private final PassAppraisal passAppraisal;

    ReturnDossier(
            Dossiers dossiers,
            Returns returns,
            RemarkDrafts remarkDrafts,
            Appraisals appraisals,
            PassAppraisal passAppraisal) {
        this.dossiers = dossiers;
        this.returns = returns;
        this.remarkDrafts = remarkDrafts;
        this.appraisals = appraisals;
        this.passAppraisal = passAppraisal;
    }

    /** The dossier, where the actor may send it back now. */
    public DossierHead open(Actor actor, long dossierId, AppraisalLevel level) {
        Permission permission = level.sendsBack().permission();
        actor.require(permission);
        DossierHead dossier = Refused.found(dossiers.find(actor, permission, dossierId));
        level.requireHere(actor, dossier);
        return dossier;
    }

    @Transactional
    public void sendBack(Actor actor, long dossierId, AppraisalLevel level, String reason, LocalDate due) {
        sendBack(actor, dossierId, level, reason, due, List.of());
    }

    /** @param drafts remarks that are sent with it, or the dossier is not sent back at all */
    @Transactional
    public void sendBack(
            Actor actor, long dossierId, AppraisalLevel level, String reason, LocalDate due, List<SeenDraft> drafts) {
        Permission permission = level.sendsBack().permission();
        actor.require(permission);
        DossierHead dossier = Refused.found(dossiers.lock(actor, permission, dossierId));
        level.requireHere(actor, dossier);
        String why = Text.required(reason, "assessment.return.reason", Text.LONG);
        if (appraisals.head(dossier, level).is(AppraisalState.PREPARED)) {
            passAppraisal.move(actor, dossier, level, AppraisalMove.SEND_BACK, "");
        }
        if (level == AppraisalLevel.MINISTRY) {
            passAppraisal.move(actor, dossier, AppraisalLevel.PROVINCE, AppraisalMove.REOPEN, why);
        }
        remarkDrafts.sendWithReturn(actor, dossier, level.level(), drafts, due);
        returns.sendBack(actor, dossier, level.sendsBack(), level.level(), why, due);
    }
}
