package vn.kieumau.audit;

import java.util.Set;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** Acts that a reader may not see although the unit is in scope, as the module that owns them knows. */
public interface AuditDiscretion {
    Set<Permission> withheld(Actor reader);
}
