package vn.kieumau.accounts;

import static vn.kieumau.kernel.Permission.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import vn.kieumau.kernel.Permission;

/** What each role may do, wherever it is granted. */
public enum Role {
    UNIT_OFFICER(follower(), ANSWER_CRITERION, ADD_EVIDENCE, LINK_EVIDENCE),
    UNIT_CHIEF(follower(), SUBMIT_ASSESSMENT),
    PROVINCIAL_OFFICER(follower(), PROPOSE_REGISTRATION, APPRAISE_PROVINCE, PREPARE_PROVINCE),
    PROVINCIAL_APPROVER(follower(), CONFIRM_REGISTRATION, PASS_PROVINCE, HAND_BACK_PROVINCE),
    PROGRAMME_OFFICER(follower(), OPEN_COHORT, ASSIGN_QUOTA, APPRAISE_MINISTRY, PREPARE_MINISTRY, PROPOSE_RECOGNITION),
    PROGRAMME_APPROVER(follower(), PASS_MINISTRY, HAND_BACK_MINISTRY, DECIDE_RECOGNITION),
    OBSERVER(reader(), VIEW_DOSSIER),
    AUDITOR(follower()),
    ADMINISTRATOR(EnumSet.of(VIEW_MY_WORK), VIEW_ACCOUNTS);

    private final Set<Permission> permissions;

    Role(Set<Permission> base, Permission... more) {
        EnumSet<Permission> all = EnumSet.copyOf(base);
        Collections.addAll(all, more);
        permissions = Collections.unmodifiableSet(all);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    private static Set<Permission> reader() {
        return EnumSet.of(VIEW_MY_WORK, VIEW_UNITS, VIEW_OFFICES, VIEW_CRITERIA, VIEW_CAMPAIGNS, VIEW_RECOGNITION);
    }

    private static Set<Permission> follower() {
        Set<Permission> all = reader();
        Collections.addAll(all, VIEW_DOSSIER, VIEW_EVIDENCE, VIEW_APPRAISAL, VIEW_AUDIT);
        return all;
    }
}
