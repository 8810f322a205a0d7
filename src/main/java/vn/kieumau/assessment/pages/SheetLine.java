package vn.kieumau.assessment.pages;

import java.util.List;
import vn.kieumau.assessment.CriterionAnswer;
import vn.kieumau.assessment.Proof;
import vn.kieumau.criteria.Pack;

/** A criterion on the page of all: what is saved, what the form shows, and what proves it. */
public record SheetLine(CriterionAnswer answer, Pack.Criterion criterion, AnswerForm form, List<Proof> proofs) {}
