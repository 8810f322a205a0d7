package vn.kieumau.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.kernel.Refused;

/** Sees that an act is refused, and by which refusal. */
public final class Refusals {
    private Refusals() {}

    public static void refused(Refusal refusal, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
