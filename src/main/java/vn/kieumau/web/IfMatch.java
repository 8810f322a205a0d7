package vn.kieumau.web;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Refused;

/** Which state of a thing a program has seen before it acts on it: the {@code If-Match} of RFC 9110. */
public final class IfMatch {
    private final @Nullable String seen;
    private final Representation representation;

    IfMatch(@Nullable String seen, Representation representation) {
        this.seen = seen;
        this.representation = representation;
    }

    /** For what replaces something: it must not be done unseen. */
    public IfMatch required() {
        Refused.when(seen == null, WebRefusal.PRECONDITION_REQUIRED);
        return this;
    }

    /** @param now what reading it answers now; asked only where the program says what it has seen */
    public void check(Supplier<?> now) {
        if (seen == null || seen.strip().equals("*")) {
            return;
        }
        String etag = representation.etag(now.get());
        Refused.when(
                Arrays.stream(seen.split(",")).map(String::strip).noneMatch(etag::equals),
                WebRefusal.PRECONDITION_FAILED);
    }
}
