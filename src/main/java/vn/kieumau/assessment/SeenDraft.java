package vn.kieumau.assessment;

import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;

/** A draft in the version that somebody has seen: what a colleague has changed since is not sent unread. */
public record SeenDraft(long draftId, int version) {

    /** As a form says it, for example {@code 12.1}. */
    public static SeenDraft of(String typed) {
        Refused.when(!typed.matches("[0-9]{1,18}\\.[0-9]{1,9}"), KernelRefusal.NOT_FOUND);
        int dot = typed.indexOf('.');
        return new SeenDraft(Long.parseLong(typed.substring(0, dot)), Integer.parseInt(typed.substring(dot + 1)));
    }

    @Override
    public String toString() {
        return draftId + "." + version;
    }
}
