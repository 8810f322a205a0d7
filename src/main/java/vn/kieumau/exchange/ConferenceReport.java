package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.List;

/**
 * Figures of a cohort on a day, of the units at or below the one whose conference it is; compiled, typed by nobody.
 *
 * @param day of which they are
 * @param provinces with a quota or a registration, by name
 * @param dossiers by state, in the order of the way that they go
 * @param initiatives published, with their sites and teams
 * @param activities campaign activities of the cohort's year until the day
 * @param reached people, members and cadres reached by them, counted each time
 * @param requests to change the criteria set of the cohort
 */
public record ConferenceReport(
        LocalDate day,
        List<ReportedProvince> provinces,
        List<ReportedDossiers> dossiers,
        int initiatives,
        int sites,
        int teams,
        int activities,
        long reached,
        int requests) {
    public ConferenceReport {
        provinces = List.copyOf(provinces);
        dossiers = List.copyOf(dossiers);
    }

    /** @param registered without those withdrawn; recognised and notRecognised are among them */
    public record ReportedProvince(
            String name, int quota, int registered, int recognised, int notRecognised, int withdrawn) {}

    /** @param state code of a state of dossiers */
    public record ReportedDossiers(String state, int dossiers) {}

    public int quota() {
        return provinces.stream().mapToInt(ReportedProvince::quota).sum();
    }

    public int registered() {
        return provinces.stream().mapToInt(ReportedProvince::registered).sum();
    }

    public int recognised() {
        return provinces.stream().mapToInt(ReportedProvince::recognised).sum();
    }

    public int notRecognised() {
        return provinces.stream().mapToInt(ReportedProvince::notRecognised).sum();
    }

    public int withdrawn() {
        return provinces.stream().mapToInt(ReportedProvince::withdrawn).sum();
    }

    /** Whether what a figure counted may have been kept one by one: see {@link ConferenceCounted}. */
    public boolean keeps(String figure) {
        return List.of("registered", "initiatives", "requests").contains(figure)
                || dossiers.stream().anyMatch(each -> figure.equals("dossiers." + each.state()));
    }
}
