package vn.kieumau.web;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;
import vn.kieumau.kernel.PageOf;

/**
 * Part of a list as programs read it, in the order of keys.
 *
 * @param next address of what follows; null where nothing does
 */
public record Slice<T>(List<T> items, @Nullable String next) {
    /** @param key what the list goes on after */
    public static <T> Slice<T> of(PageOf<T> rows, ToLongFunction<T> key) {
        return of(rows, key, Function.identity());
    }

    /** @param shown how a row of the list looks to programs */
    public static <R, T> Slice<T> of(PageOf<R> rows, ToLongFunction<R> key, Function<R, T> shown) {
        List<R> items = rows.items();
        boolean more = items.size() == rows.paging().size();
        return new Slice<>(
                items.stream().map(shown).toList(), more ? after(key.applyAsLong(items.get(items.size() - 1))) : null);
    }

    private static String after(long key) {
        UriComponents here = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("after", key)
                .build();
        return here.getPath() + "?" + here.getQuery();
    }
}
