package vn.kieumau.roadmap;

/** Looks on while the planner works, from the planner's thread and those of its solver: must be quick, and safe for threads. */
public interface Watch {
    /** Nobody looks, nobody stops it. */
    Watch NOBODY = progress -> true;

    /** Told when a step begins and several times a second while it lasts, except in the first step. @return false to stop: what was found until then is the answer */
    boolean goOn(Progress progress);
}
