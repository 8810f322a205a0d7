package vn.kieumau.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list, in which order. People turn pages: number from 1, size 10 to 250. Programs go on after the last key
 * that they have: so they miss no row and get none twice while others write.
 *
 * @param sort code of a column, with a minus before it for downwards; empty or unknown: the list's own order
 * @param after key of the last row that a program has, 0 for none; null for people, who turn pages
 */
public record Paging(
        int page, int size, String sort, @Nullable Long after) {
    public static final int DEFAULT_SIZE = 50;
    private static final int LEAST = 10;

    /** Rows of a page, and of what a program gets at once. */
    public static final int MOST = 250;

    /** Rows of a part of a file. */
    public static final int MOST_OF_A_FILE = 2_000;

    public Paging {
        page = Math.min(Math.max(page, 1), 100_000);
        size = Math.min(Math.max(size, after == null ? LEAST : 1), after == null ? MOST_OF_A_FILE : MOST);
    }

    public Paging(int page, int size, String sort) {
        this(page, size, sort, null);
    }

    public Paging(int page, int size) {
        this(page, size, "");
    }

    public static Paging after(long key, int size) {
        return new Paging(1, size, "", key);
    }

    public int offset() {
        return (page - 1) * size;
    }
}
