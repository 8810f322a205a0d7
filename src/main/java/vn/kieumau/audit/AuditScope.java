package vn.kieumau.audit;

import java.util.Optional;
import vn.kieumau.kernel.Actor;

/** Which units' entries a reader may see. */
public interface AuditScope {
    /** Units in reach; empty when the reader reaches the whole country and needs no filter. */
    Optional<Long[]> unitsOf(Actor reader);
}
