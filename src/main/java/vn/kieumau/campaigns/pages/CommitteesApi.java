package vn.kieumau.campaigns.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.campaigns.Committee;
import vn.kieumau.campaigns.CommitteeMember;
import vn.kieumau.campaigns.Committees;
import vn.kieumau.campaigns.KeepCommittee;
import vn.kieumau.campaigns.Responsibility;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Created;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class CommitteesApi {
    private final Committees committees;
    private final KeepCommittee keepCommittee;
    private final boolean illustrative;

    CommitteesApi(
            Committees committees, KeepCommittee keepCommittee, @Value("${kieumau.demo:false}") boolean demonstration) {
        this.committees = committees;
        this.keepCommittee = keepCommittee;
        this.illustrative = demonstration;
    }

    record CommitteeInFull(Committee committee, List<CommitteeMember> members, List<Responsibility> matrix) {}

    record CommitteeToFound(
            String programme,
            long unit,
            String name,
            @Nullable String foundedBy) {}

    record SeatToTake(String post, String office, LocalDate since) {}

    record SeatToLeave(LocalDate until, String reason) {}

    record SharesOfCommittee(List<KeepCommittee.Share> shares) {}

    @GetMapping("/api/v1/campaigns/committees")
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(summary = "Steering committees of the own units and of those above them")
    Slice<Committee> committees(Actor actor, @RequestParam(defaultValue = "") String q, Paging paging) {
        return Slice.of(committees.page(actor, Text.sought(q), paging), Committee::committeeId);
    }

    @PostMapping("/api/v1/campaigns/committees")
    @Requires(Permission.KEEP_COMMITTEE)
    @Operation(summary = "Record the steering committee of a unit")
    ResponseEntity<Created> foundCommittee(Actor actor, @RequestBody CommitteeToFound committee) {
        return Created.at(
                "/api/v1/campaigns/committees",
                keepCommittee.found(
                        actor,
                        committee.programme(),
                        committee.unit(),
                        committee.name(),
                        Objects.toString(committee.foundedBy(), ""),
                        illustrative));
    }

    @GetMapping("/api/v1/campaigns/committees/{committee}")
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(
            summary = "A steering committee: its seats by office, past ones too, and who does what at each criterion")
    CommitteeInFull committee(Actor actor, @PathVariable long committee) {
        Committee found = Refused.found(committees.find(actor, committee));
        return new CommitteeInFull(found, committees.members(committee), committees.matrix(found));
    }

    @PostMapping("/api/v1/campaigns/committees/{committee}/members")
    @Requires(Permission.KEEP_COMMITTEE)
    @Operation(summary = "Seat an office; post: head, standing_deputy, deputy, member or secretary")
    CommitteeInFull seatInCommittee(Actor actor, @PathVariable long committee, @RequestBody SeatToTake seat) {
        keepCommittee.seat(actor, committee, seat.post(), seat.office(), seat.since());
        return committee(actor, committee);
    }

    @PostMapping("/api/v1/campaigns/committees/{committee}/members/{member}/leave")
    @Requires(Permission.KEEP_COMMITTEE)
    @Operation(summary = "End a seat")
    CommitteeInFull leaveCommittee(
            Actor actor, @PathVariable long committee, @PathVariable long member, @RequestBody SeatToLeave seat) {
        keepCommittee.leave(actor, committee, member, seat.until(), seat.reason());
        return committee(actor, committee);
    }

    @PostMapping("/api/v1/campaigns/committees/{committee}/matrix")
    @Requires(Permission.KEEP_COMMITTEE)
    @Operation(
            summary =
                    "Who does what at each criterion; part: leads, runs, core or joins; replaces what was said before")
    CommitteeInFull shareInCommittee(Actor actor, @PathVariable long committee, @RequestBody SharesOfCommittee shares) {
        keepCommittee.share(actor, committee, shares.shares());
        return committee(actor, committee);
    }
}
