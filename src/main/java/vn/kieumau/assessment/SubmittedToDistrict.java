package vn.kieumau.assessment;

import vn.kieumau.kernel.Actor;

/** A ward's dossier lies with the district, for the first time or again; heard in the same transaction. */
public record SubmittedToDistrict(DossierHead dossier, Actor by) {}
