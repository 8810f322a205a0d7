package vn.kieumau.accounts;

/** An office in a list. Posts come as {@code title|rank|source}, separated by {@code #}, as a source states them. */
public record OfficeLine(
        long officeId,
        String kind,
        String name,
        String nameEn,
        long unitId,
        String unitName,
        String unitPath,
        String source,
        String posts,
        long total) {
    public java.util.List<String[]> statedPosts() {
        return Packed.rows(posts);
    }
}
