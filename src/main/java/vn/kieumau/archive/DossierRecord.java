package vn.kieumau.archive;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.criteria.CriteriaSet;
import vn.kieumau.criteria.Pack;
import vn.kieumau.documents.IssuedDocuments;
import vn.kieumau.units.Relative;
import vn.kieumau.units.UnitSummary;

/**
 * All that a package tells of a dossier, as of the day of its decision: the same however much later it is packed.
 *
 * @param unit as it was on that day
 * @param versions what it had been called and where it had stood until then, the earliest first
 * @param findings of the levels that passed it, in the order of the criteria, the lower level first
 * @param councils what councils concluded on it, the lower level first
 * @param papers official documents about it, in the order in which they were issued
 * @param trail what was done in the dossier, in order
 */
record DossierRecord(
        DossierHead dossier,
        Decision decision,
        UnitSummary unit,
        List<UnitSummary> versions,
        List<Relative> predecessors,
        CriteriaSet set,
        Pack pack,
        List<Submission> submissions,
        List<Finding> findings,
        List<Council> councils,
        List<Paper> papers,
        List<Entry> trail) {

    /**
     * @param certificateCode null where no title was conferred; so is titleId
     * @param proposalWards of how many wards the letter speaks
     */
    record Decision(
            long decisionId,
            String outcome,
            String number,
            LocalDate decidedOn,
            String signatory,
            String reason,
            String nextStep,
            boolean illustrative,
            long proposalId,
            String proposalNumber,
            OffsetDateTime proposedAt,
            long proposalWards,
            @Nullable Long titleId,
            @Nullable String certificateNumber,
            @Nullable String certificateCode) {}

    /**
     * What was submitted once.
     *
     * @param text canonical JSON, of which sha256 is the hash
     * @param verdict what it came to, as JSON; null where nothing was computed then; so are facts, on which that rests
     */
    record Submission(
            int number,
            String text,
            String sha256,
            String submittedByName,
            OffsetDateTime submittedAt,
            @Nullable String verdict,
            @Nullable String facts) {}

    record Finding(String level, String code, String result, String reason, OffsetDateTime appraisedAt) {}

    /**
     * What the council of a level concluded in the last of its sessions; nothing of votes.
     *
     * @param decisionNumber of the decision that founded it
     * @param minutesSha256 of its minutes, which are not in the package: they are about other dossiers too
     */
    record Council(
            String level,
            String council,
            String decisionNumber,
            LocalDate meetsOn,
            String outcome,
            String minutesSha256) {}

    /**
     * An official document about the dossier.
     *
     * @param path of its files in the package, without their endings; empty: they are not in it, because they are about other wards too
     */
    record Paper(IssuedDocuments.Found issued, String about, String path) {
        boolean packed() {
            return !path.isEmpty();
        }

        String kind() {
            return issued.type().code();
        }

        String number() {
            return issued.document().number();
        }

        LocalDate issuedOn() {
            return issued.document().issuedOn();
        }
    }

    record Entry(
            long seq,
            OffsetDateTime at,
            OffsetDateTime recordedAt,
            boolean imported,
            String actorName,
            String officeName,
            String act,
            String tableName,
            String subject,
            String reason,
            String rowHash,
            String hash) {}

    /** Name of the package and of the folder in it. */
    String name() {
        String code = unit.code() == null ? "0" : unit.code().replaceAll("[^A-Za-z0-9]", "");
        return "ho-so-%d-%s-%d".formatted(dossier.year(), code, dossier.dossierId());
    }

    boolean illustrative() {
        return dossier.illustrative() || decision.illustrative();
    }

    List<Finding> findings(String code) {
        return findings.stream().filter(each -> each.code().equals(code)).toList();
    }
}
