package vn.kieumau.appraisal;

import java.time.LocalDate;

/** A council: of which cohort, at which level, founded by which decision. */
public record CouncilHead(
        long councilId,
        long cohortId,
        String cohortNameVi,
        String cohortNameEn,
        long setId,
        String level,
        long unitId,
        String unitName,
        String name,
        String decisionNumber,
        LocalDate decidedOn,
        int version,
        int members,
        int sessions) {}
