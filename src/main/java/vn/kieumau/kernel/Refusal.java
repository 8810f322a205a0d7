package vn.kieumau.kernel;

/** A lawful "no": each module lists its own in an enum. The key names a sentence for people in both languages. */
public interface Refusal {
    String name();

    /** Message key, for example {@code campaigns.refusal.over_quota_reason}. */
    String key();

    /** What programs know it by, the same for ever: {@code campaigns.over_quota_reason}; what all modules share has no prefix. */
    default String code() {
        return key().replaceFirst("^web\\.refusal\\.", "").replace(".refusal.", ".");
    }

    /** HTTP status that tells a program what kind of "no" this is. */
    int status();
}
