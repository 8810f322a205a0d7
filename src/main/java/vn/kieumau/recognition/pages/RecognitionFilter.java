package vn.kieumau.recognition.pages;

/** Which of the three lists is shown, and what of it. */
public record RecognitionFilter(String show, String q, long cohort, String state) {}
