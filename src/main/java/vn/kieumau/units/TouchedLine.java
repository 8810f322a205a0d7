package vn.kieumau.units;

/** A thing that a rehearsal found, with the unit where it stands. */
public record TouchedLine(
        long touchedId,
        long unitId,
        String unitName,
        String unitPath,
        String kind,
        long rowId,
        String subject,
        String rule) {}
