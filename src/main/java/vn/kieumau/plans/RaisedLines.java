package vn.kieumau.plans;

import java.util.List;
import java.util.Map;
import vn.kieumau.kernel.Actor;

/** What was asked of those above about lines of plans; told by the module that keeps recommendations. */
public interface RaisedLines {
    /** The newest recommendation about each of the lines, of those that the reader sees; no entry where there is none. */
    Map<Long, Raised> of(Actor reader, List<Long> lineIds);

    /** Whether anybody asked about the line, whoever sees it. */
    boolean any(long lineId);

    /**
     * @param address of its page
     * @param state message that says how it stands
     */
    record Raised(String address, String state) {}
}
