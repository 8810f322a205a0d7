package vn.kieumau.recognition;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.DossierMove;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.audit.Audit;
import vn.kieumau.campaigns.RegistrationMove;
import vn.kieumau.campaigns.Registrations;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.View;

/** Records the decision on one proposed ward: the title is conferred, or refused with reasons. It cannot be taken back. */
@Component
public class DecideRecognition {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Dossiers dossiers;
    private final Registrations registrations;
    private final Numbers numbers;

    DecideRecognition(JdbcClient jdbc, Audit audit, Dossiers dossiers, Registrations registrations, Numbers numbers) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.dossiers = dossiers;
        this.registrations = registrations;
        this.numbers = numbers;
    }

    /**
     * Neither who proposed nor who ever worked on V05's appraisal can decide. Where the set's rule is that all criteria be
     * met (its {@code passing}), only a refusal can be recorded for a ward that V05 found to miss one.
     */
    @Transactional
    public void decide(Actor actor, long proposalId, long dossierId, Decision decision) {
        actor.require(Permission.DECIDE_RECOGNITION);
        Proposed proposed = Refused.found(find(actor, proposalId, dossierId));
        DossierHead found = Refused.found(dossiers.find(actor, Permission.DECIDE_RECOGNITION, dossierId));
        // In the order of a withdrawal, which locks both as well.
        registrations.lock(found.registrationId());
        DossierHead dossier = Refused.found(dossiers.lock(actor, Permission.DECIDE_RECOGNITION, dossierId));
        Refused.when(proposed.decided(), RecognitionRefusal.ALREADY_DECIDED, dossier.unitName());
        Refused.when(proposed.proposedBy() == actor.accountId() || proposed.preparedByMe(), KernelRefusal.SAME_PERSON);
        Decision read = read(decision, proposed.proposedOn(), actor.today());
        Refused.when(
                read.outcome() == Outcome.CONFERRED && proposed.notMet() > 0,
                RecognitionRefusal.NOT_ALL_MET,
                proposed.notMet());
        numbers.refuseOtherDecision(read);
        numbers.refuseIssued(read);
        long decisionId = insert(actor, proposed.itemId(), read)
                .orElseThrow(() -> new Refused(RecognitionRefusal.ALREADY_DECIDED, dossier.unitName()));
        String subject = dossier.unitName() + ", " + dossier.cohortNameVi();
        audit.record(
                actor,
                Permission.DECIDE_RECOGNITION,
                "recognition.decision",
                decisionId,
                subject,
                dossier.unitId(),
                read.reason());
        if (read.outcome() == Outcome.CONFERRED) {
            long titleId = confer(decisionId, dossier, read);
            audit.record(
                    actor,
                    Permission.DECIDE_RECOGNITION,
                    "recognition.title",
                    titleId,
                    subject,
                    dossier.unitId(),
                    read.number());
            registrations.decide(
                    actor, dossier.registrationId(), RegistrationMove.RECOGNISE, read.decidedOn(), subject);
        } else {
            registrations.decide(actor, dossier.registrationId(), RegistrationMove.REFUSE, read.decidedOn(), subject);
        }
        dossiers.move(actor, dossier, DossierMove.DECIDE, read.number());
    }

    private Decision read(Decision typed, LocalDate proposedOn, LocalDate today) {
        boolean illustrative = numbers.illustrative(typed.illustrative());
        String number = numbers.read(typed.number(), "recognition.decision_number", illustrative);
        Text.Field day = new Text.Field("recognition.decided_on");
        Refused.when(typed.decidedOn().isAfter(today), RecognitionRefusal.DECIDED_IN_FUTURE, day, DAY.format(today));
        Refused.when(
                typed.decidedOn().isBefore(proposedOn),
                RecognitionRefusal.DECIDED_BEFORE_PROPOSED,
                day,
                DAY.format(proposedOn));
        String signatory = Text.required(typed.signatory(), "recognition.signatory", Text.LINE);
        numbers.refuseUnmarkedSignatory(signatory, illustrative);
        String reason = typed.outcome() == Outcome.REFUSED
                ? Text.required(typed.reason(), "recognition.reason", Text.LONG)
                : Text.of(typed.reason(), "recognition.reason", Text.LONG);
        String nextStep = typed.outcome() == Outcome.REFUSED
                ? Text.required(typed.nextStep(), "recognition.next_step", Text.LONG)
                : "";
        return new Decision(typed.outcome(), number, typed.decidedOn(), signatory, reason, nextStep, illustrative);
    }

    private Optional<Proposed> find(Actor actor, long proposalId, long dossierId) {
        return jdbc.sql("""
                        select i.id as item_id, p.proposed_by, p.proposed_at,
                            exists (select 1 from recognition.decision d where d.proposal_item_id = i.id) as decided,
                            exists (select 1 from appraisal.v_preparer w where w.dossier_id = i.dossier_id
                                and w.level = 'ministry' and w.account_id = :me) as prepared_by_me,
                            coalesce((select a.not_met from appraisal.v_appraisal a where a.dossier_id = i.dossier_id
                                and a.level = 'ministry'), 0) as not_met
                        from recognition.proposal_item i join recognition.proposal p on p.id = i.proposal_id
                        where i.proposal_id = :proposal and i.dossier_id = :dossier
                        """)
                .param("me", actor.accountId())
                .param("proposal", proposalId)
                .param("dossier", dossierId)
                .query(Proposed.class)
                .optional();
    }

    /** Empty when somebody else decided at the same moment. */
    private Optional<Long> insert(Actor actor, long itemId, Decision decision) {
        return jdbc.sql("""
                        insert into recognition.decision (proposal_item_id, outcome, number, decided_on, signatory, reason, next_step,
                            decided_by, recorded_at, illustrative)
                        values (:item, :outcome, :number, :decidedOn, :signatory, :reason, :nextStep, :by, :at, :illustrative)
                        on conflict on constraint decision_once do nothing returning id
                        """)
                .param("item", itemId)
                .param("outcome", decision.outcome().code())
                .param("number", decision.number())
                .param("decidedOn", decision.decidedOn())
                .param("signatory", decision.signatory())
                .param("reason", decision.reason())
                .param("nextStep", decision.nextStep())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", decision.illustrative())
                .query(Long.class)
                .optional();
    }

    private long confer(long decisionId, DossierHead dossier, Decision decision) {
        return jdbc.sql("""
                        insert into recognition.title (decision_id, unit_id, cohort_id, state, certificate_number,
                            certificate_code, conferred_on, illustrative)
                        values (:decision, :unit, :cohort, :state, :number, :code, :on, :illustrative) returning id
                        """)
                .param("decision", decisionId)
                .param("unit", dossier.unitId())
                .param("cohort", dossier.cohortId())
                .param("state", TitleState.CONFERRED.code())
                .param("number", numbers.certificate(dossier.year(), decision.illustrative()))
                .param("code", Numbers.code())
                .param("on", decision.decidedOn())
                .param("illustrative", decision.illustrative())
                .query(Long.class)
                .single();
    }

    record Proposed(
            long itemId,
            long proposedBy,
            OffsetDateTime proposedAt,
            boolean decided,
            boolean preparedByMe,
            int notMet) {
        LocalDate proposedOn() {
            return proposedAt.atZoneSameInstant(View.ZONE).toLocalDate();
        }
    }
}
