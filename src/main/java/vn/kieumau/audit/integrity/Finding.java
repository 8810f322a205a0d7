package vn.kieumau.audit.integrity;

/**
 * One thing that is not as it was recorded.
 *
 * @param table qualified name of the table, or {@code files} for the store
 * @param id of the row; of an entry its number
 * @param subject what it concerns, as the trail names it; empty where nothing tells
 * @param detail names of the altered columns, the act of an entry, and so on
 */
public record Finding(Kind kind, String table, long id, String subject, String detail) {
    /** What happened, in both languages of the console. */
    public enum Kind {
        ROW_ALTERED("bị sửa ngoài hệ thống, ở các cột", "was altered behind the system, in the columns"),
        ROW_GONE("bị xoá ngoài hệ thống", "was deleted behind the system"),
        ROW_BACK("đã bị xoá nhưng lại có", "had been removed and is there again"),
        ROW_ADDED(
                "bị thêm ngoài hệ thống, nhật ký không nói đến", "was added behind the system: no entry speaks of it"),
        ENTRY_ALTERED("mục nhật ký bị sửa", "the entry was altered"),
        ENTRY_MISSING("mục nhật ký bị xoá", "the entry was deleted"),
        CHAIN_BROKEN("mục nhật ký không nối với mục trước", "the entry does not follow the one before"),
        CHAIN_CUT("nhật ký bị cắt ở cuối; lẽ ra đến mục", "the trail was cut at its end; it should reach entry"),
        CHAIN_SHORTER("nhật ký ngắn hơn điểm kiểm ký lúc", "the trail is shorter than at the checkpoint of"),
        CHAIN_REWRITTEN(
                "nhật ký bị viết lại sau điểm kiểm ký lúc", "the trail was written anew since the checkpoint of"),
        CHECKPOINT_MISSING(
                "điểm kiểm bị xoá khỏi cơ sở dữ liệu, khoá", "the checkpoint is gone from the database, key"),
        CHECKPOINT_FORGED("chữ ký của điểm kiểm không đúng, khoá", "the checkpoint's signature does not hold, key"),
        FILE_GONE("tệp không còn trong kho", "the file is gone from the store"),
        FILE_ALTERED("tệp bị sửa trong kho", "the file was altered in the store");

        private final String vietnamese;
        private final String english;

        Kind(String vietnamese, String english) {
            this.vietnamese = vietnamese;
            this.english = english;
        }
    }

    /** For the console: where, what, and what about. */
    public String text() {
        return "%s %s%s: %s / %s%s"
                .formatted(
                        table,
                        id == 0 ? "" : id,
                        subject.isEmpty() ? "" : " (" + subject + ")",
                        kind.vietnamese,
                        kind.english,
                        detail.isEmpty() ? "" : ": " + detail);
    }
}
