package vn.kieumau.evidence;

import java.util.List;
import vn.kieumau.kernel.Actor;

/** Where a proof is in use: only what the reader reaches. */
public interface EvidenceUses {
    /** The criteria that it proves, in every cohort and programme; the latest year first. */
    List<EvidenceUse> uses(Actor reader, EvidenceItem item);

    /** The submissions that keep it, the newest first. */
    List<KeptRevision> kept(Actor reader, EvidenceItem item);
}
