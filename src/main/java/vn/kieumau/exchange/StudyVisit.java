package vn.kieumau.exchange;

import vn.kieumau.inspection.DelegationHead;

/** A study delegation with what came of it, as far as the reader reaches: questions, those without an answer, what was taken home by state. */
public record StudyVisit(
        DelegationHead delegation,
        int questions,
        int unanswered,
        int noted,
        int trying,
        int introduced,
        int dropped,
        int late) {}
