package vn.kieumau.archive;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

/** Why something is not packed, or a period not kept. */
public enum ArchiveRefusal implements Refusal {
    NOT_DECIDED(409),
    ALREADY_PACKED(409),
    NOTHING_TO_PACK(409),
    PACKING_ALREADY(409),
    PROOF_GONE(409),
    PROOF_ALTERED(409),
    FILE_GONE(409),
    YEARS(422);

    private final int status;

    ArchiveRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "archive.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
