package vn.kieumau.accounts.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.accounts.Accounts;
import vn.kieumau.accounts.ExportAccounts;
import vn.kieumau.accounts.GrantRoles;
import vn.kieumau.accounts.Identities;
import vn.kieumau.accounts.ImportAccounts;
import vn.kieumau.accounts.ManageAccounts;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.TableDownload;

/** Accounts and their roles, for administrators. */
@Controller
class AccountsController {
    private final Accounts accounts;
    private final ManageAccounts manageAccounts;
    private final GrantRoles grantRoles;
    private final ImportAccounts importAccounts;
    private final ExportAccounts exportAccounts;
    private final Identities identities;
    private final FormPage forms;
    private final String publicUrl;

    AccountsController(
            Accounts accounts,
            ManageAccounts manageAccounts,
            GrantRoles grantRoles,
            ImportAccounts importAccounts,
            ExportAccounts exportAccounts,
            Identities identities,
            FormPage forms,
            @Value("${kieumau.public-url}") String publicUrl) {
        this.accounts = accounts;
        this.manageAccounts = manageAccounts;
        this.grantRoles = grantRoles;
        this.importAccounts = importAccounts;
        this.exportAccounts = exportAccounts;
        this.identities = identities;
        this.forms = forms;
        this.publicUrl = publicUrl;
    }

    @GetMapping("/accounts")
    @Requires(Permission.VIEW_ACCOUNTS)
    String list(@RequestParam(defaultValue = "") String q, Paging paging, Model model) {
        String words = Text.sought(q);
        model.addAttribute("rows", accounts.page(words, paging));
        model.addAttribute("q", words);
        return "accounts/list";
    }

    @GetMapping("/accounts/new")
    @Requires(Permission.CREATE_ACCOUNT)
    String typeNew(Model model) {
        model.addAttribute("form", AccountForm.EMPTY);
        return "accounts/new";
    }

    @PostMapping("/accounts/new")
    @Requires(Permission.CREATE_ACCOUNT)
    String create(Actor actor, @ModelAttribute("form") AccountForm form, Model model, RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    long id = manageAccounts.create(
                            actor,
                            Objects.toString(form.login(), ""),
                            Objects.toString(form.name(), ""),
                            Objects.toString(form.nameEn(), ""));
                    next.addFlashAttribute("notice", "accounts.created");
                    return "redirect:/accounts/" + id;
                },
                () -> "accounts/new");
    }

    @GetMapping("/accounts/import")
    @Requires(Permission.IMPORT_ACCOUNTS)
    String chooseFile(Model model) {
        model.addAttribute("links", Map.of());
        return "accounts/import";
    }

    @GetMapping("/accounts/export")
    @Requires(Permission.IMPORT_ACCOUNTS)
    void export(Actor actor, HttpServletResponse response) throws IOException {
        try (TableDownload out = TableDownload.begin(response, "accounts", "csv", ImportAccounts.COLUMNS)) {
            exportAccounts.lines(actor.today(), out::line);
        }
    }

    /** The links are shown with the answer itself, once: they are kept nowhere. */
    @PostMapping("/accounts/import")
    @Requires(Permission.IMPORT_ACCOUNTS)
    String load(Actor actor, @RequestParam(required = false) @Nullable MultipartFile file, Model model) {
        return forms.submit(
                model,
                () -> {
                    Map<String, String> codes = importAccounts.load(actor, text(file));
                    codes.replaceAll((login, code) -> address(code));
                    model.addAttribute("links", codes);
                    return "accounts/import";
                },
                () -> chooseFile(model));
    }

    @GetMapping("/accounts/{id}")
    @Requires(Permission.VIEW_ACCOUNTS)
    String show(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, GrantForm.EMPTY, "", model);
    }

    @PostMapping("/accounts/{id}/grants")
    @Requires(Permission.GRANT_ROLE)
    String grant(
            Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") GrantForm form,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    grantRoles.grant(actor, id, form.read(actor.today()));
                    next.addFlashAttribute("notice", "accounts.granted");
                    return "redirect:/accounts/" + id;
                },
                () -> page(actor, id, form, "", model));
    }

    @PostMapping("/accounts/{id}/grants/{grant}/revoke")
    @Requires(Permission.REVOKE_ROLE)
    String revoke(Actor actor, @PathVariable long id, @PathVariable long grant, Model model, RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    grantRoles.revoke(actor, id, grant);
                    next.addFlashAttribute("notice", "accounts.revoked");
                    return "redirect:/accounts/" + id;
                },
                () -> page(actor, id, GrantForm.EMPTY, "", model));
    }

    @PostMapping("/accounts/{id}/active")
    @Requires(Permission.DEACTIVATE_ACCOUNT)
    String activate(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean active,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    manageAccounts.activate(actor, id, active);
                    next.addFlashAttribute("notice", active ? "accounts.activated" : "accounts.deactivated");
                    return "redirect:/accounts/" + id;
                },
                () -> page(actor, id, GrantForm.EMPTY, "", model));
    }

    /** The link is shown with the answer itself, once: it is kept nowhere. */
    @PostMapping("/accounts/{id}/link")
    @Requires(Permission.RESET_ACCOUNT)
    String link(Actor actor, @PathVariable long id, Model model) {
        return forms.submit(
                model,
                () -> page(actor, id, GrantForm.EMPTY, address(manageAccounts.link(actor, id)), model),
                () -> page(actor, id, GrantForm.EMPTY, "", model));
    }

    @PostMapping("/accounts/{id}/second-factor/reset")
    @Requires(Permission.RESET_ACCOUNT)
    String resetSecondFactor(Actor actor, @PathVariable long id, Model model, RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    manageAccounts.resetSecondFactor(actor, id);
                    next.addFlashAttribute("notice", "accounts.second_factor.was_reset");
                    return "redirect:/accounts/" + id;
                },
                () -> page(actor, id, GrantForm.EMPTY, "", model));
    }

    private String page(Actor actor, long id, GrantForm form, String link, Model model) {
        model.addAttribute("account", Refused.found(accounts.find(id)));
        model.addAttribute("grants", accounts.grants(id, actor.today()));
        model.addAttribute("offices", accounts.offices());
        model.addAttribute("issuers", identities.issuers(id));
        model.addAttribute("own", id == actor.accountId());
        model.addAttribute("form", form);
        model.addAttribute("link", link);
        return "accounts/show";
    }

    private String address(String code) {
        return publicUrl + "/accounts/links/" + code;
    }

    private static String text(@Nullable MultipartFile file) {
        try {
            return file == null ? "" : new String(file.getBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
