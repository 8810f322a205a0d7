package vn.kieumau.evidence;

/** A file of an item. Size in bytes. */
public record EvidenceFile(long fileId, long itemId, String name, String sha256, long size, String mediaType) {
    public boolean picture() {
        return mediaType.startsWith("image/");
    }

    public boolean pdf() {
        return mediaType.equals("application/pdf");
    }
}
