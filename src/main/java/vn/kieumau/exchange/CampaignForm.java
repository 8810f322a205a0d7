package vn.kieumau.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How people were told. */
public enum CampaignForm {
    TALK,
    LOUDSPEAKER,
    LEAFLET,
    ONLINE,
    CONTEST,
    VISIT,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CampaignForm> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
