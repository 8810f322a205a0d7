package vn.kieumau.archive;

/**
 * A file of a package as the page in it lists it.
 *
 * @param path from that page
 * @param name as whoever sent it called it, or as the package does
 */
public record ListedFile(String path, String name, long size, String sha256) {}
