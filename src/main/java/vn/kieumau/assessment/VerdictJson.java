package vn.kieumau.assessment;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Facts and verdicts as they are stored: the same value is always the same text. */
final class VerdictJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private VerdictJson() {}

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    static Verdict verdict(String json) {
        return JSON.readValue(json, Verdict.class);
    }

    static Facts facts(String json) {
        return JSON.readValue(json, Facts.class);
    }
}
