package vn.kieumau.appraisal;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.kieumau.audit.AuditDiscretion;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** What a level weighs before it has passed is its own: those below read its results, not its drafts. */
@Component
class UnfinishedWork implements AuditDiscretion {
    @Override
    public Set<Permission> withheld(Actor reader) {
        Set<Permission> withheld = EnumSet.noneOf(Permission.class);
        for (AppraisalLevel level : AppraisalLevel.values()) {
            if (!level.followedBy(reader)) {
                withheld.addAll(Set.of(level.appraises(), level.prepares(), level.handsBack()));
            }
        }
        return withheld;
    }
}
