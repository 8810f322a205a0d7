package vn.kieumau.inspection.pages;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.inspection.Conclusion;
import vn.kieumau.inspection.Demand;
import vn.kieumau.inspection.NewConclusion;
import vn.kieumau.inspection.VisitLine;

/** A conclusion as it is typed; a demand without words is none. */
public record ConclusionForm(
        @Nullable String heldOn,
        @Nullable String place,
        @Nullable String attendees,
        @Nullable String strengths,
        @Nullable String limits,
        @Nullable String causes,
        List<Row> demands) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int MORE = 3;

    public record Row(
            long visitId, @Nullable String text, @Nullable String due) {}

    public ConclusionForm {
        demands = Objects.requireNonNullElse(demands, List.of());
    }

    /** A row for each ward, to begin with. */
    static ConclusionForm empty(List<VisitLine> visits) {
        return new ConclusionForm(
                "",
                "",
                "",
                "",
                "",
                "",
                visits.stream().map(each -> new Row(each.visitId(), "", "")).toList());
    }

    static ConclusionForm of(Conclusion conclusion, List<Demand> demands) {
        List<Row> rows = new ArrayList<>(demands.stream()
                .map(each -> new Row(each.visitId(), each.text(), DAY.format(each.due())))
                .toList());
        for (int i = 0; i < MORE; i++) {
            rows.add(new Row(0, "", ""));
        }
        return new ConclusionForm(
                DAY.format(conclusion.heldOn()),
                conclusion.place(),
                conclusion.attendees(),
                conclusion.strengths(),
                conclusion.limits(),
                conclusion.causes(),
                rows);
    }

    NewConclusion read() {
        return new NewConclusion(
                heldOn,
                place,
                attendees,
                strengths,
                limits,
                causes,
                demands.stream()
                        .filter(each -> each.text() != null && !each.text().isBlank())
                        .map(each -> new NewConclusion.NewDemand(each.visitId(), each.text(), each.due()))
                        .toList());
    }
}
