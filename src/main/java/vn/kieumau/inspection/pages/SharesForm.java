package vn.kieumau.inspection.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who looks at which criterion, as it is chosen. */
public record SharesForm(List<Row> shares) {
    public record Row(@Nullable String code, @Nullable Long accountId) {}

    public SharesForm {
        shares = Objects.requireNonNullElse(shares, List.of());
    }

    Map<String, Long> read() {
        Map<String, Long> read = new HashMap<>();
        for (Row each : shares) {
            if (each.code() != null && each.accountId() != null && each.accountId() != 0) {
                read.put(each.code(), each.accountId());
            }
        }
        return read;
    }
}
