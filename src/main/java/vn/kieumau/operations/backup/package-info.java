/**
 * Backups: one file with all tables as of one moment and every stored file, restored into an empty data folder. Format
 * {@code kieumau-backup/1}: a tar, gzipped, of {@code manifest.json}, {@code tables/<schema>.<table>} (PostgreSQL COPY, text),
 * {@code files/<sha256>}, {@code checkpoints.txt} and {@code keys/<id>.pub}; encrypted ones are OpenPGP messages (RFC 4880,
 * AES-256, passphrase), which {@code gpg} reads too. The signing key is not in it: it is to lie elsewhere.
 */
@NullMarked
package vn.kieumau.operations.backup;

import org.jspecify.annotations.NullMarked;
