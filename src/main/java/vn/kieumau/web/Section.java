package vn.kieumau.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.kieumau.kernel.Permission;

/**
 * One of the pages that are looked something up in, rather than worked on: they share one entry of the menu, and a line of their
 * own below it.
 *
 * @param url where it begins; every page below belongs to it
 */
public record Section(Permission permission, String url, String label) {
    private static final List<Section> REFERENCE = List.of(
            new Section(Permission.VIEW_CRITERIA, "/criteria", "web.nav.criteria"),
            new Section(Permission.VIEW_TEMPLATES, "/documents/templates", "web.nav.templates"),
            new Section(Permission.VIEW_UNITS, "/units", "web.nav.units"),
            new Section(Permission.VIEW_OFFICES, "/accounts/offices", "web.nav.offices"),
            new Section(Permission.VIEW_AUDIT, "/audit", "web.nav.audit"),
            new Section(Permission.VIEW_ARCHIVE, "/archive", "web.nav.archive"),
            new Section(Permission.VIEW_ACCOUNTS, "/accounts", "web.nav.accounts"),
            new Section(Permission.VIEW_NOTICE_RULES, "/notices/rules", "web.nav.notice_rules"),
            new Section(Permission.VIEW_WEBHOOKS, "/notices/webhooks", "web.nav.webhooks"),
            new Section(Permission.VIEW_BACKUPS, "/operations/backups", "web.nav.backups"));

    static List<Section> reference(View view) {
        return REFERENCE.stream().filter(each -> view.may(each.permission())).toList();
    }

    /** To which of them a page belongs: the one that names it most closely. */
    public static Optional<Section> of(List<Section> sections, String path) {
        return sections.stream()
                .filter(each -> path.equals(each.url()) || path.startsWith(each.url() + "/"))
                .max(Comparator.comparingInt(each -> each.url().length()));
    }
}
