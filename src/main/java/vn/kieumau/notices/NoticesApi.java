package vn.kieumau.notices;

import io.swagger.v3.oas.annotations.Operation;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;
import vn.kieumau.web.View;

@RestController
class NoticesApi {
    private final Notices notices;
    private final MarkNotices markNotices;

    NoticesApi(Notices notices, MarkNotices markNotices) {
        this.notices = notices;
        this.markNotices = markNotices;
    }

    /**
     * @param act by its code; title says it in the language that was asked for
     * @param page where a person sees it; empty where nothing leads there
     * @param readAt null as long as it is unread
     */
    record Told(
            long noticeId,
            String act,
            String title,
            String unitName,
            String unitPath,
            String page,
            OffsetDateTime at,
            @Nullable OffsetDateTime readAt,
            boolean illustrative) {
        static Told of(Notice notice, View view) {
            return new Told(
                    notice.noticeId(),
                    notice.act(),
                    view.t("audit.act." + notice.act()),
                    notice.unitName(),
                    notice.unitPath(),
                    notice.page(),
                    notice.at(),
                    notice.readAt(),
                    notice.illustrative());
        }
    }

    /** @param newest the last notice that is to be marked as read */
    record NoticesToRead(long newest) {}

    /** @param readAt by which these were marked; null where none was unread */
    record Marked(@Nullable OffsetDateTime readAt) {}

    /** @param readAt as marking answered */
    record NoticesToKeep(OffsetDateTime readAt) {}

    @GetMapping("/api/v1/notices")
    @Requires(Permission.VIEW_NOTICES)
    @Operation(summary = "What whom the token stands for is told, oldest first; all or unread only")
    Slice<Told> notices(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean unread,
            Paging paging,
            @ModelAttribute("view") View view) {
        return Slice.of(notices.page(actor, unread, paging), Notice::noticeId, each -> Told.of(each, view));
    }

    @PostMapping("/api/v1/notices/{id}/read")
    @Requires(Permission.MARK_NOTICES)
    @Operation(summary = "Mark a notice as read")
    Told readNotice(Actor actor, @PathVariable long id, @ModelAttribute("view") View view) {
        markNotices.read(actor, id);
        return Told.of(Refused.found(notices.find(actor, id)), view);
    }

    @PostMapping("/api/v1/notices/read")
    @Requires(Permission.MARK_NOTICES)
    @Operation(summary = "Mark all notices up to one as read")
    Marked readNotices(Actor actor, @RequestBody NoticesToRead read) {
        return new Marked(markNotices.readAll(actor, read.newest()).orElse(null));
    }

    @PostMapping("/api/v1/notices/unread")
    @Requires(Permission.MARK_NOTICES)
    @Operation(summary = "Take back what was marked as read at one moment")
    ResponseEntity<Void> keepNotices(Actor actor, @RequestBody NoticesToKeep kept) {
        markNotices.unread(actor, kept.readAt());
        return ResponseEntity.noContent().build();
    }
}
