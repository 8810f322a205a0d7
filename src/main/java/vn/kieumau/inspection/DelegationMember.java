package vn.kieumau.inspection;

import java.util.List;

/** Who goes with a delegation, as what. */
public record DelegationMember(
        long accountId, String login, String name, String nameEn, String role, String rank, String post) {
    /** In the order in which they are named. */
    public static final List<String> ROLES = List.of("head", "deputy", "secretary", "member");
}
