package vn.kieumau.campaigns.pages;

/** Which wards of the pool are listed. */
public record ScreeningFilter(String q, String show) {
    public boolean blank() {
        return q.isEmpty() && show.equals("all");
    }
}
