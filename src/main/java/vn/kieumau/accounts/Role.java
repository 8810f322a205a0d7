package vn.kieumau.accounts;

import static vn.kieumau.kernel.Permission.*;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Permission;

/** What each role may do, wherever it is granted. */
public enum Role {
    UNIT_OFFICER(
            follower(),
            RAISE_CHANGE_REQUEST,
            WITHDRAW_CHANGE_REQUEST,
            WRITE_VISIT_NOTES,
            FOLLOW_TAKE_HOME,
            KEEP_PLAN,
            KEEP_RESOURCES,
            LOG_SUPPORT,
            KEEP_INITIATIVE,
            LOG_ACTIVITY,
            KEEP_LESSON,
            RAISE_RECOMMENDATION,
            ACCEPT_RECOMMENDATION,
            ANSWER_RECOMMENDATION,
            CLOSE_RECOMMENDATION,
            REOPEN_RECOMMENDATION,
            KEEP_LEGAL_DOCUMENT,
            KEEP_COMMITTEE,
            ENTER_FIGURES,
            ANSWER_CRITERION,
            ADD_EVIDENCE,
            ANSWER_DEMAND,
            VIEW_HELD,
            LINK_EVIDENCE,
            WRITE_REMARK,
            ANSWER_REMARK),
    UNIT_CHIEF(
            follower(),
            RAISE_CHANGE_REQUEST,
            WITHDRAW_CHANGE_REQUEST,
            WRITE_VISIT_NOTES,
            FOLLOW_TAKE_HOME,
            KEEP_PLAN,
            KEEP_RESOURCES,
            LOG_SUPPORT,
            KEEP_INITIATIVE,
            LOG_ACTIVITY,
            KEEP_LESSON,
            RAISE_RECOMMENDATION,
            ACCEPT_RECOMMENDATION,
            ANSWER_RECOMMENDATION,
            CLOSE_RECOMMENDATION,
            REOPEN_RECOMMENDATION,
            VIEW_HELD,
            PURGE_HELD,
            RELEASE_HELD,
            KEEP_LEGAL_DOCUMENT,
            KEEP_COMMITTEE,
            COMPLAIN_ABOUT_TITLE,
            SUBMIT_ASSESSMENT,
            ISSUE_DOSSIER_REPORT,
            ANSWER_DEMAND,
            WRITE_REMARK,
            ANSWER_REMARK),
    DISTRICT_APPRAISER(
            follower(),
            VIEW_APPRAISAL_QUALITY,
            VIEW_SIMILAR_PHOTOGRAPHS,
            KEEP_INITIATIVE,
            KEEP_LESSON,
            APPRAISE_DISTRICT,
            PREPARE_DISTRICT,
            DRAFT_REMARK,
            WRITE_REMARK,
            ANSWER_REMARK),
    DISTRICT_APPROVER(
            follower(),
            VIEW_APPRAISAL_QUALITY,
            VIEW_SIMILAR_PHOTOGRAPHS,
            PASS_DISTRICT,
            HAND_BACK_DISTRICT,
            ISSUE_APPRAISAL_SLIP,
            RETURN_DISTRICT,
            DRAFT_REMARK,
            WRITE_REMARK),
    PROVINCIAL_OFFICER(
            follower(),
            VIEW_INSIGHT,
            KEEP_CONFERENCE,
            RAISE_CHANGE_REQUEST,
            WITHDRAW_CHANGE_REQUEST,
            WRITE_VISIT_NOTES,
            FOLLOW_TAKE_HOME,
            KEEP_PLAN,
            KEEP_RESOURCES,
            LOG_SUPPORT,
            KEEP_INITIATIVE,
            LOG_ACTIVITY,
            KEEP_LESSON,
            RAISE_RECOMMENDATION,
            CLOSE_RECOMMENDATION,
            REOPEN_RECOMMENDATION,
            VIEW_FORWARDED_RECOMMENDATION,
            ACCEPT_RECOMMENDATION,
            FORWARD_RECOMMENDATION,
            ANSWER_RECOMMENDATION,
            GROUP_RECOMMENDATION,
            ASSIGN_DIRECTIVE,
            SET_TARGET,
            SURVEY_WARD,
            CHOOSE_CANDIDATE,
            PROPOSE_REGISTRATION,
            KEEP_LEGAL_DOCUMENT,
            KEEP_COMMITTEE,
            TAKE_BACK_PROPOSAL,
            CHECK_TITLE,
            ENTER_PROVINCE_FIGURES,
            IMPORT_FIGURES,
            VIEW_APPRAISAL_QUALITY,
            VIEW_SIMILAR_PHOTOGRAPHS,
            TAKE_OVER_DOSSIER,
            APPRAISE_PROVINCE,
            PREPARE_PROVINCE,
            DRAFT_REMARK,
            APPOINT_COUNCIL,
            CONVENE_COUNCIL,
            OPEN_COUNCIL,
            CLOSE_COUNCIL,
            CANCEL_COUNCIL,
            PREPARE_DELEGATION,
            WRITE_CONCLUSION,
            FOLLOW_DEMAND,
            CANCEL_DELEGATION,
            KEEP_DELEGATION_PAPER,
            WRITE_REMARK,
            ANSWER_REMARK),
    PROVINCIAL_APPROVER(
            follower(),
            VIEW_INSIGHT,
            CONCLUDE_CONFERENCE,
            ISSUE_CONFERENCE_REPORT,
            RAISE_CHANGE_REQUEST,
            WITHDRAW_CHANGE_REQUEST,
            WRITE_VISIT_NOTES,
            FOLLOW_TAKE_HOME,
            KEEP_PLAN,
            KEEP_RESOURCES,
            LOG_SUPPORT,
            KEEP_INITIATIVE,
            LOG_ACTIVITY,
            KEEP_LESSON,
            RAISE_RECOMMENDATION,
            CLOSE_RECOMMENDATION,
            REOPEN_RECOMMENDATION,
            VIEW_FORWARDED_RECOMMENDATION,
            ACCEPT_RECOMMENDATION,
            FORWARD_RECOMMENDATION,
            ANSWER_RECOMMENDATION,
            GROUP_RECOMMENDATION,
            ASSIGN_DIRECTIVE,
            CONFIRM_REGISTRATION,
            WITHDRAW_REGISTRATION,
            VIEW_APPRAISAL_QUALITY,
            VIEW_SIMILAR_PHOTOGRAPHS,
            PASS_PROVINCE,
            HAND_BACK_PROVINCE,
            ISSUE_APPRAISAL_SLIP,
            ISSUE_RECOMMENDATION_LETTER,
            RETURN_PROVINCE,
            DECIDE_DELEGATION,
            KEEP_DELEGATION_PAPER,
            CONCLUDE_DELEGATION,
            ISSUE_DELEGATION_DOCUMENT,
            FOLLOW_DEMAND,
            DRAFT_REMARK,
            WRITE_REMARK),
    PROGRAMME_OFFICER(
            follower(),
            VIEW_INSIGHT,
            KEEP_CONFERENCE,
            KEEP_INITIATIVE,
            KEEP_LESSON,
            RAISE_CHANGE_REQUEST,
            WITHDRAW_CHANGE_REQUEST,
            GROUP_CHANGE_REQUEST,
            TRACE_CHANGE_REQUEST,
            WRITE_VISIT_NOTES,
            FOLLOW_TAKE_HOME,
            CLOSE_RECOMMENDATION,
            REOPEN_RECOMMENDATION,
            VIEW_FORWARDED_RECOMMENDATION,
            ACCEPT_RECOMMENDATION,
            FORWARD_RECOMMENDATION,
            ANSWER_RECOMMENDATION,
            GROUP_RECOMMENDATION,
            ASSIGN_DIRECTIVE,
            VIEW_CRITERIA_DRAFTS,
            DRAFT_CRITERIA,
            DROP_CRITERIA_DRAFT,
            SET_TARGET,
            VIEW_SCENARIOS,
            PLAN_SCENARIO,
            OPEN_COHORT,
            ASSIGN_QUOTA,
            TRANSFER_QUOTA,
            CARRY_QUOTA_OVER,
            KEEP_LEGAL_DOCUMENT,
            KEEP_COMMITTEE,
            VIEW_REORGANISATIONS,
            DRAFT_REORGANISATION,
            REHEARSE_REORGANISATION,
            CANCEL_REORGANISATION,
            IMPORT_UNITS,
            IMPORT_FIGURES,
            VIEW_APPRAISAL_QUALITY,
            VIEW_SIMILAR_PHOTOGRAPHS,
            VIEW_HELD,
            PURGE_HELD,
            RELEASE_HELD,
            APPRAISE_MINISTRY,
            PREPARE_MINISTRY,
            APPOINT_COUNCIL,
            CONVENE_COUNCIL,
            OPEN_COUNCIL,
            CLOSE_COUNCIL,
            CANCEL_COUNCIL,
            PREPARE_DELEGATION,
            WRITE_CONCLUSION,
            FOLLOW_DEMAND,
            CANCEL_DELEGATION,
            KEEP_DELEGATION_PAPER,
            PROPOSE_RECOGNITION,
            ISSUE_RECOGNITION_PROPOSAL,
            CHECK_TITLE,
            PREPARE_TITLE_ACT,
            DRAFT_REMARK,
            WRITE_REMARK),
    PROGRAMME_APPROVER(
            follower(),
            VIEW_INSIGHT,
            CONCLUDE_CONFERENCE,
            ISSUE_CONFERENCE_REPORT,
            GROUP_CHANGE_REQUEST,
            DECIDE_CHANGE_REQUEST,
            TRACE_CHANGE_REQUEST,
            WRITE_VISIT_NOTES,
            FOLLOW_TAKE_HOME,
            CLOSE_RECOMMENDATION,
            REOPEN_RECOMMENDATION,
            VIEW_FORWARDED_RECOMMENDATION,
            ACCEPT_RECOMMENDATION,
            FORWARD_RECOMMENDATION,
            ANSWER_RECOMMENDATION,
            GROUP_RECOMMENDATION,
            ASSIGN_DIRECTIVE,
            VIEW_REORGANISATIONS,
            CONFIRM_REORGANISATION,
            APPLY_REORGANISATION,
            UNDO_REORGANISATION,
            CANCEL_REORGANISATION,
            LOAD_UNITS,
            VIEW_CRITERIA_DRAFTS,
            SET_DENOMINATOR,
            VIEW_SCENARIOS,
            ADOPT_SCENARIO,
            PUBLISH_CRITERIA,
            RETIRE_CRITERIA,
            VIEW_APPRAISAL_QUALITY,
            VIEW_SIMILAR_PHOTOGRAPHS,
            PASS_MINISTRY,
            HAND_BACK_MINISTRY,
            ISSUE_APPRAISAL_SLIP,
            ISSUE_RECOMMENDATION_LETTER,
            RETURN_MINISTRY,
            DECIDE_DELEGATION,
            KEEP_DELEGATION_PAPER,
            CONCLUDE_DELEGATION,
            ISSUE_DELEGATION_DOCUMENT,
            FOLLOW_DEMAND,
            DECIDE_RECOGNITION,
            ISSUE_RECOGNITION_DECISION,
            DECIDE_TITLE_ACT,
            ANSWER_COMPLAINT,
            KEEP_MAINTENANCE_RULE,
            DRAFT_REMARK,
            WRITE_REMARK),
    /** Given by a delegation's decision and by nothing else, at the wards that it visits. */
    INSPECTOR(
            EnumSet.of(VIEW_MY_WORK, VIEW_NOTICES, MARK_NOTICES, MANAGE_OWN_ACCOUNT),
            VIEW_UNITS,
            VIEW_CRITERIA,
            VIEW_CAMPAIGNS,
            VIEW_PLAN,
            VIEW_DOSSIER,
            VIEW_EVIDENCE,
            VIEW_APPRAISAL,
            VIEW_INSPECTION,
            // What is beyond a ward is taken home to those who can decide.
            VIEW_RECOMMENDATION,
            RAISE_RECOMMENDATION,
            LEAD_DELEGATION,
            WRITE_CONCLUSION,
            WRITE_VISIT_NOTES,
            INSPECT,
            SEND_FROM_PHONE),
    /** A department or leader at the Ministry, for what was sent there: of all else it reads no more than the tree and the criteria. */
    SPECIALIST(
            EnumSet.of(VIEW_MY_WORK, VIEW_NOTICES, MARK_NOTICES, MANAGE_OWN_ACCOUNT),
            VIEW_UNITS,
            VIEW_CRITERIA,
            SEND_FROM_PHONE,
            VIEW_FORWARDED_RECOMMENDATION,
            ACCEPT_RECOMMENDATION,
            ANSWER_RECOMMENDATION,
            ISSUE_RECOMMENDATION_LETTER,
            GROUP_RECOMMENDATION),
    OBSERVER(reader(), VIEW_INSIGHT, VIEW_DOSSIER, VIEW_RECOMMENDATION),
    AUDITOR(follower(), VIEW_HELD, EXPORT_AUDIT, MAKE_CHECKPOINT),
    ADMINISTRATOR(
            EnumSet.of(VIEW_MY_WORK, MANAGE_OWN_ACCOUNT),
            VIEW_ACCOUNTS,
            CREATE_ACCOUNT,
            IMPORT_ACCOUNTS,
            DEACTIVATE_ACCOUNT,
            RESET_ACCOUNT,
            GRANT_ROLE,
            REVOKE_ROLE,
            VIEW_BACKUPS,
            MAKE_BACKUP);

    private final Set<Permission> permissions;

    Role(Set<Permission> base, Permission... more) {
        EnumSet<Permission> all = EnumSet.copyOf(base);
        Collections.addAll(all, more);
        permissions = Collections.unmodifiableSet(all);
    }

    /** By its name; empty for anything else. */
    public static Optional<Role> of(@Nullable String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }

    /** Whether an administrator gives it; rights to inspect come from a delegation only. */
    public boolean granted() {
        return this != INSPECTOR;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** Names of the roles that may do it. */
    public static String[] holding(Permission permission) {
        return Arrays.stream(values())
                .filter(each -> each.permissions.contains(permission))
                .map(Role::name)
                .toArray(String[]::new);
    }

    /** Whoever signs for others, or gives rights to others. */
    public boolean needsSecondFactor() {
        return switch (this) {
            case UNIT_CHIEF, DISTRICT_APPROVER, PROVINCIAL_APPROVER, PROGRAMME_APPROVER, ADMINISTRATOR -> true;
            default -> false;
        };
    }

    private static Set<Permission> reader() {
        return EnumSet.of(
                VIEW_MY_WORK,
                VIEW_NOTICES,
                MARK_NOTICES,
                MANAGE_OWN_ACCOUNT,
                VIEW_UNITS,
                VIEW_OFFICES,
                VIEW_CRITERIA,
                VIEW_CAMPAIGNS,
                VIEW_ROADMAP,
                VIEW_PLAN,
                VIEW_EXCHANGE,
                VIEW_FIGURES,
                // Anybody may sit in a council; whether somebody does is the council's business.
                VIEW_COUNCIL,
                RECORD_ATTENDANCE,
                VOTE_IN_COUNCIL,
                RECUSE_FROM_COUNCIL,
                VIEW_INSPECTION,
                // What was written on a delegation is sent also when its rights have ended.
                SEND_FROM_PHONE,
                VIEW_RECOGNITION);
    }

    private static Set<Permission> follower() {
        Set<Permission> all = reader();
        Collections.addAll(all, VIEW_DOSSIER, VIEW_EVIDENCE, VIEW_APPRAISAL, VIEW_RECOMMENDATION, VIEW_AUDIT);
        return all;
    }
}
