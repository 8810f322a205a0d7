package vn.kieumau.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Texts of one line with bars between them: {@code vi | en}. A bar or line break within a text is written {@code \|} and {@code \n},
 * a backslash {@code \\}, so that every text comes back as it was: a draft may hold any, though none may be published that has them.
 */
public final class Bars {
    private Bars() {}

    public static String join(List<String> texts) {
        return texts.stream().map(Bars::escaped).collect(Collectors.joining(" | "));
    }

    /** The texts of a line, without the blanks around them. */
    public static List<String> split(String line) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char sign = line.charAt(i);
            char next = i + 1 < line.length() ? line.charAt(i + 1) : ' ';
            if (sign == '|') {
                texts.add(text.toString().strip());
                text.setLength(0);
            } else if (sign == '\\' && "|\\nr".indexOf(next) >= 0) {
                text.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
                i++;
            } else {
                text.append(sign);
            }
        }
        texts.add(text.toString().strip());
        return List.copyOf(texts);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
