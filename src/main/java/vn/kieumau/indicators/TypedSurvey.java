package vn.kieumau.indicators;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Typed;

/**
 * A survey as it was typed.
 *
 * @param reason why it changes; needed where there is one
 * @param seen the version that was there when the form was shown; 0 or null for none
 */
public record TypedSurvey(
        @Nullable String form,
        @Nullable String method,
        @Nullable String firstDay,
        @Nullable String lastDay,
        @Nullable String issued,
        @Nullable String returned,
        @Nullable String valid,
        @Nullable String verySatisfied,
        @Nullable String satisfied,
        @Nullable String notSatisfied,
        @Nullable String noOpinion,
        @Nullable String source,
        @Nullable String reason,
        @Nullable Integer seen) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** What was read, or why it could not be: each fault names its field first. */
    record Read(Optional<SurveyTotals> totals, List<Refused> faults) {}

    /** What stands in the fields of a survey that is there; nothing where there is none. */
    public static TypedSurvey of(UnitSurvey shown) {
        Survey now = shown.now();
        return now == null
                ? new TypedSurvey(null, null, null, null, null, null, null, null, null, null, null, null, null, 0)
                : new TypedSurvey(
                        now.form(),
                        now.method().code(),
                        DAY.format(now.firstDay()),
                        DAY.format(now.lastDay()),
                        String.valueOf(now.issued()),
                        String.valueOf(now.returned()),
                        String.valueOf(now.valid()),
                        String.valueOf(now.verySatisfied()),
                        String.valueOf(now.satisfied()),
                        String.valueOf(now.notSatisfied()),
                        String.valueOf(now.noOpinion()),
                        now.source(),
                        null,
                        now.version());
    }

    int seenVersion() {
        return seen == null ? 0 : seen;
    }

    /** @param period the year that it is of */
    Read read(Period period, LocalDate today) {
        List<Refused> faults = new ArrayList<>();
        String form = field(faults, () -> Text.required(this.form, "indicators.survey.form", SurveyTotals.SHORT));
        SurveyMethod method = field(faults, this::readMethod);
        LocalDate first = field(faults, () -> Typed.day(firstDay, "indicators.survey.first_day"));
        LocalDate last = field(faults, () -> Typed.day(lastDay, "indicators.survey.last_day"));
        Integer issued = count(faults, this.issued, "indicators.survey.issued");
        Integer returned = count(faults, this.returned, "indicators.survey.returned");
        Integer valid = count(faults, this.valid, "indicators.survey.valid");
        Integer very = count(faults, verySatisfied, "indicators.survey.level.very_satisfied");
        Integer satisfied = count(faults, this.satisfied, "indicators.survey.level.satisfied");
        Integer not = count(faults, notSatisfied, "indicators.survey.level.not_satisfied");
        Integer none = count(faults, noOpinion, "indicators.survey.level.no_opinion");
        String source = field(faults, () -> Text.of(this.source, "indicators.survey.source", SurveyTotals.SHORT));
        if (form == null
                || method == null
                || first == null
                || last == null
                || issued == null
                || returned == null
                || valid == null
                || very == null
                || satisfied == null
                || not == null
                || none == null
                || source == null) {
            return new Read(Optional.empty(), faults);
        }
        SurveyTotals totals = new SurveyTotals(
                form, method, first, last, issued, returned, valid, very, satisfied, not, none, source);
        check(faults, () -> days(totals, period, today));
        check(faults, () -> slips(totals));
        check(faults, () -> levels(totals));
        return new Read(faults.isEmpty() ? Optional.of(totals) : Optional.empty(), faults);
    }

    private SurveyMethod readMethod() {
        String code = Text.required(method, "indicators.survey.method", Text.LINE);
        return SurveyMethod.of(code)
                .orElseThrow(() -> new Refused(KernelRefusal.MISSING, new Text.Field("indicators.survey.method")));
    }

    private static @Nullable Integer count(List<Refused> faults, @Nullable String typed, String field) {
        return field(faults, () -> Typed.count(typed, field, 0, SurveyTotals.MOST));
    }

    private static <T> @Nullable T field(List<Refused> faults, Supplier<T> read) {
        try {
            return read.get();
        } catch (Refused fault) {
            faults.add(fault);
            return null;
        }
    }

    private static void check(List<Refused> faults, Runnable rule) {
        try {
            rule.run();
        } catch (Refused fault) {
            faults.add(fault);
        }
    }

    /** That a survey lies at least partly in its year is a rule of ours: it finds a year that was mistyped. */
    private static void days(SurveyTotals totals, Period period, LocalDate today) {
        Text.Field last = new Text.Field("indicators.survey.last_day");
        Refused.when(totals.lastDay().isBefore(totals.firstDay()), IndicatorsRefusal.SURVEY_DAYS_REVERSED, last);
        Refused.when(totals.lastDay().isAfter(today), IndicatorsRefusal.SURVEY_DAY_AHEAD, last);
        Refused.when(
                totals.lastDay().isBefore(period.starts()) || totals.firstDay().isAfter(period.ends()),
                IndicatorsRefusal.SURVEY_OTHER_YEAR,
                last,
                String.valueOf(period.first().getYear()),
                DAY.format(period.starts()),
                DAY.format(period.ends()));
    }

    private static void slips(SurveyTotals totals) {
        Refused.when(
                totals.returned() > totals.issued(),
                IndicatorsRefusal.SURVEY_MORE_RETURNED,
                new Text.Field("indicators.survey.returned"),
                totals.returned(),
                totals.issued());
        Text.Field valid = new Text.Field("indicators.survey.valid");
        Refused.when(
                totals.valid() > totals.returned(),
                IndicatorsRefusal.SURVEY_MORE_VALID,
                valid,
                totals.valid(),
                totals.returned());
        Refused.when(totals.valid() == 0, IndicatorsRefusal.SURVEY_NONE_VALID, valid);
    }

    private static void levels(SurveyTotals totals) {
        int sum = totals.verySatisfied() + totals.satisfied() + totals.notSatisfied() + totals.noOpinion();
        Refused.when(
                sum != totals.valid(),
                IndicatorsRefusal.SURVEY_DOES_NOT_ADD_UP,
                new Text.Field("indicators.survey.level.no_opinion"),
                sum,
                totals.valid());
    }
}
