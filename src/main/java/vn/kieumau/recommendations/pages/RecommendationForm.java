package vn.kieumau.recommendations.pages;

import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.recommendations.NewRecommendation;
import vn.kieumau.recommendations.RecommendationRefusal;
import vn.kieumau.web.Typed;

/** A recommendation as it is typed. */
public record RecommendationForm(
        @Nullable Long unitId,
        @Nullable String classCode,
        @Nullable String criterion,
        @Nullable String title,
        @Nullable String request,
        @Nullable String money,
        @Nullable String wantedLevel,
        @Nullable String wantedBy,
        @Nullable Long line) {
    /** 1500000, or in groups of three as people write them. */
    private static final String PLAIN = "\\d{1,16}";

    private static final String GROUPED = "\\d{1,3}([ .,]\\d{3}){1,5}";

    /** What comes from a plan has its class, criterion and line already. */
    static RecommendationForm empty(
            @Nullable Long unitId,
            @Nullable String classCode,
            @Nullable String criterion,
            @Nullable Long line,
            String wantedLevel) {
        return new RecommendationForm(unitId, classCode, criterion, null, null, null, wantedLevel, null, line);
    }

    NewRecommendation read(long cohortId) {
        return new NewRecommendation(
                cohortId,
                unitId == null ? 0 : unitId,
                classCode == null ? "" : classCode,
                criterion,
                Text.required(title, "recommendations.up.title", Text.LINE),
                Text.required(request, "recommendations.up.request", Text.LONG),
                vnd(),
                wantedLevel == null ? "" : wantedLevel,
                Typed.day(wantedBy, "recommendations.wanted_by"),
                line);
    }

    private @Nullable Long vnd() {
        if (money == null || money.isBlank()) {
            return null;
        }
        String typed = money.strip();
        Refused.when(
                !typed.matches(PLAIN) && !typed.matches(GROUPED),
                RecommendationRefusal.NOT_MONEY,
                new Text.Field("recommendations.money"));
        return Long.valueOf(typed.replaceAll("[ .,]", ""));
    }
}
