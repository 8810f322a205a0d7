package vn.kieumau.support;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** An authenticator app. */
public final class Codes {
    private Codes() {}

    public static String now(String secret) {
        return later(secret, 0);
    }

    /** What it shows some steps of 30 seconds from now. */
    public static String later(String secret, int steps) {
        TimeBasedOneTimePasswordGenerator app = new TimeBasedOneTimePasswordGenerator();
        try {
            return app.generateOneTimePasswordString(
                    new SecretKeySpec(new Base32().decode(secret), app.getAlgorithm()),
                    Instant.ofEpochMilli(System.currentTimeMillis())
                            .plus(app.getTimeStep().multipliedBy(steps)));
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
