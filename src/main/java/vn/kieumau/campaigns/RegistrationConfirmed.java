package vn.kieumau.campaigns;

import vn.kieumau.kernel.Actor;

/** A ward is in: published inside the transaction that confirmed it. */
public record RegistrationConfirmed(Actor by, long registrationId, long unitId, String subject) {}
