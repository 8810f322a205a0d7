package vn.kieumau.evidence;

import org.springframework.core.io.InputStreamSource;

/** A file as it was sent; read once, as a stream. */
public record Upload(String name, InputStreamSource content) {}
