package vn.kieumau.campaigns.pages;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kieumau.campaigns.KeepCommittee.Share;

/** What was typed of a matrix of responsibilities; fields {@code criteria.0.code}, {@code criteria.0.leads} and so on. */
public record MatrixForm(@Nullable List<Line> criteria) {
    public record Line(
            @Nullable String code,
            @Nullable String leads,
            @Nullable String runs,
            @Nullable String core,
            @Nullable String joins) {}

    List<Share> read() {
        return Objects.requireNonNullElse(criteria, List.<Line>of()).stream()
                .flatMap(line -> Stream.of(
                        new Share(line.code(), "leads", line.leads()),
                        new Share(line.code(), "runs", line.runs()),
                        new Share(line.code(), "core", line.core()),
                        new Share(line.code(), "joins", line.joins())))
                .toList();
    }
}
