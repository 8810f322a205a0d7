package vn.kieumau.kernel;

/**
 * Which page of a list, in which order: number from 1, size 10 to 250.
 *
 * @param sort code of a column, with a minus before it for downwards; empty or unknown: the list's own order
 */
public record Paging(int page, int size, String sort) {
    public static final int DEFAULT_SIZE = 50;

    public Paging {
        page = Math.min(Math.max(page, 1), 100_000);
        size = Math.min(Math.max(size, 10), 250);
    }

    public Paging(int page, int size) {
        this(page, size, "");
    }

    public int offset() {
        return (page - 1) * size;
    }
}
