package vn.kieumau.appraisal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.criteria.Pack;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * A member votes on a dossier, or declares a conflict of interest and does not. Of a secret ballot only that it was cast is kept beside
 * the member; the vote itself is counted into a sum (docs/decisions/0018-count-secret-ballots-only-as-a-sum.md).
 */
@Component
public class VoteInCouncil {
    private final JdbcClient jdbc;
    private final Councils councils;
    private final CouncilSessions councilSessions;
    private final CouncilStandings councilStandings;
    private final LockedSessions lockedSessions;

    VoteInCouncil(
            JdbcClient jdbc,
            Councils councils,
            CouncilSessions councilSessions,
            CouncilStandings councilStandings,
            LockedSessions lockedSessions) {
        this.jdbc = jdbc;
        this.councils = councils;
        this.councilSessions = councilSessions;
        this.councilStandings = councilStandings;
        this.lockedSessions = lockedSessions;
    }

    /** @param confirmed the member knows that a secret vote cannot be changed */
    @Transactional
    public void vote(Actor actor, long sessionId, long itemId, String vote, boolean confirmed) {
        actor.require(Permission.VOTE_IN_COUNCIL);
        LockedSessions.Locked locked = member(actor, sessionId);
        Refused.when(!locked.session().is(SessionState.OPEN), KernelRefusal.NOT_IN_THIS_STATE);
        String unitName = LockedSessions.unitName(councilSessions.agenda(actor, sessionId), itemId);
        Refused.when(!councilSessions.present(sessionId).contains(actor.accountId()), CouncilRefusal.NOT_PRESENT);
        excluded(actor, sessionId, itemId).forEach(each -> {
            throw new Refused(CouncilRefusal.EXCLUDED, each.reason());
        });
        Vote said = Vote.of(vote).orElseThrow(() -> new Refused(CouncilRefusal.NO_VOTE));
        boolean secret = councilStandings
                .rules(locked.council().setId())
                .map(Pack.CouncilRules::secret)
                .orElseThrow(Refused::notFound);
        Refused.when(secret && !confirmed, CouncilRefusal.NOT_CONFIRMED);
        long ballot = secret ? castSecretly(actor, itemId, said) : castOpenly(actor, itemId, said);
        lockedSessions.record(actor, Permission.VOTE_IN_COUNCIL, locked, "appraisal.ballot", ballot, unitName, "");
    }

    private long castOpenly(Actor actor, long itemId, Vote vote) {
        return jdbc.sql("""
                        insert into appraisal.ballot (item_id, account_id, secret, vote) values (:item, :account, false, :vote)
                        on conflict on constraint ballot_once do update set vote = excluded.vote returning id
                        """)
                .param("item", itemId)
                .param("account", actor.accountId())
                .param("vote", vote.code())
                .query(Long.class)
                .single();
    }

    private long castSecretly(Actor actor, long itemId, Vote vote) {
        long ballot = jdbc.sql("""
                        insert into appraisal.ballot (item_id, account_id, secret) values (:item, :account, true)
                        on conflict on constraint ballot_once do nothing returning id
                        """)
                .param("item", itemId)
                .param("account", actor.accountId())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(CouncilRefusal.ALREADY_VOTED));
        jdbc.sql("""
                        insert into appraisal.ballot_sum as s (item_id, votes_for, votes_against, abstained) values (:item, :for, :against, :abstained)
                        on conflict (item_id) do update set votes_for = s.votes_for + excluded.votes_for,
                            votes_against = s.votes_against + excluded.votes_against, abstained = s.abstained + excluded.abstained
                        """)
                .param("item", itemId)
                .param("for", vote == Vote.FOR ? 1 : 0)
                .param("against", vote == Vote.AGAINST ? 1 : 0)
                .param("abstained", vote == Vote.ABSTAIN ? 1 : 0)
                .update();
        return ballot;
    }

    /** @param reason what binds the member to the unit; once declared it stays, and after a vote it is too late */
    @Transactional
    public void recuse(Actor actor, long sessionId, long itemId, String reason) {
        actor.require(Permission.RECUSE_FROM_COUNCIL);
        LockedSessions.Locked locked = member(actor, sessionId);
        Refused.when(!locked.session().running(), KernelRefusal.NOT_IN_THIS_STATE);
        List<AgendaItem> agenda = councilSessions.agenda(actor, sessionId);
        String unitName = LockedSessions.unitName(agenda, itemId);
        Refused.when(
                agenda.stream().anyMatch(each -> each.itemId() == itemId && each.hasVoted()),
                CouncilRefusal.ALREADY_VOTED);
        String why = Text.required(reason, "appraisal.council.recuse_reason", Text.LINE);
        lockedSessions.exclude(
                actor,
                Permission.RECUSE_FROM_COUNCIL,
                locked,
                new Exclusion(itemId, actor.accountId(), actor.displayName(), true, why),
                unitName);
    }

    private LockedSessions.Locked member(Actor actor, long sessionId) {
        LockedSessions.Locked locked = lockedSessions.lock(actor, sessionId);
        Refused.when(
                councils.members(locked.council().councilId()).stream()
                        .noneMatch(each -> each.accountId() == actor.accountId()),
                CouncilRefusal.NOT_A_MEMBER);
        return locked;
    }

    private List<Exclusion> excluded(Actor actor, long sessionId, long itemId) {
        return councilSessions.exclusions(sessionId).stream()
                .filter(each -> each.itemId() == itemId && each.accountId() == actor.accountId())
                .toList();
    }
}
