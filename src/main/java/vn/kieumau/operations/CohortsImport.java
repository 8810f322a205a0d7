package vn.kieumau.operations;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.campaigns.AssignQuota;
import vn.kieumau.campaigns.ChooseCandidate;
import vn.kieumau.campaigns.ConfirmRegistration;
import vn.kieumau.campaigns.Deadlines;
import vn.kieumau.campaigns.KeepCommittee;
import vn.kieumau.campaigns.KeepLegalDocument;
import vn.kieumau.campaigns.NewCohort;
import vn.kieumau.campaigns.NewLegalDocument;
import vn.kieumau.campaigns.NewSurvey;
import vn.kieumau.campaigns.OpenCohort;
import vn.kieumau.campaigns.ProposeRegistration;
import vn.kieumau.campaigns.SurveyWard;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Row;

/** Reads cohorts.csv, quotas.csv, documents.csv, committees.csv, screening.csv and registrations.csv through the use cases that people use. */
@Component
@Order(2)
class CohortsImport implements FolderPart {
    private final CriteriaSets sets;
    private final OpenCohort openCohort;
    private final AssignQuota assignQuota;
    private final KeepLegalDocument keepLegalDocument;
    private final KeepCommittee keepCommittee;
    private final SurveyWard surveyWard;
    private final ChooseCandidate chooseCandidate;
    private final ProposeRegistration proposeRegistration;
    private final ConfirmRegistration confirmRegistration;

    CohortsImport(
            CriteriaSets sets,
            OpenCohort openCohort,
            AssignQuota assignQuota,
            KeepLegalDocument keepLegalDocument,
            KeepCommittee keepCommittee,
            SurveyWard surveyWard,
            ChooseCandidate chooseCandidate,
            ProposeRegistration proposeRegistration,
            ConfirmRegistration confirmRegistration) {
        this.sets = sets;
        this.openCohort = openCohort;
        this.assignQuota = assignQuota;
        this.keepLegalDocument = keepLegalDocument;
        this.keepCommittee = keepCommittee;
        this.surveyWard = surveyWard;
        this.chooseCandidate = chooseCandidate;
        this.proposeRegistration = proposeRegistration;
        this.confirmRegistration = confirmRegistration;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        loadCohorts(context, folder.rows("cohorts.csv"));
        loadQuotas(context, folder.rows("quotas.csv"));
        loadDocuments(context, folder.rows("documents.csv"));
        loadCommittees(context, folder.rows("committees.csv"));
        loadScreening(context, folder.rows("screening.csv"));
        loadRegistrations(context, folder.rows("registrations.csv"));
    }

    private void loadCohorts(ImportContext context, List<Row> rows) {
        for (Row row : rows) {
            Optional<Long> set = sets.id(row.required("programme_code"), row.required("set_version"));
            NewCohort cohort = new NewCohort(
                    set.orElseThrow(() -> row.problem("set_version", "names no criteria set of the programme")),
                    row.integer("year"),
                    row.required("name_vi"),
                    row.required("name_en"),
                    new Deadlines(
                            row.requiredDate("registration_due"),
                            row.requiredDate("answers_due"),
                            row.requiredDate("province_due"),
                            row.requiredDate("ministry_due"),
                            row.requiredDate("decision_due")),
                    row.illustrative());
            long id =
                    context.at(row, "key", () -> openCohort.open(context.actor(row, "opened_by", "opened_on"), cohort));
            context.cohorts.put(row.required("key"), id);
        }
    }

    private void loadQuotas(ImportContext context, List<Row> rows) {
        for (Row row : rows) {
            long cohort = row.lookUp("cohort_key", context.cohorts);
            long unit = row.lookUp("unit_key", context.units);
            int amount = row.integer("amount");
            context.at(row, "amount", () -> {
                assignQuota.assign(
                        context.actor(row, "assigned_by", "assigned_on"),
                        cohort,
                        unit,
                        amount,
                        row.text("reason"),
                        row.illustrative());
                return amount;
            });
        }
    }

    private void loadDocuments(ImportContext context, List<Row> rows) {
        for (Row row : rows) {
            Actor actor = context.actor(row, "recorded_by", "recorded_on");
            List<Long> grounds = Arrays.stream(row.text("implements").split(";"))
                    .filter(key -> !key.isBlank())
                    .map(key -> Optional.ofNullable(context.documents.get(key.strip()))
                            .orElseThrow(() -> row.problem("implements", "names no document of a line before")))
                    .toList();
            NewLegalDocument document = new NewLegalDocument(
                    row.required("programme_code"),
                    row.lookUp("unit_key", context.units),
                    row.required("kind"),
                    row.required("issuer_kind"),
                    row.required("issuer"),
                    row.required("title"),
                    grounds,
                    row.text("source"),
                    row.illustrative());
            long id = context.at(row, "key", () -> keepLegalDocument.record(actor, document));
            context.documents.put(row.required("key"), id);
            switch (row.required("state")) {
                case "draft" -> {}
                case "submitted" ->
                    context.at(row, "state", () -> {
                        keepLegalDocument.submit(actor, id, 1, false);
                        return id;
                    });
                case "issued" ->
                    context.at(row, "number", () -> {
                        keepLegalDocument.issue(
                                actor, id, 1, row.required("number"), row.requiredDate("issued_on"), null);
                        return id;
                    });
                default -> throw row.problem("state", "is not draft, submitted or issued");
            }
        }
    }

    private void loadCommittees(ImportContext context, List<Row> rows) {
        for (Row row : rows) {
            Actor actor = context.actor(row, "recorded_by", "recorded_on");
            long unit = row.lookUp("unit_key", context.units);
            long committee = context.at(
                    row,
                    "unit_key",
                    () -> keepCommittee.found(
                            actor,
                            row.required("programme_code"),
                            unit,
                            row.required("name"),
                            row.text("founded_by"),
                            row.illustrative()));
            for (String[] member : parts(row, "members", 2)) {
                context.at(row, "members", () -> {
                    keepCommittee.seat(actor, committee, member[0], member[1], row.requiredDate("recorded_on"));
                    return unit;
                });
            }
            List<KeepCommittee.Share> shares = parts(row, "responsibilities", 3).stream()
                    .map(each -> new KeepCommittee.Share(each[0], each[1], each[2]))
                    .toList();
            if (!shares.isEmpty()) {
                context.at(row, "responsibilities", () -> {
                    keepCommittee.share(actor, committee, shares);
                    return unit;
                });
            }
        }
    }

    /** What stands in a cell, one after another by semicolons, each of so many parts by colons. */
    private static List<String[]> parts(Row row, String column, int count) {
        return Arrays.stream(row.text(column).split(";"))
                .filter(each -> !each.isBlank())
                .map(each -> each.strip().split(":", count))
                .peek(each -> {
                    if (each.length != count) {
                        throw row.problem(column, "has a part that is not of " + count + " by colons");
                    }
                })
                .toList();
    }

    private void loadScreening(ImportContext context, List<Row> rows) {
        for (Row row : rows) {
            long cohort = row.lookUp("cohort_key", context.cohorts);
            long unit = row.lookUp("unit_key", context.units);
            Actor actor = context.actor(row, "surveyed_by", "surveyed_on");
            List<NewSurvey.Standing> standings = Stream.of("met", "partly", "not_met")
                    .flatMap(standing -> Arrays.stream(row.text(standing).split(";"))
                            .filter(code -> !code.isBlank())
                            .map(code -> new NewSurvey.Standing(code.strip(), standing, "")))
                    .toList();
            NewSurvey survey = new NewSurvey(
                    row.text("reasons_for"), row.text("reasons_against"), standings, 0, row.illustrative());
            context.at(row, "unit_key", () -> {
                surveyWard.survey(actor, cohort, unit, survey);
                return unit;
            });
            if (!row.text("chosen").isEmpty()) {
                context.at(row, "chosen", () -> {
                    chooseCandidate.choose(
                            actor, cohort, unit, row.text("chosen").equals("yes"), row.text("reason"));
                    return unit;
                });
            }
        }
    }

    private void loadRegistrations(ImportContext context, List<Row> rows) {
        for (Row row : rows) {
            long cohort = row.lookUp("cohort_key", context.cohorts);
            long unit = row.lookUp("unit_key", context.units);
            List<Long> registrations = context.at(
                    row,
                    "over_quota_reason",
                    () -> proposeRegistration.propose(
                            context.actor(row, "registered_by", "registered_on"),
                            cohort,
                            List.of(unit),
                            row.text("over_quota_reason"),
                            row.illustrative()));
            if (!row.text("confirmed_by").isEmpty()) {
                context.at(row, "confirmed_by", () -> {
                    confirmRegistration.confirm(
                            context.actor(row, "confirmed_by", "confirmed_on"), cohort, registrations);
                    return unit;
                });
            }
        }
    }
}
