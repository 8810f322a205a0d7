package vn.kieumau.operations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.AppraiseCriteria;
import vn.kieumau.appraisal.Finding;
import vn.kieumau.appraisal.PassAppraisal;
import vn.kieumau.appraisal.ReturnDossier;
import vn.kieumau.assessment.Answer;
import vn.kieumau.assessment.AnswerCriterion;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.NewRemark;
import vn.kieumau.assessment.SubmitAssessment;
import vn.kieumau.assessment.WriteRemark;
import vn.kieumau.evidence.AddEvidence;
import vn.kieumau.evidence.EvidenceKind;
import vn.kieumau.evidence.NewEvidence;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Row;

/** Reads evidence.csv, answers.csv, submissions.csv, appraisals.csv, passes.csv, remarks.csv and returns.csv through the use cases that people use. */
@Component
@Order(3)
class DossiersImport implements FolderPart {
    private final AddEvidence addEvidence;
    private final AnswerCriterion answerCriterion;
    private final SubmitAssessment submitAssessment;
    private final AppraiseCriteria appraiseCriteria;
    private final PassAppraisal passAppraisal;
    private final WriteRemark writeRemark;
    private final ReturnDossier returnDossier;
    private final Dossiers dossiers;

    DossiersImport(
            AddEvidence addEvidence,
            AnswerCriterion answerCriterion,
            SubmitAssessment submitAssessment,
            AppraiseCriteria appraiseCriteria,
            PassAppraisal passAppraisal,
            WriteRemark writeRemark,
            ReturnDossier returnDossier,
            Dossiers dossiers) {
        this.addEvidence = addEvidence;
        this.answerCriterion = answerCriterion;
        this.submitAssessment = submitAssessment;
        this.appraiseCriteria = appraiseCriteria;
        this.passAppraisal = passAppraisal;
        this.writeRemark = writeRemark;
        this.returnDossier = returnDossier;
        this.dossiers = dossiers;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        loadEvidence(folder, context, folder.rows("evidence.csv"));
        loadAnswers(context, folder.rows("answers.csv"));
        loadSubmissions(context, folder.rows("submissions.csv"));
        loadAppraisals(context, folder.rows("appraisals.csv"), folder.rows("passes.csv"));
        loadRemarks(context, folder.rows("remarks.csv"));
        loadReturns(context, folder.rows("returns.csv"));
    }

    /** The importer answers for the folder's files with the recorded word that they hold no secrets. */
    private void loadEvidence(ImportFolder folder, ImportContext context, List<Row> rows) {
        for (Row row : rows) {
            NewEvidence item = new NewEvidence(
                    row.lookUp("unit_key", context.units),
                    row.required("title"),
                    row.oneOf("kind", EvidenceKind.class),
                    row.text("words"),
                    row.text("number"),
                    row.text("issuer"),
                    row.date("issued_on"),
                    row.date("covers_from"),
                    row.date("covers_to"),
                    row.date("valid_until"),
                    null,
                    UUID.randomUUID(),
                    true,
                    row.illustrative(),
                    row.list("files").stream()
                            .map(name -> new Upload(name, folder.file(row, "files", name)))
                            .toList());
            long id = context.at(
                    row, "files", () -> addEvidence.add(context.actor(row, "recorded_by", "recorded_on"), item));
            context.evidence.put(row.required("key"), id);
        }
    }

    private void loadAnswers(ImportContext context, List<Row> rows) {
        for (Row row : rows) {
            long dossier = dossier(context, row);
            List<Long> items = row.list("evidence_keys").stream()
                    .map(key -> {
                        Long item = context.evidence.get(key);
                        if (item == null) {
                            throw row.problem("evidence_keys", "names nothing that exists");
                        }
                        return item;
                    })
                    .toList();
            Answer answer = new Answer(
                    row.required("result"),
                    row.text("explanation"),
                    row.yes("instead_of_evidence"),
                    items,
                    null,
                    0,
                    row.illustrative());
            context.at(row, "criterion", () -> {
                answerCriterion.answer(
                        context.actor(row, "answered_by", "answered_on"), dossier, row.required("criterion"), answer);
                return dossier;
            });
        }
    }

    private void loadSubmissions(ImportContext context, List<Row> rows) {
        for (Row row : rows) {
            long dossier = dossier(context, row);
            context.at(
                    row,
                    "submitted_by",
                    () -> submitAssessment.submit(context.actor(row, "submitted_by", "submitted_on"), dossier));
        }
    }

    /** Level by level; a pass in the folder stands for both steps, prepared by the one who appraised last. */
    private void loadAppraisals(ImportContext context, List<Row> appraisals, List<Row> passes) {
        for (AppraisalLevel level : AppraisalLevel.values()) {
            Map<Long, Row> last = new HashMap<>();
            for (Row row : appraisals) {
                if (row.oneOf("level", AppraisalLevel.class) == level) {
                    long dossier = dossier(context, row);
                    last.put(dossier, row);
                    Finding finding =
                            new Finding(row.required("criterion"), row.required("result"), row.text("reason"), 0);
                    context.at(row, "criterion", () -> {
                        appraiseCriteria.appraise(
                                context.actor(row, "appraised_by", "appraised_on"), dossier, level, List.of(finding));
                        return dossier;
                    });
                }
            }
            for (Row row : passes) {
                if (row.oneOf("level", AppraisalLevel.class) == level) {
                    pass(context, row, level, last.get(dossier(context, row)));
                }
            }
        }
    }

    private void pass(ImportContext context, Row row, AppraisalLevel level, @Nullable Row appraised) {
        if (appraised == null) {
            throw row.problem("unit_key", "was not appraised at this level");
        }
        long dossier = dossier(context, row);
        context.at(row, "passed_by", () -> {
            passAppraisal.prepare(context.actor(appraised, "appraised_by", "appraised_on"), dossier, level);
            passAppraisal.pass(context.actor(row, "passed_by", "passed_on"), dossier, level);
            return dossier;
        });
    }

    private void loadRemarks(ImportContext context, List<Row> rows) {
        for (Row row : rows) {
            long dossier = dossier(context, row);
            NewRemark remark = new NewRemark(
                    row.text("criterion").isEmpty() ? null : row.text("criterion"),
                    row.required("text"),
                    row.date("due"),
                    UUID.randomUUID(),
                    row.illustrative());
            long id = context.at(
                    row,
                    "criterion",
                    () -> writeRemark.write(context.actor(row, "written_by", "written_on"), dossier, remark));
            if (!row.text("answer").isEmpty()) {
                context.at(row, "answer", () -> {
                    writeRemark.answer(
                            context.actor(row, "answered_by", "answered_on"), dossier, id, row.text("answer"));
                    return dossier;
                });
            }
        }
    }

    private void loadReturns(ImportContext context, List<Row> rows) {
        for (Row row : rows) {
            long dossier = dossier(context, row);
            context.at(row, "due", () -> {
                returnDossier.sendBack(
                        context.actor(row, "returned_by", "returned_on"),
                        dossier,
                        row.oneOf("level", AppraisalLevel.class),
                        row.required("reason"),
                        row.requiredDate("due"));
                return dossier;
            });
        }
    }

    private long dossier(ImportContext context, Row row) {
        return dossiers.of(row.lookUp("cohort_key", context.cohorts), row.lookUp("unit_key", context.units))
                .orElseThrow(() -> row.problem("unit_key", "has no confirmed registration in the cohort"));
    }
}
