package vn.kieumau.criteria.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.Pack;

/** What a draft becomes when a part of it is changed. */
final class Changes {
    private Changes() {}

    static Pack empty() {
        return new Pack(
                Pack.FORMAT,
                new Pack.Programme("", "", "", List.of()),
                new Pack.SetHead("", "", "", "", "", null, true, List.of(), null, null, null, null),
                new Pack.Passing("all", null, null, List.of(), null, List.of()),
                List.of());
    }

    /** The version after a published one: every criterion is the same until somebody says otherwise. */
    static Pack successor(Pack old) {
        Pack.SetHead head = old.set();
        return new Pack(
                Pack.FORMAT,
                old.programme(),
                new Pack.SetHead(
                        "",
                        head.titleVi(),
                        head.titleEn(),
                        head.noticeVi(),
                        head.noticeEn(),
                        null,
                        head.complete(),
                        head.unread(),
                        head.closesOn(),
                        head.daysToReport(),
                        head.baselineYear(),
                        head.version()),
                old.passing(),
                old.groups().stream()
                        .map(group -> new Pack.Group(
                                group.code(),
                                group.titleVi(),
                                group.titleEn(),
                                group.criteria().stream()
                                        .map(each -> with(each, new Pack.Origin("same", List.of(each.code()))))
                                        .toList()))
                        .toList());
    }

    private static Pack.Criterion with(Pack.Criterion criterion, Pack.Origin from) {
        return new Pack.Criterion(
                criterion.code(),
                criterion.titleVi(),
                criterion.titleEn(),
                criterion.guidanceVi(),
                criterion.guidanceEn(),
                criterion.mandatory(),
                criterion.source(),
                from,
                criterion.requirements());
    }

    static Pack without(Pack pack, String code) {
        return put(pack, code, null, "", 0);
    }

    /**
     * Takes a criterion out of its place and puts another in.
     *
     * @param code of the one to take out; none of that code takes none out
     * @param criterion null puts none in
     * @param position within its group, from 1; beyond the end is the end
     */
    static Pack put(Pack pack, String code, Pack.@Nullable Criterion criterion, String groupCode, int position) {
        List<Pack.Group> groups = new ArrayList<>();
        for (Pack.Group group : pack.groups()) {
            List<Pack.Criterion> criteria = new ArrayList<>(group.criteria());
            criteria.removeIf(each -> each.code().equals(code));
            if (criterion != null && group.code().equals(groupCode)) {
                int at = Math.min(Math.max(position - 1, 0), criteria.size());
                criteria.add(at, criterion);
            }
            groups.add(new Pack.Group(group.code(), group.titleVi(), group.titleEn(), criteria));
        }
        return new Pack(pack.format(), pack.programme(), pack.set(), pack.passing(), groups);
    }

    static Optional<Pack.Group> groupOf(Pack pack, String code) {
        return pack.groups().stream()
                .filter(group ->
                        group.criteria().stream().anyMatch(each -> each.code().equals(code)))
                .findFirst();
    }
}
