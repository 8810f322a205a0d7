package vn.kieumau.kernel;

/** What may be done; each named after its one use case and never borrowed for another. */
public enum Permission {
    VIEW_MY_WORK,
    VIEW_UNITS,
    VIEW_REORGANISATIONS,
    DRAFT_REORGANISATION,
    REHEARSE_REORGANISATION,
    CONFIRM_REORGANISATION,
    APPLY_REORGANISATION,
    UNDO_REORGANISATION,
    CANCEL_REORGANISATION,
    IMPORT_UNITS,
    LOAD_UNITS,
    VIEW_CRITERIA,
    VIEW_CAMPAIGNS,
    OPEN_COHORT,
    ASSIGN_QUOTA,
    PROPOSE_REGISTRATION,
    CONFIRM_REGISTRATION,
    TAKE_BACK_PROPOSAL,
    WITHDRAW_REGISTRATION,
    VIEW_FIGURES,
    ENTER_FIGURES,
    ENTER_PROVINCE_FIGURES,
    VIEW_EVIDENCE,
    ADD_EVIDENCE,
    LINK_EVIDENCE,
    VIEW_DOSSIER,
    ANSWER_CRITERION,
    SUBMIT_ASSESSMENT,
    WRITE_REMARK,
    ANSWER_REMARK,
    VIEW_APPRAISAL,
    APPRAISE_PROVINCE,
    PREPARE_PROVINCE,
    HAND_BACK_PROVINCE,
    PASS_PROVINCE,
    RETURN_PROVINCE,
    APPRAISE_MINISTRY,
    PREPARE_MINISTRY,
    HAND_BACK_MINISTRY,
    PASS_MINISTRY,
    RETURN_MINISTRY,
    VIEW_RECOGNITION,
    PROPOSE_RECOGNITION,
    DECIDE_RECOGNITION,
    VIEW_AUDIT,
    EXPORT_AUDIT,
    MAKE_CHECKPOINT,
    VIEW_OFFICES,
    VIEW_ACCOUNTS,
    CREATE_ACCOUNT,
    IMPORT_ACCOUNTS,
    DEACTIVATE_ACCOUNT,
    RESET_ACCOUNT,
    GRANT_ROLE,
    REVOKE_ROLE,
    MANAGE_OWN_ACCOUNT,
    VIEW_BACKUPS,
    MAKE_BACKUP;

    /**
     * Whether it holds for units that have ended too: whatever only reads; and withdrawing, which is how what an ended unit left
     * open is closed. Nothing else is done any more in a unit that has ended.
     */
    public boolean readsEnded() {
        return name().startsWith("VIEW_") || this == EXPORT_AUDIT || this == WITHDRAW_REGISTRATION;
    }
}
