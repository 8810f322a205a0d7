package vn.kieumau.campaigns.pages;

import vn.kieumau.kernel.Paging;

/** Which registrations of a cohort are listed. */
public record RegistrationFilter(String q, String state, long province, Paging paging) {
    static final RegistrationFilter NONE = new RegistrationFilter("", "", 0, new Paging(1, Paging.DEFAULT_SIZE));

    public boolean blank() {
        return q.isEmpty() && state.isEmpty() && province == 0;
    }
}
