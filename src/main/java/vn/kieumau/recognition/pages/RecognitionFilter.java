package vn.kieumau.recognition.pages;

import vn.kieumau.kernel.AsOf;

/** Which of the three lists is shown, and what of it. */
public record RecognitionFilter(String show, String q, long cohort, String state, AsOf asOf) {}
