package vn.kieumau.campaigns.pages;

import io.swagger.v3.oas.annotations.Operation;
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
import vn.kieumau.campaigns.AssignQuota;
import vn.kieumau.campaigns.Cohort;
import vn.kieumau.campaigns.CohortTotal;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.campaigns.ConfirmRegistration;
import vn.kieumau.campaigns.Deadlines;
import vn.kieumau.campaigns.LedgerEntry;
import vn.kieumau.campaigns.MoveQuota;
import vn.kieumau.campaigns.NewCohort;
import vn.kieumau.campaigns.OpenCohort;
import vn.kieumau.campaigns.ProposeRegistration;
import vn.kieumau.campaigns.QuotaBalance;
import vn.kieumau.campaigns.QuotaLedger;
import vn.kieumau.campaigns.RegistrationLine;
import vn.kieumau.campaigns.Registrations;
import vn.kieumau.campaigns.WithdrawRegistration;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class CampaignsApi {
    private final Cohorts cohorts;
    private final Registrations registrations;
    private final OpenCohort openCohort;
    private final AssignQuota assignQuota;
    private final QuotaLedger ledger;
    private final MoveQuota moveQuota;
    private final ProposeRegistration proposeRegistration;
    private final ConfirmRegistration confirmRegistration;
    private final WithdrawRegistration withdrawRegistration;
    private final boolean illustrative;

    CampaignsApi(
            Cohorts cohorts,
            Registrations registrations,
            OpenCohort openCohort,
            AssignQuota assignQuota,
            QuotaLedger ledger,
            MoveQuota moveQuota,
            ProposeRegistration proposeRegistration,
            ConfirmRegistration confirmRegistration,
            WithdrawRegistration withdrawRegistration,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.cohorts = cohorts;
        this.registrations = registrations;
        this.openCohort = openCohort;
        this.assignQuota = assignQuota;
        this.ledger = ledger;
        this.moveQuota = moveQuota;
        this.proposeRegistration = proposeRegistration;
        this.confirmRegistration = confirmRegistration;
        this.withdrawRegistration = withdrawRegistration;
        this.illustrative = demonstration;
    }

    /** A cohort and what each province in reach may register and has registered. */
    record CohortWithQuotas(Cohort cohort, List<CohortTotal> provinces) {}

    record CohortToOpen(long setId, int year, String nameVi, String nameEn, Deadlines deadlines) {}

    /** @param reason needed where the quota goes below what it was */
    record Quota(long province, int amount, @Nullable String reason) {}

    record QuotaToTransfer(long from, long to, int amount, String reason) {}

    record QuotaToCarry(
            long province,
            long cohort,
            int amount,
            @Nullable String reason) {}

    /** @param reason needed where the province then has more wards than its quota */
    record WardsToRegister(List<Long> wards, @Nullable String reason) {}

    record Registered(List<Long> registrations) {}

    record Reason(String reason) {}

    @GetMapping("/api/v1/campaigns")
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(summary = "Cohorts opened by a day, with their totals of that day")
    Slice<Cohort> list(Actor actor, AsOf asOf) {
        return new Slice<>(cohorts.all(actor, asOf), null);
    }

    @PostMapping("/api/v1/campaigns")
    @Requires(Permission.OPEN_COHORT)
    @Operation(summary = "Open a cohort on a published set of criteria")
    ResponseEntity<Created> open(Actor actor, @RequestBody CohortToOpen cohort) {
        return Created.at(
                "/api/v1/campaigns",
                openCohort.open(
                        actor,
                        new NewCohort(
                                cohort.setId(),
                                cohort.year(),
                                cohort.nameVi(),
                                cohort.nameEn(),
                                cohort.deadlines(),
                                illustrative)));
    }

    @GetMapping("/api/v1/campaigns/{id}")
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(
            summary =
                    "A cohort with its totals on a day by the provinces of a tree; what is split among several stays undivided")
    CohortWithQuotas show(Actor actor, @PathVariable long id, AsOf asOf) {
        return new CohortWithQuotas(Refused.found(cohorts.find(actor, id, asOf)), cohorts.totals(actor, id, 0, asOf));
    }

    @GetMapping("/api/v1/campaigns/{id}/totals")
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(summary = "A cohort's totals on a day by the communes of a province of a tree (0: by provinces)")
    Slice<CohortTotal> totals(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "0") long province, AsOf asOf) {
        Refused.found(cohorts.find(actor, id, asOf));
        return new Slice<>(cohorts.totals(actor, id, province, asOf), null);
    }

    @PostMapping("/api/v1/campaigns/{id}/quota")
    @Requires(Permission.ASSIGN_QUOTA)
    @Operation(summary = "Give a province its quota")
    CohortWithQuotas assignQuota(Actor actor, @PathVariable long id, @RequestBody Quota quota, IfMatch seen) {
        cohorts.lock(id);
        seen.check(() -> show(actor, id, AsOf.today(actor)));
        assignQuota.assign(
                actor, id, quota.province(), quota.amount(), Objects.toString(quota.reason(), ""), illustrative);
        return show(actor, id, AsOf.today(actor));
    }

    @GetMapping("/api/v1/campaigns/{id}/ledger")
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(
            summary =
                    "The quota ledger's accounts: of each province in reach what it was given, reserved, used and has left")
    List<QuotaBalance> ledger(Actor actor, @PathVariable long id) {
        Refused.found(cohorts.find(actor, id));
        return ledger.balances(actor, id);
    }

    @GetMapping("/api/v1/campaigns/{id}/ledger/entries")
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(summary = "Entries of the quota ledger, each from one account to another; by province (0: all) and kind")
    Slice<LedgerEntry> ledgerEntries(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "") String kind,
            Paging paging) {
        Refused.found(cohorts.find(actor, id));
        return Slice.of(ledger.entries(actor, id, province, kind, paging), LedgerEntry::entryKey);
    }

    @PostMapping("/api/v1/campaigns/{id}/ledger/transfer")
    @Requires(Permission.TRANSFER_QUOTA)
    @Operation(summary = "Transfer what a province has left to another of the same cohort")
    List<QuotaBalance> transferQuota(Actor actor, @PathVariable long id, @RequestBody QuotaToTransfer moved) {
        moveQuota.transfer(actor, id, moved.from(), moved.to(), moved.amount(), moved.reason(), illustrative);
        return ledger.balances(actor, id);
    }

    @PostMapping("/api/v1/campaigns/{id}/ledger/carry-over")
    @Requires(Permission.CARRY_QUOTA_OVER)
    @Operation(summary = "Carry what a province has left over into a later cohort of the same programme")
    List<QuotaBalance> carryQuotaOver(Actor actor, @PathVariable long id, @RequestBody QuotaToCarry moved) {
        moveQuota.carryOver(
                actor,
                id,
                moved.cohort(),
                moved.province(),
                moved.amount(),
                Objects.toString(moved.reason(), ""),
                illustrative);
        return ledger.balances(actor, id);
    }

    @GetMapping("/api/v1/campaigns/{id}/registrations")
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(summary = "Wards of a cohort; by state and province (0: all)")
    Slice<RegistrationLine> registrations(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") long province,
            AsOf asOf,
            Paging paging) {
        Refused.found(cohorts.find(actor, id));
        return Slice.of(
                registrations.page(actor, id, Text.sought(q), state, province, asOf, paging),
                RegistrationLine::registrationId);
    }

    @GetMapping("/api/v1/campaigns/{id}/register")
    @Requires(Permission.PROPOSE_REGISTRATION)
    @Operation(summary = "Wards in reach that the cohort does not have yet")
    Slice<UnitSummary> candidates(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String q, Paging paging) {
        Refused.found(cohorts.find(actor, id));
        return Slice.of(registrations.candidates(actor, id, Text.sought(q), paging), UnitSummary::unitId);
    }

    @PostMapping("/api/v1/campaigns/{id}/register")
    @Requires(Permission.PROPOSE_REGISTRATION)
    @Operation(summary = "Propose wards for a cohort; all of them or none")
    Registered propose(Actor actor, @PathVariable long id, @RequestBody WardsToRegister wards) {
        return new Registered(proposeRegistration.propose(
                actor, id, wards.wards(), Objects.toString(wards.reason(), ""), illustrative));
    }

    @PostMapping("/api/v1/campaigns/{id}/confirm")
    @Requires(Permission.CONFIRM_REGISTRATION)
    @Operation(summary = "Confirm proposed wards; all of them or none")
    Registered confirm(Actor actor, @PathVariable long id, @RequestBody Registered chosen) {
        confirmRegistration.confirm(actor, id, chosen.registrations());
        return chosen;
    }

    @GetMapping("/api/v1/campaigns/{id}/registrations/{registration}")
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(summary = "A ward of a cohort")
    RegistrationLine registration(Actor actor, @PathVariable long id, @PathVariable long registration) {
        return Refused.found(registrations.find(actor, id, registration));
    }

    @PostMapping("/api/v1/campaigns/{id}/registrations/{registration}/withdraw")
    @Requires({Permission.TAKE_BACK_PROPOSAL, Permission.WITHDRAW_REGISTRATION})
    @Operation(summary = "Take a proposal back, or withdraw a registration with its dossier")
    RegistrationLine withdraw(
            Actor actor,
            @PathVariable long id,
            @PathVariable long registration,
            @RequestBody Reason why,
            IfMatch seen) {
        registrations.lock(registration);
        seen.check(() -> registration(actor, id, registration));
        if (actor.may(Permission.WITHDRAW_REGISTRATION)) {
            withdrawRegistration.withdraw(actor, id, registration, why.reason());
        } else {
            withdrawRegistration.takeBack(actor, id, registration, why.reason());
        }
        return registration(actor, id, registration);
    }
}
