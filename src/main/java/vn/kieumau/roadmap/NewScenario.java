package vn.kieumau.roadmap;

import org.jspecify.annotations.Nullable;

/** A scenario as it is typed. */
public record NewScenario(String name, @Nullable String note, Question question) {}
