package vn.kieumau.inspection.offline;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.accounts.Tokens;
import vn.kieumau.audit.Audit;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.DelegationState;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.InspectionRefusal;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** The phones that members take along, from the taking to the end of the delegation or the report of a loss. */
@Component
public class Phones {
    /** So many days after the last one a phone may still send: whoever comes home from the mountains has time for it. */
    public static final int DAYS_TO_SEND = 30;

    private static final int MOST_EACH = 5;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Tokens tokens;
    private final Delegations delegations;
    private final Clock clock;

    Phones(JdbcClient jdbc, Audit audit, Tokens tokens, Delegations delegations, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.tokens = tokens;
        this.delegations = delegations;
        this.clock = clock;
    }

    /**
     * What a phone needs to speak for whoever took it; said once.
     *
     * @param token for the API
     * @param sealKey Base64; seals what is written on the phone
     */
    public record Taken(String phone, String token, String sealKey, long delegationId, long accountId, String name) {}

    /** How a phone stands, for the phone itself: {@code taken}, {@code ended} where nothing is to be written any more, {@code lost}. */
    public record PhoneStanding(String state) {}

    /** Takes a phone along with a delegation under way. */
    @Transactional
    public Taken take(Actor actor, long delegationId) {
        actor.require(Permission.INSPECT);
        DelegationHead head = joined(actor, delegationId);
        int before = jdbc.sql("""
                        select count(*) from inspection.phone where delegation_id = :delegation and account_id = :account and lost_at is null
                        """)
                .param("delegation", delegationId)
                .param("account", actor.accountId())
                .query(Integer.class)
                .single();
        Refused.when(before >= MOST_EACH, InspectionRefusal.TOO_MANY_PHONES, MOST_EACH);
        Duration until = Duration.between(
                actor.at(),
                head.endsOn()
                        .plusDays(DAYS_TO_SEND)
                        .atStartOfDay(actor.at().getOffset())
                        .toOffsetDateTime());
        Tokens.Made token = tokens.forPhone(actor, head.name(), until);
        UUID key = UUID.randomUUID();
        byte[] seal = Seals.key();
        long id = jdbc.sql("""
                        insert into inspection.phone (phone_key, delegation_id, account_id, token_id, seal_key, taken_at)
                        values (:key, :delegation, :account, :token, :seal, :at) returning id
                        """)
                .param("key", key)
                .param("delegation", delegationId)
                .param("account", actor.accountId())
                .param("token", token.tokenId())
                .param("seal", seal)
                .param("at", actor.at())
                .query(Long.class)
                .single();
        audit.record(actor, Permission.INSPECT, "inspection.phone", id, head.name(), head.unitId(), "");
        return new Taken(
                key.toString(),
                token.token(),
                Base64.getEncoder().encodeToString(seal),
                delegationId,
                actor.accountId(),
                actor.displayName());
    }

    /** Under way, and the actor goes with it. */
    public DelegationHead joined(Actor actor, long delegationId) {
        DelegationHead head =
                Refused.found(delegations.find(actor, delegationId).filter(DelegationHead::member));
        Refused.when(!head.is(DelegationState.UNDER_WAY), KernelRefusal.NOT_IN_THIS_STATE);
        return head;
    }

    /**
     * Reports a phone lost: it sends nothing more and wipes itself when it next asks. By whoever took it, the head, or whoever
     * prepares or decides where the delegation comes from.
     */
    @Transactional
    public void lose(Actor actor, long delegationId, String phoneKey) {
        actor.require(Permission.SEND_FROM_PHONE);
        DelegationHead head = Refused.found(delegations.find(actor, delegationId));
        record Row(long id, long tokenId, long accountId) {}
        Row phone = Refused.found(jdbc.sql("""
                        select id, token_id, account_id from inspection.phone
                        where phone_key = :key::uuid and delegation_id = :delegation and lost_at is null for update
                        """)
                .param("key", key(phoneKey))
                .param("delegation", delegationId)
                .query(Row.class)
                .optional());
        Refused.when(phone.accountId() != actor.accountId() && !keeps(actor, head), KernelRefusal.NOT_FOUND);
        jdbc.sql("update inspection.phone set lost_at = :at, lost_by = :by where id = :id")
                .param("at", actor.at())
                .param("by", actor.accountId())
                .param("id", phone.id())
                .update();
        tokens.endPhone(actor, phone.tokenId());
        audit.record(actor, Permission.SEND_FROM_PHONE, "inspection.phone", phone.id(), head.name(), head.unitId(), "");
    }

    /** Whether all the phones of a delegation are the actor's business. */
    private boolean keeps(Actor actor, DelegationHead head) {
        return delegations.may(actor, Permission.PREPARE_DELEGATION, head)
                || delegations.may(actor, Permission.DECIDE_DELEGATION, head)
                || delegations.leads(actor, head.delegationId());
    }

    /** The phones of a delegation that are the reader's business. */
    public List<Phone> of(Actor reader, DelegationHead head) {
        if (head.is(DelegationState.DRAFT) || head.is(DelegationState.DECIDED)) {
            return List.of();
        }
        return jdbc.sql("""
                        select p.phone_key::text, a.display_name as name, a.display_name_en as name_en, p.taken_at,
                            (select count(*) from inspection.entry e where e.phone_id = p.id) as entries,
                            (select max(e.arrived_at) from inspection.entry e where e.phone_id = p.id) as last_arrived_at,
                            p.lost_at, p.account_id = :reader as own
                        from inspection.phone p join accounts.v_account a on a.account_id = p.account_id
                        where p.delegation_id = :delegation and (:all or p.account_id = :reader) order by p.id
                        """)
                .param("delegation", head.delegationId())
                .param("reader", reader.accountId())
                .param("all", keeps(reader, head))
                .query(Phone.class)
                .list();
    }

    /** For the phone itself, also when its token holds no more; whoever does not know its key learns nothing. */
    public PhoneStanding standing(String phoneKey) {
        return new PhoneStanding(Refused.found(jdbc.sql("""
                        select case when p.lost_at is not null then 'lost'
                            when d.state = 'under_way' and d.ends_on >= :today::date then 'taken' else 'ended' end
                        from inspection.phone p join inspection.delegation d on d.id = p.delegation_id where p.phone_key = :key::uuid
                        """)
                .param("today", OffsetDateTime.now(clock).toLocalDate().toString())
                .param("key", key(phoneKey))
                .query(String.class)
                .optional()));
    }

    record Carried(long id, long delegationId, long accountId, byte[] sealKey) {}

    /** A phone whose work the actor brings: the own one, or that of another who goes with the same delegation. */
    Carried carried(Actor actor, String phoneKey) {
        actor.require(Permission.SEND_FROM_PHONE);
        return Refused.found(jdbc.sql("""
                        select p.id, p.delegation_id, p.account_id, p.seal_key from inspection.phone p
                        where p.phone_key = :key::uuid and exists (
                            select 1 from inspection.member m where m.delegation_id = p.delegation_id and m.account_id = :actor)
                        """)
                .param("key", key(phoneKey))
                .param("actor", actor.accountId())
                .query(Carried.class)
                .optional());
    }

    static String key(@Nullable String phoneKey) {
        try {
            return UUID.fromString(String.valueOf(phoneKey)).toString();
        } catch (IllegalArgumentException none) {
            throw new Refused(KernelRefusal.NOT_FOUND);
        }
    }
}
