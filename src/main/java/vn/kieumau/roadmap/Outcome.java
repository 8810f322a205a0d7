package vn.kieumau.roadmap;

/** What the planner answers. */
public sealed interface Outcome permits Proposal, Contradiction, Undecided {
    /** How long it took. */
    double seconds();
}
