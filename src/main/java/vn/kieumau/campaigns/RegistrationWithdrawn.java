package vn.kieumau.campaigns;

import vn.kieumau.kernel.Actor;

/** A registered ward is out: published inside the transaction that withdrew it. */
public record RegistrationWithdrawn(Actor by, long registrationId, String reason) {}
