package vn.kieumau.inspection.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.inspection.PlanRoute;

/** A route as it is typed: each stop with the number it is to have. What has no number stays behind those that have one. */
public record RouteForm(List<Row> stops) {
    public record Row(
            long visitId,
            @Nullable Integer position,
            @Nullable String visitsOn,
            @Nullable String hosts) {}

    public RouteForm {
        stops = Objects.requireNonNullElse(stops, List.of());
    }

    List<PlanRoute.Stop> read() {
        return stops.stream()
                .sorted(Comparator.comparingInt(each -> Objects.requireNonNullElse(each.position(), Integer.MAX_VALUE)))
                .map(each -> new PlanRoute.Stop(each.visitId(), each.visitsOn(), each.hosts()))
                .toList();
    }
}
