package vn.kieumau.recommendations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Somebody to whose office they came says that recommendations ask for the same, or that one of them does not. */
@Component
public class GroupRecommendations {
    /** More than these are answered one by one: an act on a group is one transaction. */
    public static final int MOST = 250;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Recommendations recommendations;
    private final RecommendationGroups groups;

    GroupRecommendations(JdbcClient jdbc, Audit audit, Recommendations recommendations, RecommendationGroups groups) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.recommendations = recommendations;
        this.groups = groups;
    }

    /**
     * @param ids open ones of one class, in no group
     * @return the group's key
     */
    @Transactional
    public long form(Actor actor, @Nullable String title, List<Long> ids) {
        actor.require(Permission.GROUP_RECOMMENDATION);
        String named = Text.required(title, "recommendations.group.title", Text.LINE);
        List<RecommendationHead> members = locked(actor, ids);
        Refused.when(members.size() < 2, RecommendationRefusal.GROUP_OF_ONE);
        Grant own = actor.actingUnder(Permission.GROUP_RECOMMENDATION).orElseThrow(Refused::notFound);
        long group =
                begin(actor, Permission.GROUP_RECOMMENDATION, members.get(0).classCode(), named, own);
        put(actor, group, named, members);
        return group;
    }

    /** A group without anything in it yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    long begin(Actor actor, Permission act, String classCode, String title, Grant own) {
        long group = jdbc.sql("""
                        insert into recommendations.recommendation_group (class, title, formed_office_id, formed_by, formed_at)
                        values (:class, :title, :office, :by, :at) returning id
                        """)
                .param("class", classCode)
                .param("title", title)
                .param("office", own.officeId())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        audit.record(actor, act, "recommendations.recommendation_group", group, title, own.unitId(), "");
        return group;
    }

    @Transactional
    public void add(Actor actor, long group, List<Long> ids) {
        actor.require(Permission.GROUP_RECOMMENDATION);
        RecommendationGroup head = Refused.found(groups.find(actor, group));
        List<RecommendationHead> members = locked(actor, ids);
        Refused.when(members.isEmpty(), RecommendationRefusal.NONE_CHOSEN);
        Refused.when(!members.get(0).classCode().equals(head.classCode()), RecommendationRefusal.NOT_OF_ONE_CLASS);
        Refused.when(head.members() + members.size() > MOST, RecommendationRefusal.GROUP_TOO_LARGE, MOST);
        put(actor, group, head.title(), members);
    }

    @Transactional
    public void remove(Actor actor, long group, long id) {
        actor.require(Permission.GROUP_RECOMMENDATION);
        RecommendationGroup head = Refused.found(groups.find(actor, group));
        RecommendationHead member = Refused.found(recommendations.among(actor, List.of(id)).stream()
                .filter(each -> Long.valueOf(group).equals(each.groupId()))
                .findFirst());
        Refused.when(!groups.removable(actor, List.of(member)).contains(id), RecommendationRefusal.NEVER_WITH_YOU);
        write(actor, null, member, head.title());
    }

    private void put(Actor actor, long group, String title, List<RecommendationHead> members) {
        members.forEach(each -> write(actor, group, each, title));
    }

    private void write(Actor actor, @Nullable Long group, RecommendationHead member, String title) {
        jdbc.sql(
                        "update recommendations.recommendation set group_id = :group::bigint, version = version + 1 where id = :id")
                .param("group", group)
                .param("id", member.recommendationId())
                .update();
        audit.record(
                actor,
                Permission.GROUP_RECOMMENDATION,
                "recommendations.recommendation",
                member.recommendationId(),
                member.title(),
                member.unitId(),
                group == null ? "− " + title : "+ " + title);
    }

    /** In the order of their keys, so that two who group the same do not wait for each other. */
    private List<RecommendationHead> locked(Actor actor, List<Long> ids) {
        List<Long> chosen = ids.stream().distinct().sorted().toList();
        Refused.when(chosen.size() > MOST, RecommendationRefusal.GROUP_TOO_LARGE, MOST);
        List<Long> groupable = jdbc.sql("""
                        select r.id from recommendations.recommendation r where r.id = any(:ids) and\s""" + RecommendationGroups.GROUPABLE + """
                        order by r.id for no key update
                        """)
                .param("ids", chosen.toArray(Long[]::new))
                .param("owing", RecommendationGroups.owing())
                .param("grouping", Recommendations.offices(actor, Permission.GROUP_RECOMMENDATION))
                .query(Long.class)
                .list();
        List<RecommendationHead> heads = recommendations.among(actor, chosen);
        Refused.when(heads.size() < chosen.size(), KernelRefusal.NOT_FOUND);
        Refused.when(groupable.size() < chosen.size(), RecommendationRefusal.NOT_TO_GROUP);
        heads.stream().filter(each -> each.groupId() != null).findFirst().ifPresent(taken -> {
            throw new Refused(RecommendationRefusal.IN_A_GROUP, taken.unitName(), String.valueOf(taken.groupTitle()));
        });
        Refused.when(
                heads.stream().map(RecommendationHead::classCode).distinct().count() > 1,
                RecommendationRefusal.NOT_OF_ONE_CLASS);
        return heads;
    }
}
