package vn.kieumau.inspection;

import java.time.LocalDate;
import java.util.Map;

/** Since when wards bear their titles; told by the module that keeps them. */
public interface TitleAges {
    /** The day of the last title that was conferred and not revoked; no entry for a ward without one. */
    Map<Long, LocalDate> lastConferred(Long[] unitIds);
}
