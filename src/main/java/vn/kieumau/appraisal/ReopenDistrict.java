package vn.kieumau.appraisal;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.assessment.SubmittedToDistrict;

/** A dossier that the province sent back to the ward comes to the district again: what it had passed it looks at anew. */
@Component
class ReopenDistrict {
    private final Appraisals appraisals;
    private final PassAppraisal passAppraisal;

    ReopenDistrict(Appraisals appraisals, PassAppraisal passAppraisal) {
        this.appraisals = appraisals;
        this.passAppraisal = passAppraisal;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(SubmittedToDistrict submitted) {
        if (appraisals.head(submitted.dossier(), AppraisalLevel.DISTRICT).is(AppraisalState.PASSED)) {
            passAppraisal.move(submitted.by(), submitted.dossier(), AppraisalLevel.DISTRICT, AppraisalMove.REOPEN, "");
        }
    }
}
