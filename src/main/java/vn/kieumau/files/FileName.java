package vn.kieumau.files;

import java.util.regex.Pattern;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** What a sender calls a file. */
public final class FileName {
    /** Control characters, characters that do not show or turn the direction of writing, and what separates folders. */
    private static final Pattern DECEIVING = Pattern.compile(
            "[\\p{Cc}\\p{Cs}/\\\\\\u00AD\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]");

    private FileName() {}

    /**
     * The name as it is kept.
     *
     * @param field names the form field in a refusal
     * @throws Refused where it shows otherwise than it is, is missing, or has more than {@value Text#LINE} characters
     */
    public static String of(String sent, String field) {
        Refused.when(DECEIVING.matcher(sent).find() || sent.matches("\\s*\\.{1,2}\\s*"), FilesRefusal.NAME);
        return Text.required(sent, field, Text.LINE);
    }
}
