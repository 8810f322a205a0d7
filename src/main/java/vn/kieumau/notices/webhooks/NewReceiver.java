package vn.kieumau.notices.webhooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A receiver as somebody types it, or a program sends it. */
public record NewReceiver(
        @Nullable String name,
        @Nullable String url,
        @Nullable Long office,
        @Nullable List<String> acts,
        @Nullable Boolean enabled) {
    static final NewReceiver EMPTY = new NewReceiver("", "", null, List.of(), true);

    static NewReceiver of(Receiver receiver) {
        return new NewReceiver(
                receiver.name(), receiver.url(), receiver.officeId(), receiver.acts(), receiver.enabled());
    }

    public List<String> chosen() {
        return acts == null ? List.of() : acts;
    }

    public boolean on() {
        return Boolean.TRUE.equals(enabled);
    }
}
