package vn.kieumau.notices.rules;

import java.util.List;
import java.util.stream.Stream;

/**
 * An act of which people are told.
 *
 * @param usualCodes whom the rules name, with commas between them: roles, OWNER, PREPARED
 * @param toldCodes who is told now
 * @param chosen whether that is an administrator's choice
 * @param owned whether its row names an office that has it
 */
public record ToldAct(
        long actId, String act, String usualCodes, String toldCodes, boolean chosen, boolean owned, int version) {
    public List<String> usual() {
        return list(usualCodes);
    }

    public List<String> told() {
        return list(toldCodes);
    }

    private static List<String> list(String codes) {
        return Stream.of(codes.split(",")).filter(each -> !each.isEmpty()).toList();
    }
}
