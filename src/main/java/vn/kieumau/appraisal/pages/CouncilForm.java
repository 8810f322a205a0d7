package vn.kieumau.appraisal.pages;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.appraisal.CouncilHead;
import vn.kieumau.appraisal.CouncilMember;
import vn.kieumau.appraisal.NewCouncil;

/** A council as it is typed; a member without a login is none. */
public record CouncilForm(
        @Nullable String name,
        @Nullable String decisionNumber,
        @Nullable String decidedOn,
        List<Row> members) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** As many as a new council is shown, and as many more as an old one is. */
    private static final int ROWS = 9;

    private static final int MORE = 3;

    public record Row(
            @Nullable String login,
            @Nullable String office,
            @Nullable String role) {}

    public CouncilForm {
        members = Objects.requireNonNullElse(members, List.of());
    }

    static CouncilForm empty() {
        return new CouncilForm("", "", "", rows(List.of(), ROWS));
    }

    static CouncilForm of(CouncilHead council, List<CouncilMember> members) {
        return new CouncilForm(
                council.name(),
                council.decisionNumber(),
                DAY.format(council.decidedOn()),
                rows(
                        members.stream()
                                .map(each -> new Row(each.login(), each.office(), each.role()))
                                .toList(),
                        members.size() + MORE));
    }

    private static List<Row> rows(List<Row> filled, int count) {
        List<Row> rows = new ArrayList<>(filled);
        while (rows.size() < count) {
            rows.add(new Row("", "", rows.isEmpty() ? "chair" : "member"));
        }
        return rows;
    }

    NewCouncil read() {
        return new NewCouncil(
                name,
                decisionNumber,
                decidedOn,
                members.stream()
                        .map(each -> new NewCouncil.NewMember(each.login(), each.office(), each.role()))
                        .toList());
    }
}
