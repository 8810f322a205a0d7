package vn.kieumau.documents;

/**
 * A document as it will be, without its number.
 *
 * @param preview only to be looked at: nothing is issued
 */
public record DocumentDraft(OfficialDocument document, boolean preview) {}
