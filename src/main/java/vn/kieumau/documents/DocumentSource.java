package vn.kieumau.documents;

/**
 * What a document is made from; each kind is issued of it once.
 *
 * @param table qualified name
 * @param unitId whose it is, at which the body that issues is
 */
public record DocumentSource(String table, long id, long unitId) {}
