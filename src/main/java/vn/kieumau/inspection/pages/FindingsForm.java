package vn.kieumau.inspection.pages;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.inspection.FindingLine;
import vn.kieumau.inspection.ItemLine;
import vn.kieumau.inspection.RecordFindings;

/** What a member typed at a visit's items; shown again when something of it is refused. */
public record FindingsForm(List<Row> items) {
    public record Row(
            long itemId, @Nullable String result, @Nullable String note) {}

    public FindingsForm {
        items = Objects.requireNonNullElse(items, List.of());
    }

    List<RecordFindings.TypedFinding> read() {
        return items.stream()
                .map(each -> new RecordFindings.TypedFinding(each.itemId(), each.result(), each.note()))
                .toList();
    }

    /** As typed, or else as the member's finding stands. */
    public String result(ItemLine item, long accountId) {
        Row typed = typed(item);
        FindingLine own = item.of(accountId);
        return typed != null ? Objects.requireNonNullElse(typed.result(), "") : own == null ? "" : own.result();
    }

    public String note(ItemLine item, long accountId) {
        Row typed = typed(item);
        FindingLine own = item.of(accountId);
        return typed != null ? Objects.requireNonNullElse(typed.note(), "") : own == null ? "" : own.note();
    }

    private @Nullable Row typed(ItemLine item) {
        return items.stream()
                .filter(each -> each.itemId() == item.itemId())
                .findFirst()
                .orElse(null);
    }
}
