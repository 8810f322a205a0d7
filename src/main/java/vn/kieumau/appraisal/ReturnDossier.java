package vn.kieumau.appraisal;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.Returns;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * The approver of a level sends a dossier back one level, with a reason and a deadline: the province to the ward, V05 to
 * the province, which looks again or sends it on to the ward. What was found so far stays; what the ward then says anew
 * is judged anew.
 */
@Component
public class ReturnDossier {
    private final Dossiers dossiers;
    private final Returns returns;
    private final Appraisals appraisals;
    private final PassAppraisal passAppraisal;

    ReturnDossier(Dossiers dossiers, Returns returns, Appraisals appraisals, PassAppraisal passAppraisal) {
        this.dossiers = dossiers;
        this.returns = returns;
        this.appraisals = appraisals;
        this.passAppraisal = passAppraisal;
    }

    @Transactional
    public void sendBack(Actor actor, long dossierId, AppraisalLevel level, String reason, LocalDate due) {
        Permission permission = level.sendsBack().permission();
        actor.require(permission);
        DossierHead dossier = Refused.found(dossiers.lock(actor, permission, dossierId));
        Refused.when(dossier.dossierState() != level.sendsBack().from(), KernelRefusal.NOT_IN_THIS_STATE);
        String why = Text.required(reason, "assessment.return.reason", Text.LONG);
        if (appraisals.head(dossier, level).is(AppraisalState.PREPARED)) {
            passAppraisal.move(actor, dossier, level, AppraisalMove.SEND_BACK, "");
        }
        if (level == AppraisalLevel.MINISTRY) {
            passAppraisal.move(actor, dossier, AppraisalLevel.PROVINCE, AppraisalMove.REOPEN, why);
        }
        returns.sendBack(actor, dossier, level.sendsBack(), level.level(), why, due);
    }
}
