package vn.kieumau.insight;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A ward under way that somebody should look after, and why.
 *
 * @param days since when its dossier stands at its step
 * @param notMet criteria whose newest verdict is that they are not met
 * @param overdue recommendations about it whose last day has passed unanswered
 */
public record WardInNeed(
        long dossierId,
        long unitId,
        String unitName,
        String unitPath,
        String step,
        int days,
        int notMet,
        int overdue,
        boolean illustrative,
        @JsonIgnore long total) {
    public boolean standsStill() {
        return days > WardsInNeed.STILL;
    }

    public boolean lacksMuch() {
        return notMet >= WardsInNeed.MUCH;
    }
}
