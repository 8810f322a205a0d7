package vn.kieumau.appraisal;

import java.time.LocalDate;
import java.util.List;
import vn.kieumau.criteria.Pack;

/** What a session came to, as it stands for ever: names and words are those of the day. */
public record Minutes(
        String council,
        String decisionNumber,
        LocalDate decidedOn,
        String unitName,
        String cohortNameVi,
        String cohortNameEn,
        LocalDate meetsOn,
        String meetsAt,
        String place,
        Pack.CouncilRules rules,
        List<Sitting> members,
        List<Considered> results) {

    public record Sitting(String name, String nameEn, String office, String role, boolean present) {}

    public record Excluded(String name, boolean declared, String reason) {}

    public record NamedVote(String name, String vote) {}

    /**
     * @param members how many were not excluded; present: how many of them took part
     * @param votesFor as all votes none where there was no quorum
     * @param ballots who voted how; empty where the ballot was secret
     */
    public record Considered(
            long dossierId,
            String unitName,
            String unitPath,
            int members,
            int present,
            int votesFor,
            int votesAgainst,
            int abstained,
            String outcome,
            List<Excluded> excluded,
            List<NamedVote> ballots) {}

    /** @param sha256 of the stored text */
    public record KeptMinutes(long sessionId, String sha256, Minutes content) {}
}
