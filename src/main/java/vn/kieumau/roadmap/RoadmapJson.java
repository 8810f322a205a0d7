package vn.kieumau.roadmap;

import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Questions and answers as they are stored. */
final class RoadmapJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private RoadmapJson() {}

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    static Question question(String json) {
        return JSON.readValue(json, Question.class);
    }

    static Answer answer(String json) {
        return JSON.readValue(json, Answer.class);
    }

    static List<ReasonLine> reasons(String json) {
        return JSON.readValue(json, new TypeReference<List<ReasonLine>>() {});
    }
}
