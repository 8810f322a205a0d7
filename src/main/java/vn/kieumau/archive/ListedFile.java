package vn.kieumau.archive;

/**
 * A file of a package as the page in it lists it.
 *
 * @param path from that page
 * @param name as whoever sent it called it, or as the package does
 */
public record ListedFile(String path, String name, long size, String sha256) {
    static ListedFile of(Bag.Part part) {
        return of(part, path(part));
    }

    static ListedFile of(Bag.Part part, String name) {
        return new ListedFile(path(part), name, part.size(), part.sha256());
    }

    /** From index.html, which lies beside it. */
    private static String path(Bag.Part part) {
        return part.path().substring(Bag.PAYLOAD.length());
    }
}
