package vn.kieumau.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who told people. The mass organisations are told apart here, as reports count them; the bodies that give something to a ward, which plans
 * know, are others.
 */
public enum CampaignBody {
    FRONT,
    WOMEN,
    YOUTH,
    VETERANS,
    FARMERS,
    POLICE,
    AUTHORITY,
    SCHOOL,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CampaignBody> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
