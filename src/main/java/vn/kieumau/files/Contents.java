package vn.kieumau.files;

import java.util.List;

/**
 * What a file says.
 *
 * @param pages text of each page, of each sheet, or of the whole
 * @param whole false where pages are pictures, whose words nobody but a person can read
 */
record Contents(List<String> pages, boolean whole) {
    /** More text than this is no document that a person wrote. */
    static final int MOST_CHARACTERS = 20_000_000;

    static final Contents PICTURE = new Contents(List.of(), false);
}
