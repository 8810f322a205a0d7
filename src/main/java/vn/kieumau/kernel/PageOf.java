package vn.kieumau.kernel;

import java.util.List;

/** One page of a list and how many rows there are in all. */
public record PageOf<T>(List<T> items, long total, Paging paging) {
    public int pages() {
        return (int) Math.max(1, (total + paging.size() - 1) / paging.size());
    }
}
