package vn.kieumau.assessment;

import java.util.List;

/**
 * Which dossiers are listed.
 *
 * @param words in the unit's name or path; accents are not needed
 * @param states empty: all; cohort and province 0: all
 * @param province in which the units stand today
 */
public record DossierFilter(String words, List<String> states, long cohort, long province) {
    /** The one state that was chosen; empty where none was. */
    public String state() {
        return states.size() == 1 ? states.get(0) : "";
    }
}
