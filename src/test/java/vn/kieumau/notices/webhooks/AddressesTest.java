package vn.kieumau.notices.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are called, and how a call is signed. */
class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatIsNotOnThePublicInternetIsRefused(String address) throws UnknownHostException {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isFalse();
        assertThatThrownBy(() -> new Addresses("").resolve(address)).isInstanceOf(Addresses.NotPublic.class);
        assertThatThrownBy(() -> meaning("8.8.8.8", address).resolve("hai-mat.example"))
                .as("one of several")
                .isInstanceOf(Addresses.NotPublic.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.1",
                "223.255.255.255",
                "2400:cb00::1",
                "2606:4700::1111",
                "::ffff:8.8.8.8"
            })
    void whatIsOnThePublicInternetIsCalled(String address) throws UnknownHostException {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void hostsThatTheOperatorHasNamedAreCalledWhereverTheyAreAndNoOther() {
        Addresses addresses = new Addresses(" Bao-Cao.noi-bo , localhost");
        assertThatCode(() -> addresses.resolve("LOCALHOST")).doesNotThrowAnyException();
        assertThat(addresses.named("bao-cao.noi-bo")).isTrue();
        assertThatThrownBy(() -> addresses.resolve("127.0.0.1")).isInstanceOf(Addresses.NotPublic.class);
        assertThat(new Addresses("").named("")).isFalse();
    }

    /** The example of the specification. */
    @Test
    void aCallIsSignedAsStandardWebhooksSays() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(Signing.signatures(
                        List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(Signing.newSecret()).matches("whsec_[A-Za-z0-9+/]{43}=").isNotEqualTo(Signing.newSecret());
    }

    private static Addresses meaning(String... addresses) {
        return new Addresses("") {
            @Override
            InetAddress[] lookUp(String host) throws UnknownHostException {
                InetAddress[] found = new InetAddress[addresses.length];
                for (int i = 0; i < addresses.length; i++) {
                    found[i] = InetAddress.getByName(addresses[i]);
                }
                return found;
            }
        };
    }
}
