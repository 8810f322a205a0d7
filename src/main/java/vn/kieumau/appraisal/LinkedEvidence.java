package vn.kieumau.appraisal;

/** A proof of one criterion, as an appraiser sees it. */
public record LinkedEvidence(
        long criterionId, long itemId, String title, String number, boolean illustrative, int files) {}
