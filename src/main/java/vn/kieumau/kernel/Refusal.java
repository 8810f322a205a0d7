package vn.kieumau.kernel;

/** A lawful "no": each module lists its own in an enum. The key names a sentence for people in both languages. */
public interface Refusal {
    String name();

    /** Message key, for example {@code campaigns.refusal.over_quota_reason}. */
    String key();

    /** HTTP status that tells a program what kind of "no" this is. */
    int status();
}
