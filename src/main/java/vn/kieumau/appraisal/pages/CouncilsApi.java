package vn.kieumau.appraisal.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.appraisal.AgendaItem;
import vn.kieumau.appraisal.AppointCouncil;
import vn.kieumau.appraisal.CloseCouncil;
import vn.kieumau.appraisal.ConveneCouncil;
import vn.kieumau.appraisal.CouncilHead;
import vn.kieumau.appraisal.CouncilMember;
import vn.kieumau.appraisal.CouncilRefusal;
import vn.kieumau.appraisal.CouncilSessions;
import vn.kieumau.appraisal.CouncilStandings;
import vn.kieumau.appraisal.Councils;
import vn.kieumau.appraisal.Exclusion;
import vn.kieumau.appraisal.Minutes;
import vn.kieumau.appraisal.NewCouncil;
import vn.kieumau.appraisal.NewSession;
import vn.kieumau.appraisal.SessionHead;
import vn.kieumau.appraisal.VoteInCouncil;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;

@RestController
class CouncilsApi {
    private final Councils councils;
    private final CouncilSessions councilSessions;
    private final CouncilStandings councilStandings;
    private final AppointCouncil appointCouncil;
    private final ConveneCouncil conveneCouncil;
    private final VoteInCouncil voteInCouncil;
    private final CloseCouncil closeCouncil;

    CouncilsApi(
            Councils councils,
            CouncilSessions councilSessions,
            CouncilStandings councilStandings,
            AppointCouncil appointCouncil,
            ConveneCouncil conveneCouncil,
            VoteInCouncil voteInCouncil,
            CloseCouncil closeCouncil) {
        this.councils = councils;
        this.councilSessions = councilSessions;
        this.councilStandings = councilStandings;
        this.appointCouncil = appointCouncil;
        this.conveneCouncil = conveneCouncil;
        this.voteInCouncil = voteInCouncil;
        this.closeCouncil = closeCouncil;
    }

    record ShownCouncil(CouncilHead council, List<CouncilMember> members, List<SessionHead> sessions) {}

    /**
     * @param members who sits in the council; none where the session is not under way any more: its minutes have those of the day
     * @param present accounts of members who are there; as above
     */
    record ShownSession(
            CouncilHead council,
            SessionHead session,
            List<CouncilMember> members,
            List<Long> present,
            List<AgendaItem> agenda,
            List<Exclusion> exclusions) {}

    record CouncilToAppoint(long cohortId, NewCouncil council) {}

    /** @param present accounts of members who are there; all others are not */
    record Attendance(List<Long> present) {}

    record SessionToCancel(String reason) {}

    /** @param vote for, against or abstain */
    record VoteToCast(long itemId, String vote) {}

    record Recusal(long itemId, String reason) {}

    @GetMapping("/api/v1/appraisal/councils")
    @Requires(Permission.VIEW_COUNCIL)
    @Operation(summary = "Councils of units in reach, and those one sits in; the newest 250")
    List<CouncilHead> councils(Actor actor) {
        return councils.all(actor);
    }

    @GetMapping("/api/v1/appraisal/councils/{id}")
    @Requires(Permission.VIEW_COUNCIL)
    @Operation(summary = "A council with its members and sessions")
    ShownCouncil council(Actor actor, @PathVariable long id) {
        CouncilHead council = Refused.found(councils.find(actor, id));
        return new ShownCouncil(council, councils.members(id), councils.sessions(id));
    }

    @PostMapping("/api/v1/appraisal/councils")
    @Requires(Permission.APPOINT_COUNCIL)
    @Operation(summary = "Write down a council of a cohort whose set has one")
    ResponseEntity<Created> appoint(Actor actor, @RequestBody CouncilToAppoint appointed) {
        return Created.at(
                "/api/v1/appraisal/councils", appointCouncil.appoint(actor, appointed.cohortId(), appointed.council()));
    }

    @PostMapping("/api/v1/appraisal/councils/{id}/members")
    @Requires(Permission.APPOINT_COUNCIL)
    @Operation(summary = "Replace what is written down of a council, while no session is open")
    ShownCouncil replace(Actor actor, @PathVariable long id, @RequestBody NewCouncil council, IfMatch seen) {
        ShownCouncil now = council(actor, id);
        seen.required().check(() -> now);
        appointCouncil.replace(actor, id, now.council().version(), council);
        return council(actor, id);
    }

    @PostMapping("/api/v1/appraisal/councils/{id}/sessions")
    @Requires(Permission.CONVENE_COUNCIL)
    @Operation(summary = "Convene a session on prepared dossiers")
    ResponseEntity<Created> convene(Actor actor, @PathVariable long id, @RequestBody NewSession session) {
        return Created.at("/api/v1/appraisal/sessions", conveneCouncil.convene(actor, id, session));
    }

    @GetMapping("/api/v1/appraisal/sessions/{id}")
    @Requires(Permission.VIEW_COUNCIL)
    @Operation(summary = "A session: who is there, its agenda, who is excluded from what; how many voted, never how")
    ShownSession session(Actor actor, @PathVariable long id) {
        SessionHead session = Refused.found(councilSessions.find(id));
        CouncilHead council = Refused.found(councils.find(actor, session.councilId()));
        return new ShownSession(
                council,
                session,
                session.running() ? councils.members(council.councilId()) : List.of(),
                session.running() ? councilSessions.present(id) : List.of(),
                councilSessions.agenda(actor, id),
                councilSessions.exclusions(id));
    }

    @GetMapping("/api/v1/appraisal/sessions/{id}/minutes")
    @Requires(Permission.VIEW_COUNCIL)
    @Operation(summary = "The minutes of a closed session, with the SHA-256 of their stored text")
    Minutes.KeptMinutes minutes(Actor actor, @PathVariable long id) {
        Refused.found(
                councils.find(actor, Refused.found(councilSessions.find(id)).councilId()));
        return Refused.found(closeCouncil.minutes(id));
    }

    @PostMapping("/api/v1/appraisal/sessions/{id}/attendance")
    @Requires(Permission.RECORD_ATTENDANCE)
    @Operation(summary = "Note which members are there; for whoever convenes the council, and its secretary")
    ShownSession attend(Actor actor, @PathVariable long id, @RequestBody Attendance there, IfMatch seen) {
        return act(seen, actor, id, () -> conveneCouncil.attend(actor, id, there.present()));
    }

    @PostMapping("/api/v1/appraisal/sessions/{id}/open")
    @Requires(Permission.OPEN_COUNCIL)
    @Operation(summary = "Open a session to votes; who belongs to a dossier's unit is excluded from it")
    ShownSession open(Actor actor, @PathVariable long id, IfMatch seen) {
        return act(seen, actor, id, () -> conveneCouncil.open(actor, id));
    }

    @PostMapping("/api/v1/appraisal/sessions/{id}/cancel")
    @Requires(Permission.CANCEL_COUNCIL)
    @Operation(summary = "Call a session off, with a reason")
    ShownSession cancel(Actor actor, @PathVariable long id, @RequestBody SessionToCancel why, IfMatch seen) {
        return act(seen, actor, id, () -> conveneCouncil.cancel(actor, id, why.reason()));
    }

    @PostMapping("/api/v1/appraisal/sessions/{id}/close")
    @Requires(Permission.CLOSE_COUNCIL)
    @Operation(summary = "Close a session: count, and freeze the minutes")
    ShownSession close(Actor actor, @PathVariable long id, IfMatch seen) {
        return act(seen, actor, id, () -> closeCouncil.close(actor, id));
    }

    /** A secret vote is not taken: the request of a program, and its hash, may be kept beside whose it is. */
    @PostMapping("/api/v1/appraisal/sessions/{id}/vote")
    @Requires(Permission.VOTE_IN_COUNCIL)
    @Operation(summary = "Vote on a dossier in an open ballot; a secret one is cast in the browser only")
    ShownSession vote(Actor actor, @PathVariable long id, @RequestBody VoteToCast vote, IfMatch seen) {
        boolean secret = Refused.found(
                        councilStandings.rules(session(actor, id).council().setId()))
                .secret();
        Refused.when(secret, CouncilRefusal.ON_THE_PAGE_ONLY);
        return act(seen, actor, id, () -> voteInCouncil.vote(actor, id, vote.itemId(), vote.vote(), false));
    }

    @PostMapping("/api/v1/appraisal/sessions/{id}/recuse")
    @Requires(Permission.RECUSE_FROM_COUNCIL)
    @Operation(summary = "Declare a conflict of interest: the member does not vote on that dossier")
    ShownSession recuse(Actor actor, @PathVariable long id, @RequestBody Recusal recusal, IfMatch seen) {
        return act(seen, actor, id, () -> voteInCouncil.recuse(actor, id, recusal.itemId(), recusal.reason()));
    }

    private ShownSession act(IfMatch seen, Actor actor, long id, Runnable act) {
        seen.check(() -> session(actor, id));
        act.run();
        return session(actor, id);
    }
}
