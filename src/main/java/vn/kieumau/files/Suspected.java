package vn.kieumau.files;

import java.util.List;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** A file that was not stored because of what it seems to hold; its sender still has it, and may hand it to be held. */
public class Suspected extends Refused {
    private final transient List<Hit> hits;

    Suspected(String name, List<Hit> hits) {
        super(
                FilesRefusal.SUSPECTED,
                name,
                new Text.Field(hits.get(0).kind().key()),
                hits.get(0).page(),
                hits.size() - 1);
        this.hits = hits;
    }

    /** At least one; each kind once a page, in the order of pages. */
    public List<Hit> hits() {
        return hits;
    }
}
