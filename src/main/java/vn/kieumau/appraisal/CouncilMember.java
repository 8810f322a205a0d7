package vn.kieumau.appraisal;

import java.util.List;

/** One who sits in a council: for which office, and as what (chair, vice_chair, secretary, member). */
public record CouncilMember(long accountId, String login, String name, String nameEn, String office, String role) {
    public static final List<String> ROLES = List.of("chair", "vice_chair", "secretary", "member");
}
