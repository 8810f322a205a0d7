package vn.kieumau.inspection.pages;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.DelegationMember;
import vn.kieumau.inspection.NewDelegation;

/** A delegation as it is typed; a member without a login is none. */
public record DelegationForm(
        @Nullable String name,
        @Nullable String purpose,
        @Nullable String beginsOn,
        @Nullable String endsOn,
        @Nullable String announced,
        List<Row> members) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** As many as a new delegation is shown, and as many more as an old one is. */
    private static final int ROWS = 6;

    private static final int MORE = 3;

    public record Row(
            @Nullable String login,
            @Nullable String role,
            @Nullable String rank,
            @Nullable String post) {}

    public DelegationForm {
        members = Objects.requireNonNullElse(members, List.of());
    }

    static DelegationForm empty() {
        return new DelegationForm("", "result", "", "", "true", rows(List.of(), ROWS));
    }

    static DelegationForm of(DelegationHead head, List<DelegationMember> members) {
        return new DelegationForm(
                head.name(),
                head.purpose(),
                DAY.format(head.beginsOn()),
                DAY.format(head.endsOn()),
                head.announced() ? "true" : "",
                rows(
                        members.stream()
                                .map(each -> new Row(each.login(), each.role(), each.rank(), each.post()))
                                .toList(),
                        members.size() + MORE));
    }

    private static List<Row> rows(List<Row> filled, int count) {
        List<Row> rows = new ArrayList<>(filled);
        while (rows.size() < count) {
            rows.add(new Row("", rows.isEmpty() ? "head" : "member", "", ""));
        }
        return rows;
    }

    public boolean isAnnounced() {
        return "true".equals(announced);
    }

    NewDelegation read() {
        return new NewDelegation(
                name,
                purpose,
                beginsOn,
                endsOn,
                isAnnounced(),
                members.stream()
                        .map(each -> new NewDelegation.NewMember(each.login(), each.role(), each.rank(), each.post()))
                        .toList());
    }
}
