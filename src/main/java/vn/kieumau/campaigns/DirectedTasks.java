package vn.kieumau.campaigns;

import java.util.List;
import java.util.Map;
import vn.kieumau.kernel.Actor;

/** What units were told to do on the ground of documents; told by the module that keeps directives, within the reader's reach. */
public interface DirectedTasks {
    /** No entry where nobody was told anything. */
    Map<Long, Tasks> of(Actor reader, List<Long> documentIds);

    /** Where units are told something on the ground of a document. */
    String assign(long documentId);

    /**
     * @param tasks each unit's is one
     * @param done answered or closed
     * @param late not done, and the day has passed
     * @param address of their list
     */
    record Tasks(int tasks, int done, int late, String address) {}
}
