package vn.kieumau.notices.webhooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.notices.NoticesRefusal;

/** Registers receivers, changes them, gives them another secret, and sends again what did not arrive. */
@Component
class KeepReceiver {
    /** So long the secret before the last goes on to hold. */
    static final int BOTH_HOURS = 24;

    private static final Text.Field URL = new Text.Field("notices.webhook.url");

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Receivers receivers;
    private final Addresses addresses;

    KeepReceiver(JdbcClient jdbc, Audit audit, Receivers receivers, Addresses addresses) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.receivers = receivers;
        this.addresses = addresses;
    }

    /** @param secret shown this once, and to nobody else */
    record Registered(long receiverId, String secret) {
        @Override
        public String toString() {
            return String.valueOf(receiverId);
        }
    }

    @Transactional
    public Registered register(Actor actor, NewReceiver typed) {
        actor.require(Permission.KEEP_WEBHOOK);
        Checked checked = check(typed);
        long id;
        try {
            id = jdbc.sql("""
                            insert into notices.receiver (office_id, name, url, acts, enabled)
                            values (:office, :name, :url, string_to_array(:acts, ','), true) returning id
                            """)
                    .param("office", checked.office())
                    .param("name", checked.name())
                    .param("url", checked.url())
                    .param("acts", checked.acts())
                    .query(Long.class)
                    .single();
        } catch (DataIntegrityViolationException nobody) {
            throw noOffice();
        }
        String secret = newSecret(id);
        record(actor, Permission.KEEP_WEBHOOK, id, checked.name(), "");
        return new Registered(id, secret);
    }

    /** @param version that was seen */
    @Transactional
    public void change(Actor actor, long receiverId, int version, NewReceiver typed) {
        actor.require(Permission.KEEP_WEBHOOK);
        Refused.found(receivers.find(actor, receiverId));
        Checked checked = check(typed);
        int changed;
        try {
            changed = jdbc.sql("""
                            update notices.receiver set office_id = :office, name = :name, url = :url, acts = string_to_array(:acts, ','), enabled = :enabled,
                                version = version + 1
                            where id = :id and version = :version
                            """)
                    .param("office", checked.office())
                    .param("name", checked.name())
                    .param("url", checked.url())
                    .param("acts", checked.acts())
                    .param("enabled", typed.on())
                    .param("id", receiverId)
                    .param("version", version)
                    .update();
        } catch (DataIntegrityViolationException nobody) {
            throw noOffice();
        }
        Refused.when(changed == 0, KernelRefusal.CHANGED_MEANWHILE);
        record(actor, Permission.KEEP_WEBHOOK, receiverId, checked.name(), "");
    }

    /** Another secret; the one before it holds on for a day, and none before that. @return the new one, shown this once */
    @Transactional
    public String rotate(Actor actor, long receiverId) {
        actor.require(Permission.KEEP_WEBHOOK);
        Receiver receiver = Refused.found(receivers.find(actor, receiverId));
        jdbc.sql("select 1 from notices.receiver where id = :id for no key update")
                .param("id", receiverId)
                .query(Integer.class)
                .single();
        jdbc.sql("delete from notices.receiver_secret where receiver_id = :id and valid_until is not null")
                .param("id", receiverId)
                .update();
        jdbc.sql("update notices.receiver_secret set valid_until = :until where receiver_id = :id")
                .param("until", actor.at().plusHours(BOTH_HOURS))
                .param("id", receiverId)
                .update();
        record(actor, Permission.KEEP_WEBHOOK, receiverId, receiver.name(), "Đổi khoá ký");
        return newSecret(receiverId);
    }

    /** A delivery that says nothing, to see whether it arrives. @return its key */
    @Transactional
    public long test(Actor actor, long receiverId) {
        actor.require(Permission.SEND_WEBHOOK);
        Receiver receiver = Refused.found(receivers.find(actor, receiverId));
        Refused.when(!receiver.enabled(), KernelRefusal.NOT_IN_THIS_STATE);
        long id = jdbc.sql("""
                        insert into notices.delivery (receiver_id, act, api, at, due) values (:receiver, 'TEST', '', :now, :now) returning id
                        """)
                .param("receiver", receiverId)
                .param("now", actor.at())
                .query(Long.class)
                .single();
        record(actor, Permission.SEND_WEBHOOK, receiverId, receiver.name(), "");
        return id;
    }

    /** Sends again what is settled, dead or delivered, with as many tries as at first. */
    @Transactional
    public void resend(Actor actor, long receiverId, long deliveryId) {
        actor.require(Permission.SEND_WEBHOOK);
        Receiver receiver = Refused.found(receivers.find(actor, receiverId));
        List<String> state = jdbc.sql("select state from notices.delivery where id = :id and receiver_id = :receiver")
                .param("id", deliveryId)
                .param("receiver", receiverId)
                .query(String.class)
                .list();
        Refused.when(state.isEmpty(), KernelRefusal.NOT_FOUND);
        int again =
                jdbc.sql("""
                        update notices.delivery set state = 'waiting', attempts = 0, due = :now, settled_at = null where id = :id and state <> 'waiting'
                        """).param("now", actor.at()).param("id", deliveryId).update();
        Refused.when(again == 0, KernelRefusal.NOT_IN_THIS_STATE);
        record(actor, Permission.SEND_WEBHOOK, receiverId, receiver.name(), "");
    }

    private record Checked(String name, String url, long office, String acts) {}

    private Checked check(NewReceiver typed) {
        String name = Text.required(typed.name(), "notices.webhook.name", 80);
        String url = address(Text.required(typed.url(), URL.name(), 500));
        if (typed.office() == null) {
            throw noOffice();
        }
        List<String> known = receivers.acts();
        List<String> acts = typed.chosen().stream().distinct().sorted().toList();
        Refused.when(
                acts.isEmpty() || !known.containsAll(acts),
                NoticesRefusal.NO_ACTS,
                new Text.Field("notices.webhook.acts"));
        return new Checked(name, url, typed.office(), String.join(",", acts));
    }

    /** Over HTTPS only, other than to hosts that the operator has named. What a name means is asked when it is called. */
    private String address(String typed) {
        try {
            URI url = new URI(typed);
            String host = url.getHost();
            Refused.when(
                    host == null
                            || url.getUserInfo() != null
                            || url.getFragment() != null
                            || url.getPort() == 0
                            || url.getPort() > 65_535
                            || !("https".equals(url.getScheme())
                                    || "http".equals(url.getScheme()) && addresses.named(host)),
                    NoticesRefusal.URL_SHAPE,
                    URL);
            Refused.when(literalAndNotPublic(host), NoticesRefusal.URL_PRIVATE, URL, host);
            return url.toASCIIString();
        } catch (URISyntaxException unreadable) {
            throw new Refused(NoticesRefusal.URL_SHAPE, URL);
        }
    }

    private boolean literalAndNotPublic(@Nullable String host) {
        if (host == null || !host.matches("[0-9.]+|\\[.*]|localhost")) {
            return false;
        }
        try {
            addresses.resolve(host);
            return false;
        } catch (UnknownHostException refused) {
            return true;
        }
    }

    private String newSecret(long receiverId) {
        String secret = Signing.newSecret();
        jdbc.sql("insert into notices.receiver_secret (receiver_id, secret) values (:id, :secret)")
                .param("id", receiverId)
                .param("secret", secret)
                .update();
        return secret;
    }

    private static Refused noOffice() {
        return new Refused(NoticesRefusal.NO_OFFICE, new Text.Field("notices.webhook.office"));
    }

    private void record(Actor actor, Permission act, long receiverId, String name, String why) {
        audit.record(actor, act, "notices.receiver", receiverId, name, null, why);
    }
}
