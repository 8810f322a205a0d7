package vn.kieumau.roadmap;

import java.time.LocalDate;

/** A decision on what is counted, as it is typed. @param since first day on which it holds */
public record NewDenominator(
        LocalDate since, boolean communes, String decisionNumber, LocalDate decidedOn, String reason) {}
