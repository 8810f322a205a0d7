package vn.kieumau.campaigns;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Keeps the steering committees of the own units: founded once, members by office, changes with their day and reason. */
@Component
public class KeepCommittee {
    public static final List<String> POSTS = List.of("head", "standing_deputy", "deputy", "member", "secretary");
    /** Of which there is one at a time. */
    private static final Set<String> SINGLE = Set.of("head", "standing_deputy");

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Units units;
    private final Committees committees;
    private final LegalBasis basis;

    KeepCommittee(JdbcClient jdbc, Audit audit, Units units, Committees committees, LegalBasis basis) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.units = units;
        this.committees = committees;
        this.basis = basis;
    }

    /** @param foundedBy number of the decision and who issued it */
    @Transactional
    public long found(
            Actor actor, String programmeCode, long unitId, String name, String foundedBy, boolean illustrative) {
        actor.require(Permission.KEEP_COMMITTEE);
        UnitSummary unit = Refused.found(units.find(actor, Permission.KEEP_COMMITTEE, unitId));
        Refused.when(
                basis.programmes().stream().noneMatch(each -> each.code().equals(programmeCode)),
                KernelRefusal.NOT_FOUND);
        String called = Text.required(name, "campaigns.committee.name", Text.LINE);
        try {
            long id = jdbc.sql("""
                            insert into campaigns.committee (programme_code, unit_id, name, founded_by, kept_by, kept_at, illustrative)
                            values (:programme, :unit, :name, :founded, :by, :at, :illustrative) returning id
                            """)
                    .param("programme", programmeCode)
                    .param("unit", unitId)
                    .param("name", called)
                    .param("founded", Text.of(foundedBy, "campaigns.committee.founded_by", Text.LINE))
                    .param("by", actor.accountId())
                    .param("at", actor.at())
                    .param("illustrative", illustrative)
                    .query(Long.class)
                    .single();
            record(actor, "campaigns.committee", id, called, unitId, "");
            return id;
        } catch (DuplicateKeyException already) {
            throw new Refused(CampaignsRefusal.COMMITTEE_THERE, unit.name());
        }
    }

    /** @param office whoever holds it sits; never a person's name */
    @Transactional
    public void seat(Actor actor, long committeeId, String post, String office, LocalDate since) {
        Committee committee = lock(actor, committeeId);
        Refused.when(!POSTS.contains(post), KernelRefusal.MISSING, new Text.Field("campaigns.committee.post"));
        String held = Text.required(office, "campaigns.committee.office", Text.LINE);
        List<CommitteeMember> seated = committees.members(committeeId).stream()
                .filter(each -> each.until() == null)
                .toList();
        Refused.when(
                SINGLE.contains(post)
                        && seated.stream().anyMatch(each -> each.post().equals(post)),
                CampaignsRefusal.POST_TAKEN);
        Refused.when(
                seated.stream().anyMatch(each -> each.office().equalsIgnoreCase(held)),
                CampaignsRefusal.OFFICE_SEATED,
                held);
        long id = jdbc.sql("""
                        insert into campaigns.committee_member (committee_id, post, office, since, kept_by, kept_at)
                        values (:committee, :post, :office, :since, :by, :at) returning id
                        """)
                .param("committee", committeeId)
                .param("post", post)
                .param("office", held)
                .param("since", since)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        record(actor, "campaigns.committee_member", id, held + " · " + committee.name(), committee.unitId(), "");
    }

    /** @param until the last day */
    @Transactional
    public void leave(Actor actor, long committeeId, long memberId, LocalDate until, String reason) {
        Committee committee = lock(actor, committeeId);
        CommitteeMember member = Refused.found(committees.members(committeeId).stream()
                .filter(each -> each.memberId() == memberId && each.until() == null)
                .findFirst());
        String why = Text.required(reason, "campaigns.reason", Text.LONG);
        Refused.when(
                until.isBefore(member.since()),
                CampaignsRefusal.LEFT_BEFORE_SEATED,
                new Text.Field("campaigns.committee.until"));
        jdbc.sql("update campaigns.committee_member set until = :until, reason = :reason where id = :id")
                .param("until", until)
                .param("reason", why)
                .param("id", memberId)
                .update();
        record(
                actor,
                "campaigns.committee_member",
                memberId,
                member.office() + " · " + committee.name(),
                committee.unitId(),
                why);
    }

    /** A body at a criterion; an empty one: nobody. */
    public record Share(
            @Nullable String code,
            @Nullable String part,
            @Nullable String body) {}

    /** Who does what, over the criteria of the programme's newest published set; what was said before is replaced as a whole. */
    @Transactional
    public void share(Actor actor, long committeeId, List<Share> shares) {
        Committee committee = lock(actor, committeeId);
        record Known(long criterionId, String code) {}
        List<Known> known = jdbc.sql("""
                        select criterion_id, code from criteria.v_criterion
                        where set_id = (select max(set_id) from criteria.v_set where programme_code = :programme and state = 'published')
                        """)
                .param("programme", committee.programmeCode())
                .query(Known.class)
                .list();
        jdbc.sql(
                        "delete from campaigns.responsibility where committee_id = :committee and criterion_id = any(:criteria)")
                .param("committee", committeeId)
                .param("criteria", known.stream().map(Known::criterionId).toArray(Long[]::new))
                .update();
        for (Share each : shares) {
            String body = Text.of(each.body(), "campaigns.committee.body", Text.LINE);
            if (body.isEmpty()) {
                continue;
            }
            String part = each.part() == null ? "" : each.part();
            Refused.when(!Responsibility.PARTS.contains(part), KernelRefusal.NOT_FOUND);
            Known criterion = Refused.found(
                    known.stream().filter(one -> one.code().equals(each.code())).findFirst());
            jdbc.sql("insert into campaigns.responsibility values (:committee, :criterion, :part, :body)")
                    .param("committee", committeeId)
                    .param("criterion", criterion.criterionId())
                    .param("part", part)
                    .param("body", body)
                    .update();
        }
        record(actor, "campaigns.committee", committeeId, committee.name(), committee.unitId(), "");
    }

    private Committee lock(Actor actor, long committeeId) {
        actor.require(Permission.KEEP_COMMITTEE);
        jdbc.sql("select 1 from campaigns.committee where id = :id for no key update")
                .param("id", committeeId)
                .query(Integer.class)
                .optional();
        return Refused.found(committees.find(actor, committeeId).filter(Committee::mine));
    }

    private void record(Actor actor, String table, long row, String subject, long unit, String reason) {
        audit.record(actor, Permission.KEEP_COMMITTEE, table, row, subject, unit, reason);
    }
}
