package vn.kieumau.notices.webhooks;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.SecretAnswer;
import vn.kieumau.web.Slice;

@RestController
class WebhooksApi {
    private final Receivers receivers;
    private final KeepReceiver keepReceiver;

    WebhooksApi(Receivers receivers, KeepReceiver keepReceiver) {
        this.receivers = receivers;
        this.keepReceiver = keepReceiver;
    }

    /**
     * @param office whose units it is told of
     * @param secrets how many secrets hold: two for a day after a change
     * @param waiting deliveries that have yet to be made
     * @param dead deliveries that nobody will try again unless they are sent again
     */
    record Webhook(
            long receiverId,
            String name,
            String url,
            long office,
            List<String> acts,
            boolean enabled,
            int secrets,
            long waiting,
            long dead) {
        static Webhook of(Receiver receiver) {
            return new Webhook(
                    receiver.receiverId(),
                    receiver.name(),
                    receiver.url(),
                    receiver.officeId(),
                    receiver.acts(),
                    receiver.enabled(),
                    receiver.secrets(),
                    receiver.waiting(),
                    receiver.dead());
        }
    }

    /**
     * @param messageId as it stands in the header webhook-id of each try
     * @param act TEST for a test
     * @param at when the act happened
     * @param state waiting, delivered or dead
     * @param due of the next try; once settled, when that was
     * @param status what was answered last
     * @param fault why the last try failed; empty: it did not
     */
    record Delivery(
            long deliveryId,
            String messageId,
            String act,
            OffsetDateTime at,
            String state,
            int attempts,
            OffsetDateTime due,
            @Nullable Integer status,
            String fault) {
        static Delivery of(DeliveryLine line) {
            return new Delivery(
                    line.deliveryId(),
                    line.messageId(),
                    line.act(),
                    line.at(),
                    line.state(),
                    line.attempts(),
                    line.due(),
                    line.status(),
                    line.fault());
        }
    }

    /** @param secret for verifying our calls; shown this once */
    record RegisteredWebhook(long id, String secret) {}

    /** @param secret the new one, shown this once */
    record NewSecret(String secret) {}

    @GetMapping("/api/v1/notices/webhooks")
    @Requires(Permission.VIEW_WEBHOOKS)
    @Operation(summary = "Programs that are told of acts")
    Slice<Webhook> webhooks(Actor actor, Paging paging) {
        return Slice.of(receivers.page(actor, paging), Receiver::receiverId, Webhook::of);
    }

    @GetMapping("/api/v1/notices/webhooks/{id}")
    @Requires(Permission.VIEW_WEBHOOKS)
    @Operation(summary = "A program that is told of acts")
    Webhook webhook(Actor actor, @PathVariable long id) {
        return Webhook.of(Refused.found(receivers.find(actor, id)));
    }

    @GetMapping("/api/v1/notices/webhooks/{id}/deliveries")
    @Requires(Permission.VIEW_WEBHOOKS)
    @Operation(summary = "What a program was told, or will be, oldest first")
    Slice<Delivery> deliveries(Actor actor, @PathVariable long id, Paging paging) {
        Refused.found(receivers.find(actor, id));
        return Slice.of(receivers.deliveries(actor, id, paging), DeliveryLine::deliveryId, Delivery::of);
    }

    @PostMapping("/api/v1/notices/webhooks")
    @Requires(Permission.KEEP_WEBHOOK)
    @Operation(summary = "Register a program that is told of acts; enabled at once, its secret is shown this once")
    ResponseEntity<RegisteredWebhook> registerWebhook(
            Actor actor, @RequestBody NewReceiver webhook, HttpServletRequest request) {
        SecretAnswer.mark(request);
        KeepReceiver.Registered made = keepReceiver.register(actor, webhook);
        return ResponseEntity.created(URI.create("/api/v1/notices/webhooks/" + made.receiverId()))
                .body(new RegisteredWebhook(made.receiverId(), made.secret()));
    }

    @PutMapping("/api/v1/notices/webhooks/{id}")
    @Requires(Permission.KEEP_WEBHOOK)
    @Operation(summary = "Change a program that is told of acts, or disable it")
    Webhook changeWebhook(Actor actor, @PathVariable long id, @RequestBody NewReceiver webhook, IfMatch seen) {
        seen.required().check(() -> webhook(actor, id));
        keepReceiver.change(actor, id, Refused.found(receivers.find(actor, id)).version(), webhook);
        return webhook(actor, id);
    }

    @PostMapping("/api/v1/notices/webhooks/{id}/rotate")
    @Requires(Permission.KEEP_WEBHOOK)
    @Operation(summary = "Another secret, shown this once; the one before it holds for a day more")
    NewSecret rotateSecret(Actor actor, @PathVariable long id, HttpServletRequest request) {
        SecretAnswer.mark(request);
        return new NewSecret(keepReceiver.rotate(actor, id));
    }

    @PostMapping("/api/v1/notices/webhooks/{id}/test")
    @Requires(Permission.SEND_WEBHOOK)
    @Operation(summary = "Send a test, within seconds")
    Created testWebhook(Actor actor, @PathVariable long id) {
        return new Created(keepReceiver.test(actor, id));
    }

    @PostMapping("/api/v1/notices/webhooks/{id}/deliveries/{delivery}/resend")
    @Requires(Permission.SEND_WEBHOOK)
    @Operation(summary = "Send again what was delivered or is dead, within seconds")
    ResponseEntity<Void> resendDelivery(Actor actor, @PathVariable long id, @PathVariable long delivery) {
        keepReceiver.resend(actor, id, delivery);
        return ResponseEntity.noContent().build();
    }
}
