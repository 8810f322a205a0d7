package vn.kieumau.documents;

/**
 * The version of a template that an issued document was made with, for good.
 *
 * @param name of its file
 * @param converted whether LibreOffice made the PDF of the same DOCX; there was none otherwise, and the PDF has the built-in layout
 */
public record UsedTemplate(long templateId, String name, int version, boolean converted) {}
