package vn.kieumau.campaigns.pages;

/** Which documents of the legal basis are listed; empty: all. */
public record LegalFilter(String q, String kind, String issuer, String state) {
    public boolean blank() {
        return q.isEmpty() && kind.isEmpty() && issuer.isEmpty() && state.isEmpty();
    }
}
