package vn.kieumau.campaigns;

import java.util.List;

/** Who does what at a criterion: the Party committee that leads, the government that runs it, the police at its core, the people who join. */
public record Responsibility(
        String code, String titleVi, String titleEn, String leads, String runs, String core, String joins) {
    public static final List<String> PARTS = List.of("leads", "runs", "core", "joins");

    public String body(String part) {
        return switch (part) {
            case "leads" -> leads;
            case "runs" -> runs;
            case "core" -> core;
            default -> joins;
        };
    }

    public boolean empty() {
        return PARTS.stream().allMatch(part -> body(part).isEmpty());
    }
}
