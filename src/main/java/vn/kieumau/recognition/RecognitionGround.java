package vn.kieumau.recognition;

/** Of which programme and cohort titles are proposed and conferred, by which criteria set. */
record RecognitionGround(
        String programmeCode, String programmeNameVi, String cohortNameVi, int criteria, String noticeVi) {}
