package vn.kieumau.exchange;

import java.util.List;

/** All that the draft of a report is written from: the same facts are the same sentences. */
public record ReportFacts(
        String cohortName,
        long cohortId,
        String unitName,
        ConferenceReport report,
        ReportFindings findings,
        long conferenceId,
        List<ConferenceConclusion> conclusions) {
    public ReportFacts {
        conclusions = List.copyOf(conclusions);
    }
}
