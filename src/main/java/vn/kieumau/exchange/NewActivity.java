package vn.kieumau.exchange;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A campaign activity as it is typed.
 *
 * @param unitId where it was held; stays as it was first
 * @param form talk, loudspeaker, leaflet, online, contest, visit or other
 * @param bodyKind front, women, youth, veterans, farmers, police, authority, school or other
 * @param cadres and members and people: how many were reached, totals only
 */
public record NewActivity(
        long unitId,
        LocalDate heldOn,
        String form,
        String topic,
        String bodyKind,
        @Nullable String bodyName,
        int cadres,
        int members,
        int people) {
    public static final int MOST = 10_000_000;
    static final int TOPIC = 300;
}
