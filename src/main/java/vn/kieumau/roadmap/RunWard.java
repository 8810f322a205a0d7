package vn.kieumau.roadmap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run says of a ward. @param year null: it registers in none @param known whether a dossier tells what it lacks */
public record RunWard(
        long unitId,
        String name,
        String path,
        long provinceId,
        @Nullable Integer year,
        int readiness,
        int lacks,
        boolean known,
        long cost,
        int earliest,
        List<ReasonLine> reasons,
        @JsonIgnore long total) {}
