package vn.kieumau.appraisal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.audit.Audit;
import vn.kieumau.criteria.Pack;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Closes a session: counts, says what each dossier comes to, and freezes the minutes. */
@Component
public class CloseCouncil {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final Sum NONE = new Sum(0, 0, 0);

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Councils councils;
    private final CouncilSessions councilSessions;
    private final CouncilStandings councilStandings;
    private final LockedSessions lockedSessions;

    CloseCouncil(
            JdbcClient jdbc,
            Audit audit,
            Councils councils,
            CouncilSessions councilSessions,
            CouncilStandings councilStandings,
            LockedSessions lockedSessions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.councils = councils;
        this.councilSessions = councilSessions;
        this.councilStandings = councilStandings;
        this.lockedSessions = lockedSessions;
    }

    record Votes(long accountId, String vote) {}

    record Sum(int votesFor, int votesAgainst, int abstained) {}

    @Transactional
    public void close(Actor actor, long sessionId) {
        LockedSessions.Locked locked = lockedSessions.lock(actor, Permission.CLOSE_COUNCIL, sessionId);
        Refused.when(!locked.session().is(SessionState.OPEN), KernelRefusal.NOT_IN_THIS_STATE);
        Pack.CouncilRules rules =
                Refused.found(councilStandings.rules(locked.council().setId()));
        List<CouncilMember> members = councils.members(locked.council().councilId());
        List<Long> present = councilSessions.present(sessionId);
        List<Exclusion> exclusions = councilSessions.exclusions(sessionId);
        List<AgendaItem> agenda = councilSessions.agenda(actor, sessionId);
        List<Minutes.Considered> results = agenda.stream()
                .map(item -> result(
                        rules,
                        item,
                        members,
                        present,
                        exclusions.stream()
                                .filter(each -> each.itemId() == item.itemId())
                                .toList()))
                .toList();
        for (int i = 0; i < agenda.size(); i++) {
            jdbc.sql("update appraisal.session_item set outcome = :outcome where id = :item")
                    .param("outcome", results.get(i).outcome())
                    .param("item", agenda.get(i).itemId())
                    .update();
            lockedSessions.record(
                    actor,
                    Permission.CLOSE_COUNCIL,
                    locked,
                    "appraisal.session_item",
                    agenda.get(i).itemId(),
                    agenda.get(i).unitName(),
                    "");
        }
        lockedSessions.move(actor, locked, SessionMove.CLOSE, "");
        freeze(actor, locked, minutes(locked, rules, members, present, results));
    }

    private Minutes.Considered result(
            Pack.CouncilRules rules,
            AgendaItem item,
            List<CouncilMember> members,
            List<Long> present,
            List<Exclusion> excluded) {
        List<CouncilMember> voting = members.stream()
                .filter(member -> excluded.stream().noneMatch(each -> each.accountId() == member.accountId()))
                .toList();
        int there = (int) voting.stream()
                .filter(each -> present.contains(each.accountId()))
                .count();
        List<Votes> cast = rules.secret() ? List.of() : ballots(item);
        Sum counted = rules.secret() ? sum(item) : sum(cast);
        CouncilOutcome outcome = CouncilOutcome.of(
                rules,
                new CouncilOutcome.Tally(
                        voting.size(), there, counted.votesFor(), counted.votesAgainst(), chair(members, cast)));
        // Without a quorum votes are void: nobody reads them, least of all where so few voted in secret.
        boolean valid = outcome != CouncilOutcome.NO_QUORUM;
        Sum sum = valid ? counted : NONE;
        List<Votes> ballots = valid ? cast : List.of();
        return new Minutes.Considered(
                item.dossierId(),
                item.unitName(),
                item.unitPath(),
                voting.size(),
                there,
                sum.votesFor(),
                sum.votesAgainst(),
                sum.abstained(),
                outcome.code(),
                excluded.stream()
                        .map(each -> new Minutes.Excluded(each.name(), each.declared(), each.reason()))
                        .toList(),
                members.stream()
                        .flatMap(member -> ballots.stream()
                                .filter(each -> each.accountId() == member.accountId())
                                .map(each -> new Minutes.NamedVote(member.name(), each.vote())))
                        .toList());
    }

    private List<Votes> ballots(AgendaItem item) {
        return jdbc.sql("select account_id, vote from appraisal.ballot where item_id = :item and not secret")
                .param("item", item.itemId())
                .query(Votes.class)
                .list();
    }

    private Sum sum(AgendaItem item) {
        return jdbc.sql("select votes_for, votes_against, abstained from appraisal.ballot_sum where item_id = :item")
                .param("item", item.itemId())
                .query(Sum.class)
                .optional()
                .orElse(NONE);
    }

    private static Sum sum(List<Votes> ballots) {
        return new Sum(count(ballots, Vote.FOR), count(ballots, Vote.AGAINST), count(ballots, Vote.ABSTAIN));
    }

    private static int count(List<Votes> ballots, Vote vote) {
        return (int)
                ballots.stream().filter(each -> each.vote().equals(vote.code())).count();
    }

    private static @Nullable Vote chair(List<CouncilMember> members, List<Votes> ballots) {
        return members.stream()
                .filter(each -> each.role().equals("chair"))
                .flatMap(chair -> ballots.stream().filter(each -> each.accountId() == chair.accountId()))
                .flatMap(each -> Vote.of(each.vote()).stream())
                .findFirst()
                .orElse(null);
    }

    private static Minutes minutes(
            LockedSessions.Locked locked,
            Pack.CouncilRules rules,
            List<CouncilMember> members,
            List<Long> present,
            List<Minutes.Considered> results) {
        CouncilHead council = locked.council();
        SessionHead session = locked.session();
        return new Minutes(
                council.name(),
                council.decisionNumber(),
                council.decidedOn(),
                council.unitName(),
                council.cohortNameVi(),
                council.cohortNameEn(),
                session.meetsOn(),
                session.meetsAt(),
                session.place(),
                rules,
                members.stream()
                        .map(each -> new Minutes.Sitting(
                                each.name(),
                                each.nameEn(),
                                each.office(),
                                each.role(),
                                present.contains(each.accountId())))
                        .toList(),
                results);
    }

    private void freeze(Actor actor, LockedSessions.Locked locked, Minutes minutes) {
        long id = jdbc.sql("""
                        insert into appraisal.minutes (session_id, content, sha256, closed_by, closed_at)
                        select :session, c, encode(sha256(convert_to(c::text, 'UTF8')), 'hex'), :by, :at
                        from (select :content::jsonb as c) m returning id
                        """)
                .param("session", locked.session().sessionId())
                .param("content", JSON.writeValueAsString(minutes))
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        audit.record(
                actor,
                Permission.CLOSE_COUNCIL,
                "appraisal.minutes",
                id,
                locked.council().name() + ", " + locked.session().meetsOn(),
                locked.council().unitId(),
                "");
    }

    /** Of a closed session that the caller has found. */
    public Optional<Minutes.KeptMinutes> minutes(long sessionId) {
        return jdbc.sql("select sha256, content::text as content from appraisal.minutes where session_id = :session")
                .param("session", sessionId)
                .query((row, number) -> new Minutes.KeptMinutes(
                        sessionId, row.getString("sha256"), JSON.readValue(row.getString("content"), Minutes.class)))
                .optional();
    }
}
