package vn.kieumau.operations.load;

import java.util.List;

/** What somebody did, and what they were told became of it. */
interface Told {
    String login();

    /** What stands in the trail once it is acknowledged, each once; nothing of it when it is refused. */
    List<Kind.Trace> traces();

    boolean acknowledged();

    /** Whether it may have been done although nobody was told so. */
    boolean perhaps();
}
