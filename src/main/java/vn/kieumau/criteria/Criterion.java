package vn.kieumau.criteria;

/** One criterion, with the sentence it was reconstructed from. */
public record Criterion(
        long id,
        String groupCode,
        String groupTitleVi,
        String groupTitleEn,
        String code,
        String titleVi,
        String titleEn,
        String guidanceVi,
        String guidanceEn,
        String kind,
        String proofVi,
        String proofEn,
        boolean mandatory,
        String sourceRef,
        String sourceQuote,
        String sourceWhere) {}
