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
                new Pack.SetHead("", "", "", "", "", null, true, List.of(), null, null, null, null, null, List.of()),
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
                        head.version(),
                        head.council(),
                        head.levels()),
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

    /** Where a criterion stands: its group and its place there, both from 0. */
    record Place(int group, int criterion) {
        Pack.Criterion in(Pack pack) {
            return pack.groups().get(group).criteria().get(criterion);
        }
    }

    /** @param address as {@link Pack#address} gives it */
    static Optional<Place> find(Pack pack, String address) {
        for (int i = 0; i < pack.groups().size(); i++) {
            List<Pack.Criterion> criteria = pack.groups().get(i).criteria();
            for (int j = 0; j < criteria.size(); j++) {
                if (pack.address(criteria.get(j)).equals(address)) {
                    return Optional.of(new Place(i, j));
                }
            }
        }
        return Optional.empty();
    }

    static Pack without(Pack pack, Place place) {
        return put(pack, place, null, place.group(), 0);
    }

    /**
     * Takes a criterion out of its place and puts another in.
     *
     * @param place of the one to take out; null takes none out
     * @param criterion null puts none in
     * @param into the group from 0 that it is put in
     * @param position within that group, from 1; beyond the end is the end
     */
    static Pack put(Pack pack, @Nullable Place place, Pack.@Nullable Criterion criterion, int into, int position) {
        List<Pack.Group> groups = new ArrayList<>();
        for (int i = 0; i < pack.groups().size(); i++) {
            Pack.Group group = pack.groups().get(i);
            List<Pack.Criterion> criteria = new ArrayList<>(group.criteria());
            if (place != null && place.group() == i) {
                criteria.remove(place.criterion());
            }
            if (criterion != null && i == into) {
                int at = Math.min(Math.max(position - 1, 0), criteria.size());
                criteria.add(at, criterion);
            }
            groups.add(new Pack.Group(group.code(), group.titleVi(), group.titleEn(), criteria));
        }
        return new Pack(pack.format(), pack.programme(), pack.set(), pack.passing(), groups);
    }
}
