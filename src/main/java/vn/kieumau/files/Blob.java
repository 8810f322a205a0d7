package vn.kieumau.files;

/** What was stored: the hash is its name for good. */
public record Blob(String sha256, long size, String mediaType) {}
