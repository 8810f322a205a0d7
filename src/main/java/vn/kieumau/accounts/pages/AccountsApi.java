package vn.kieumau.accounts.pages;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.accounts.AccountLine;
import vn.kieumau.accounts.Accounts;
import vn.kieumau.accounts.AccountsRefusal;
import vn.kieumau.accounts.GrantLine;
import vn.kieumau.accounts.GrantRoles;
import vn.kieumau.accounts.ImportAccounts;
import vn.kieumau.accounts.ManageAccounts;
import vn.kieumau.accounts.NewGrant;
import vn.kieumau.accounts.OfficeLine;
import vn.kieumau.accounts.Offices;
import vn.kieumau.accounts.Role;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.SecretAnswer;
import vn.kieumau.web.Slice;

/** What an administrator does, and who a token stands for. How one signs in oneself is no business of programs. */
@RestController
class AccountsApi {
    private final Accounts accounts;
    private final Offices offices;
    private final ManageAccounts manageAccounts;
    private final GrantRoles grantRoles;
    private final ImportAccounts importAccounts;
    private final String publicUrl;

    AccountsApi(
            Accounts accounts,
            Offices offices,
            ManageAccounts manageAccounts,
            GrantRoles grantRoles,
            ImportAccounts importAccounts,
            @Value("${kieumau.public-url}") String publicUrl) {
        this.accounts = accounts;
        this.offices = offices;
        this.manageAccounts = manageAccounts;
        this.grantRoles = grantRoles;
        this.importAccounts = importAccounts;
        this.publicUrl = publicUrl;
    }

    /** Who the token stands for. */
    record Me(String login, String displayName, List<Held> roles) {}

    record Held(String role, String office, long unitId) {}

    /** @param office empty for an administrator, who acts for none */
    record RoleOfOffice(String role, String office, String officeEn) {}

    record Account(
            long id,
            String login,
            String displayName,
            String displayNameEn,
            boolean active,
            List<RoleOfOffice> roles) {}

    record AccountWithGrants(Account account, List<GrantLine> grants) {}

    /** @param source where the post is stated */
    record Post(String title, String rank, String source) {}

    record Office(
            long officeId,
            String kind,
            String name,
            String nameEn,
            long unitId,
            String unitName,
            String unitPath,
            String source,
            List<Post> posts) {}

    record AccountToCreate(
            String login, String displayName, @Nullable String displayNameEn) {}

    /**
     * @param office null for an administrator
     * @param from first day; null: today
     * @param until last day; null: without end
     * @param substitute held for somebody who is absent: needs an end
     */
    record GrantToMake(
            String role,
            @Nullable Long office,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean substitute) {}

    record Active(boolean active) {}

    /** Links, each shown this once, with which somebody chooses a password; by login. */
    record Links(Map<String, String> links) {}

    @GetMapping("/api/v1/accounts/me")
    @Requires(Permission.VIEW_MY_WORK)
    @Operation(summary = "Who the token stands for, and what it may be used for")
    Me me(Actor actor) {
        return new Me(
                actor.login(),
                actor.displayName(),
                actor.grants().stream()
                        .map(grant -> new Held(grant.role(), grant.officeName(), grant.unitId()))
                        .toList());
    }

    @GetMapping("/api/v1/accounts")
    @Requires(Permission.VIEW_ACCOUNTS)
    @Operation(summary = "Accounts")
    Slice<Account> list(@RequestParam(defaultValue = "") String q, Paging paging) {
        return Slice.of(accounts.page(Text.sought(q), paging), AccountLine::id, AccountsApi::account);
    }

    @GetMapping("/api/v1/accounts/offices")
    @Requires(Permission.VIEW_OFFICES)
    @Operation(summary = "Offices of the units in reach, with their posts as a source states them")
    Slice<Office> offices(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            Paging paging) {
        return Slice.of(offices.page(actor, Text.sought(q), kind, paging), OfficeLine::officeId, AccountsApi::office);
    }

    @PostMapping("/api/v1/accounts")
    @Requires(Permission.CREATE_ACCOUNT)
    @Operation(summary = "Create an account without roles and without a password")
    ResponseEntity<Created> create(Actor actor, @RequestBody AccountToCreate account) {
        return Created.at(
                "/api/v1/accounts",
                manageAccounts.create(
                        actor, account.login(), account.displayName(), Objects.toString(account.displayNameEn(), "")));
    }

    @PostMapping(value = "/api/v1/accounts/import", consumes = "text/csv")
    @Requires(Permission.IMPORT_ACCOUNTS)
    @Operation(summary = "Create many accounts with their roles from CSV; all lines or none")
    Links load(Actor actor, @RequestBody String csv, HttpServletRequest request) {
        SecretAnswer.mark(request);
        Map<String, String> codes = importAccounts.load(actor, csv);
        codes.replaceAll((login, code) -> address(code));
        return new Links(codes);
    }

    @GetMapping("/api/v1/accounts/{id}")
    @Requires(Permission.VIEW_ACCOUNTS)
    @Operation(summary = "An account with all roles it ever had")
    AccountWithGrants show(Actor actor, @PathVariable long id) {
        return new AccountWithGrants(account(Refused.found(accounts.find(id))), accounts.grants(id, actor.today()));
    }

    @PostMapping("/api/v1/accounts/{id}/active")
    @Requires(Permission.DEACTIVATE_ACCOUNT)
    @Operation(summary = "Let an account sign in, or no longer")
    AccountWithGrants activate(Actor actor, @PathVariable long id, @RequestBody Active wanted, IfMatch seen) {
        return act(seen, actor, id, () -> manageAccounts.activate(actor, id, wanted.active()));
    }

    @PostMapping("/api/v1/accounts/{id}/grants")
    @Requires(Permission.GRANT_ROLE)
    @Operation(summary = "Give a role in an office for a period")
    AccountWithGrants grant(Actor actor, @PathVariable long id, @RequestBody GrantToMake grant, IfMatch seen) {
        Role role = Role.of(grant.role())
                .orElseThrow(() -> new Refused(AccountsRefusal.NO_ROLE, new Text.Field("accounts.role")));
        return act(
                seen,
                actor,
                id,
                () -> grantRoles.grant(
                        actor,
                        id,
                        new NewGrant(
                                role,
                                grant.office(),
                                grant.from() == null ? actor.today() : grant.from(),
                                grant.until(),
                                grant.substitute())));
    }

    @PostMapping("/api/v1/accounts/{id}/grants/{grant}/revoke")
    @Requires(Permission.REVOKE_ROLE)
    @Operation(summary = "Take a role back, from now on")
    AccountWithGrants revoke(Actor actor, @PathVariable long id, @PathVariable long grant, IfMatch seen) {
        return act(seen, actor, id, () -> grantRoles.revoke(actor, id, grant));
    }

    @PostMapping("/api/v1/accounts/{id}/link")
    @Requires(Permission.RESET_ACCOUNT)
    @Operation(summary = "A new link, shown this once, with which its owner chooses a password")
    Links link(Actor actor, @PathVariable long id, HttpServletRequest request) {
        SecretAnswer.mark(request);
        String login = Refused.found(accounts.find(id)).login();
        return new Links(Map.of(login, address(manageAccounts.link(actor, id))));
    }

    @PostMapping("/api/v1/accounts/{id}/second-factor/reset")
    @Requires(Permission.RESET_ACCOUNT)
    @Operation(summary = "Forget the second factor of an account whose owner has lost it")
    AccountWithGrants resetSecondFactor(Actor actor, @PathVariable long id) {
        manageAccounts.resetSecondFactor(actor, id);
        return show(actor, id);
    }

    /** The account is locked first, so that what was seen is still so when the act is done. */
    private AccountWithGrants act(IfMatch seen, Actor actor, long id, Runnable act) {
        accounts.lock(id);
        seen.check(() -> show(actor, id));
        act.run();
        return show(actor, id);
    }

    private String address(String code) {
        return publicUrl + "/accounts/links/" + code;
    }

    private static Account account(AccountLine line) {
        return new Account(
                line.id(),
                line.login(),
                line.displayName(),
                line.displayNameEn(),
                line.active(),
                line.roles().stream()
                        .map(role -> new RoleOfOffice(role[0], role[1], role[2]))
                        .toList());
    }

    private static Office office(OfficeLine line) {
        return new Office(
                line.officeId(),
                line.kind(),
                line.name(),
                line.nameEn(),
                line.unitId(),
                line.unitName(),
                line.unitPath(),
                line.source(),
                line.statedPosts().stream()
                        .map(post -> new Post(post[0], post[1], post[2]))
                        .toList());
    }
}
