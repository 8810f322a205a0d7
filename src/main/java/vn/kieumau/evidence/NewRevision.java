package vn.kieumau.evidence;

import java.util.List;

/**
 * A proof as it is to be from now on.
 *
 * @param seen the revision that it corrects
 * @param reason why it is corrected
 * @param keep files of that revision that stay, by their ids; they come before new ones
 */
public record NewRevision(NewEvidence content, int seen, String reason, List<Long> keep) {}
