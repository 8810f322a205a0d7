package vn.kieumau.evidence;

/** Whether the evidence of a registration may still be changed: not once its dossier was submitted. */
public interface LinkGate {
    boolean open(long registrationId);
}
