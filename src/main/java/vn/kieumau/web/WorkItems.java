package vn.kieumau.web;

import java.util.List;
import vn.kieumau.kernel.Actor;

/** What a module contributes to "Việc của tôi"; one statement each, however many units are in reach. */
public interface WorkItems {
    List<WorkItem> awaiting(Actor actor);
}
