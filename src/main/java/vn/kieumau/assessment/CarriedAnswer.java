package vn.kieumau.assessment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.kieumau.criteria.Carrying;
import vn.kieumau.criteria.Pack;

/**
 * What an earlier dossier said of a criterion, in the words of the later one.
 *
 * @param code of the criterion
 * @param result empty where only single requirements go on
 * @param items evidence that proved it
 * @param requirements what was said of requirements that no figure judges, by their codes
 */
public record CarriedAnswer(
        String code,
        String result,
        String explanation,
        boolean insteadOfEvidence,
        List<Long> items,
        Map<String, String> requirements) {
    /** Whether the criterion goes on with all that belongs to it. */
    boolean complete() {
        return !result.isEmpty();
    }

    /**
     * Carries what was said. A criterion that goes on as a whole takes its answer, explanation and evidence with it; of any other
     * go on only the requirements that do, for the explanation and the proofs were those of another criterion.
     *
     * @param said by the criterion's code in the version before
     * @return by the criterion's code in this version, in its order; what nothing goes on to is left out
     */
    static Map<String, CarriedAnswer> carry(Pack now, Carrying carrying, Map<String, CarriedAnswer> said) {
        Map<String, String> statements = new LinkedHashMap<>();
        said.values().forEach(each -> statements.putAll(each.requirements()));
        Map<String, CarriedAnswer> carried = new LinkedHashMap<>();
        now.criteria().forEach(criterion -> {
            Map<String, String> requirements = new LinkedHashMap<>();
            for (Pack.Requirement each : criterion.requirements()) {
                String before = carrying.requirements().get(each.code());
                String result = before == null ? null : statements.get(before);
                if (result != null) {
                    requirements.put(each.code(), result);
                }
            }
            String parent = carrying.criteria().get(criterion.code());
            CarriedAnswer whole = parent == null ? null : said.get(parent);
            if (whole != null) {
                carried.put(
                        criterion.code(),
                        new CarriedAnswer(
                                criterion.code(),
                                whole.result(),
                                whole.explanation(),
                                whole.insteadOfEvidence(),
                                whole.items(),
                                requirements));
            } else if (!requirements.isEmpty()) {
                carried.put(
                        criterion.code(), new CarriedAnswer(criterion.code(), "", "", false, List.of(), requirements));
            }
        });
        return carried;
    }
}
