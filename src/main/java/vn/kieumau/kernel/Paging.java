package vn.kieumau.kernel;

/** Which page of a list: number from 1, size 10 to 250. */
public record Paging(int page, int size) {
    public static final int DEFAULT_SIZE = 50;

    public Paging {
        page = Math.min(Math.max(page, 1), 100_000);
        size = Math.min(Math.max(size, 10), 250);
    }

    public int offset() {
        return (page - 1) * size;
    }
}
