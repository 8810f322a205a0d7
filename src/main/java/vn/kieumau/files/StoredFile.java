package vn.kieumau.files;

import java.nio.file.Path;

/** A stored file to be read; one of the types that {@link FileType} lets in. */
public record StoredFile(String sha256, long size, String mediaType, Path path) {}
