package vn.kieumau.exchange.pages;

import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.exchange.CampaignActivity;
import vn.kieumau.exchange.NewActivity;
import vn.kieumau.web.Typed;

/**
 * A campaign activity as it is typed.
 *
 * @param version of the one that was shown; null for a new one
 * @param changeReason why it is changed
 */
public record ActivityForm(
        @Nullable Long unit,
        @Nullable String heldOn,
        @Nullable String form,
        @Nullable String topic,
        @Nullable String bodyKind,
        @Nullable String bodyName,
        @Nullable String cadres,
        @Nullable String members,
        @Nullable String people,
        @Nullable String changeReason,
        @Nullable Integer version) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    static final ActivityForm EMPTY = new ActivityForm(null, null, null, null, null, null, "0", "0", "0", null, null);

    static ActivityForm of(CampaignActivity activity) {
        return new ActivityForm(
                activity.unitId(),
                DAY.format(activity.heldOn()),
                activity.form(),
                activity.topic(),
                activity.bodyKind(),
                activity.bodyName(),
                String.valueOf(activity.cadres()),
                String.valueOf(activity.members()),
                String.valueOf(activity.people()),
                null,
                activity.version());
    }

    NewActivity read() {
        return new NewActivity(
                unit == null ? 0 : unit,
                Typed.day(heldOn, "exchange.activity.held_on"),
                Objects.toString(form, ""),
                Objects.toString(topic, ""),
                Objects.toString(bodyKind, ""),
                bodyName,
                Typed.count(cadres, "exchange.activity.cadres", 0, NewActivity.MOST),
                Typed.count(members, "exchange.activity.members", 0, NewActivity.MOST),
                Typed.count(people, "exchange.activity.people", 0, NewActivity.MOST));
    }

    int seen() {
        return version == null ? 0 : version;
    }
}
