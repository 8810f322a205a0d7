package vn.kieumau.notices.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Which addresses are called: those of the public internet, and whatever hosts are called that an operator has named. Asked when a connection is
 * made, of the addresses to which it is made: what a name meant when somebody registered it says nothing about what it means now.
 */
@Component
class Addresses implements DnsResolver {
    /** What the registries of IANA keep for special purposes, in IPv4. */
    private static final List<IpAddressMatcher> SPECIAL = matchers(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");

    /** All of IPv6 that is given out to networks, and what within it leads elsewhere: Teredo and its neighbours, documentation, 6to4. */
    private static final List<IpAddressMatcher> GLOBAL = matchers("2000::/3");

    private static final List<IpAddressMatcher> SPECIAL_WITHIN =
            matchers("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final Set<String> named;

    Addresses(@Value("${kieumau.webhook-private-hosts:}") String named) {
        this.named = Stream.of(named.split(","))
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Told apart from a name that nobody knows. */
    static final class NotPublic extends UnknownHostException {
        NotPublic(String host) {
            super(host);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = lookUp(host);
        if (!named(host) && !Arrays.stream(found).allMatch(Addresses::isPublic)) {
            throw new NotPublic(host);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    InetAddress[] lookUp(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host);
    }

    boolean named(String host) {
        return named.contains(host.toLowerCase(Locale.ROOT));
    }

    /** An IPv4 address that is mapped into IPv6 is one to Java already. */
    static boolean isPublic(InetAddress address) {
        String text = address.getHostAddress().replaceAll("%.*", "");
        return text.contains(":") ? any(GLOBAL, text) && !any(SPECIAL_WITHIN, text) : !any(SPECIAL, text);
    }

    private static boolean any(List<IpAddressMatcher> ranges, String text) {
        return ranges.stream().anyMatch(each -> each.matches(text));
    }

    private static List<IpAddressMatcher> matchers(String... ranges) {
        return Arrays.stream(ranges).map(IpAddressMatcher::new).toList();
    }
}
