package vn.kieumau.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A table that reporting tools read whole: flat, with keys that lead from one to another. Columns are only ever added, at the end; what
 * they mean is said here once and handed out with the tables. Texts that people wrote are in none of them, and nobody's name.
 */
public enum AnalyticsTable {
    UNITS(
            "Units of the tree through time, one row for each version: a change of code, name, type or parent begins another",
            true,
            List.of("unit_id", "valid_from"),
            """
                    select v.unit_id, v.code, v.name, v.type, v.level, v.parent_id, v.valid_from, v.valid_until
                    from units.v_version v
                    where v.unit_id in (select unit_id from units.reached(:reach))
                      and (:day::date is null or coalesce(v.valid_from, '-infinity') <= :day::date and coalesce(v.valid_until, 'infinity') >= :day::date)
                    order by v.unit_id, v.valid_from nulls first
                    """,
            new Field("unit_id", "integer", "Key of the unit, the same through all its versions"),
            new Field("code", "string", "Official code; empty where there is none"),
            new Field("name", "string", "Name in Vietnamese"),
            new Field("type", "string", "Kind of unit in Vietnamese"),
            new Field("level", "string", "country, province, district or commune"),
            new Field("parent_id", "integer", "The unit that it stands in"),
            new Field("valid_from", "date", "First day; empty: from the beginning"),
            new Field("valid_until", "date", "Last day; empty: until today and on")),
    DOSSIERS(
            "Registrations of cohorts that were not withdrawn, with their dossiers as they stand when the table is read",
            false,
            List.of("registration_id"),
            """
                    select r.registration_id, d.dossier_id, r.cohort_id, r.year, r.unit_id, r.state as registration_state, d.state, d.state_since,
                        d.due, d.met, d.reached, r.illustrative
                    from campaigns.v_registration r left join assessment.v_dossier d on d.registration_id = r.registration_id
                    where r.state <> 'withdrawn' and r.unit_id in (select unit_id from units.reached(:reach))
                    order by r.registration_id
                    """,
            new Field("registration_id", "integer", "Key of the registration"),
            new Field("dossier_id", "integer", "Key of the dossier; empty before the registration is confirmed"),
            new Field("cohort_id", "integer", "Key of the cohort"),
            new Field("year", "integer", "Year of the cohort"),
            new Field("unit_id", "integer", "The ward, commune or special zone"),
            new Field("registration_state", "string", "proposed, registered, recognised, not_recognised"),
            new Field(
                    "state",
                    "string",
                    "open, returned, with_district, submitted, passed, ready, decided; empty without a dossier"),
            new Field("state_since", "datetime", "Since when it is in that state"),
            new Field("due", "date", "Until when the next step is due"),
            new Field("met", "integer", "Criteria that the unit itself answers are met"),
            new Field("reached", "string", "Highest level that it has come to: ward, district, province, ministry"),
            new Field("illustrative", "boolean", "Whether the figures are made up to show the system")),
    VERDICTS(
            "What the unit itself and each level that has passed a dossier said of each criterion",
            false,
            List.of("dossier_id", "level", "criterion_id"),
            """
                    select s.dossier_id, s.level, s.criterion_id, c.code as criterion, s.result, r.illustrative
                    from (
                        select dossier_id, 'ward' as level, criterion_id, result from assessment.v_answer
                        union all
                        select dossier_id, level, criterion_id, result from appraisal.v_passed_finding
                    ) s
                    join criteria.v_criterion c on c.criterion_id = s.criterion_id
                    join assessment.v_dossier d on d.dossier_id = s.dossier_id
                    join campaigns.v_registration r on r.registration_id = d.registration_id
                    where r.state <> 'withdrawn' and r.unit_id in (select unit_id from units.reached(:reach))
                    order by s.dossier_id, s.criterion_id, s.level
                    """,
            new Field("dossier_id", "integer", "The dossier"),
            new Field("level", "string", "Who says so: ward, district, province, ministry"),
            new Field("criterion_id", "integer", "Key of the criterion in its version of the set"),
            new Field("criterion", "string", "Its code"),
            new Field("result", "string", "met, not_met, and whatever else the criterion can be answered with"),
            new Field("illustrative", "boolean", "Whether the figures are made up to show the system")),
    RECOMMENDATIONS(
            "Recommendations that units raised and directives that they got, with where they lie; without their texts",
            false,
            List.of("recommendation_id"),
            """
                    select m.recommendation_id, m.cohort_id, m.unit_id, m.direction, m.class, m.state, m.level, m.raised_at, m.due, m.illustrative
                    from recommendations.v_recommendation m
                    where m.unit_id in (select unit_id from units.reached(:reach))
                    order by m.recommendation_id
                    """,
            new Field("recommendation_id", "integer", "Key of the recommendation"),
            new Field("cohort_id", "integer", "Key of the cohort"),
            new Field("unit_id", "integer", "The unit that it is about"),
            new Field("direction", "string", "up: raised by the unit; down: a directive to it"),
            new Field("class", "string", "What it is about"),
            new Field("state", "string", "How far it is"),
            new Field("level", "string", "Level that it lies with"),
            new Field("raised_at", "datetime", "When it was raised"),
            new Field("due", "date", "Until when it is to be answered"),
            new Field("illustrative", "boolean", "Whether it is made up to show the system")),
    TITLES(
            "Titles that were conferred, as they stand when the table is read",
            false,
            List.of("title_id"),
            """
                    select t.title_id, t.unit_id, t.cohort_id, t.state, t.certificate_number, t.conferred_on, t.illustrative
                    from recognition.v_title t
                    where t.unit_id in (select unit_id from units.reached(:reach))
                    order by t.title_id
                    """,
            new Field("title_id", "integer", "Key of the title"),
            new Field("unit_id", "integer", "The unit that it was conferred on"),
            new Field("cohort_id", "integer", "Key of the cohort"),
            new Field("state", "string", "conferred, suspended, renewed, lapsed, revoked"),
            new Field("certificate_number", "string", "Number of the certificate"),
            new Field("conferred_on", "date", "Day of the decision"),
            new Field("illustrative", "boolean", "Whether it is made up to show the system"));

    /** @param type as Table Schema of Frictionless Data has them */
    public record Field(String name, String type, String description) {}

    private final String description;
    private final boolean ofADay;
    private final List<String> key;
    private final String sql;
    private final List<Field> fields;

    AnalyticsTable(String description, boolean ofADay, List<String> key, String sql, Field... fields) {
        this.description = description;
        this.ofADay = ofADay;
        this.key = key;
        this.sql = sql;
        this.fields = List.of(fields);
    }

    public static Optional<AnalyticsTable> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String description() {
        return description;
    }

    /** Whether it can be asked for as it was on a day; others are only known as they are now. */
    public boolean ofADay() {
        return ofADay;
    }

    public List<String> key() {
        return key;
    }

    public List<Field> fields() {
        return fields;
    }

    String sql() {
        return sql;
    }
}
