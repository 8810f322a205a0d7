package vn.kieumau.roadmap;

import java.time.LocalDate;

/** A decision that makes the last run of a scenario the roadmap, as it is typed. @param runId that was seen */
public record NewAdoption(long runId, String decisionNumber, LocalDate decidedOn, String reason) {}
