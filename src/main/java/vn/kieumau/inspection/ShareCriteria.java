package vn.kieumau.inspection;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;

/** The head shares the criteria among the members, before it sets out or on the way. It tells who looks at what, and forbids nobody. */
@Component
public class ShareCriteria {
    private final JdbcClient jdbc;
    private final LockedDelegations lockedDelegations;
    private final Delegations delegations;

    ShareCriteria(JdbcClient jdbc, LockedDelegations lockedDelegations, Delegations delegations) {
        this.jdbc = jdbc;
        this.lockedDelegations = lockedDelegations;
        this.delegations = delegations;
    }

    /**
     * A criterion and who looks at it.
     *
     * @param accountId null: nobody in particular
     */
    public record SharedCriterion(
            String criterionCode,
            String titleVi,
            String titleEn,
            @Nullable Long accountId) {}

    /** Every criterion of the delegation's set in its order. The caller has made sure that the reader sees the delegation. */
    public List<SharedCriterion> of(DelegationHead delegation) {
        return jdbc.sql("""
                        select c.code as criterion_code, c.title_vi, c.title_en, s.account_id
                        from criteria.v_criterion c
                        left join inspection.share s on s.criterion_id = c.criterion_id and s.delegation_id = :delegation
                        where c.set_id = :set order by c.group_position, c.position
                        """)
                .param("delegation", delegation.delegationId())
                .param("set", delegation.setId())
                .query(SharedCriterion.class)
                .list();
    }

    /** @param shares members' accounts by the codes of criteria; a criterion that is left out is nobody's in particular */
    @Transactional
    public void share(Actor actor, long id, Map<String, Long> shares) {
        DelegationHead head = lockedDelegations.lockLed(actor, id);
        Refused.when(
                !head.is(DelegationState.DECIDED) && !head.is(DelegationState.UNDER_WAY),
                KernelRefusal.NOT_IN_THIS_STATE);
        Map<Long, String> members = delegations.members(id).stream()
                .collect(Collectors.toMap(DelegationMember::accountId, DelegationMember::name));
        List<String> codes =
                of(head).stream().map(SharedCriterion::criterionCode).toList();
        Map<String, Long> read = new TreeMap<>(shares);
        Refused.when(!codes.containsAll(read.keySet()), InspectionRefusal.NO_SUCH_ITEM);
        Refused.when(!members.keySet().containsAll(read.values()), InspectionRefusal.NO_MEMBER);
        jdbc.sql("delete from inspection.share where delegation_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("""
                        insert into inspection.share (delegation_id, criterion_id, account_id)
                        select :id, c.criterion_id, s.account_id from unnest(:codes, :accounts) as s (code, account_id)
                        join criteria.v_criterion c on c.set_id = :set and c.code = s.code
                        """)
                .param("id", id)
                .param("set", head.setId())
                .param("codes", read.keySet().toArray(new String[0]))
                .param("accounts", read.values().toArray(new Long[0]))
                .update();
        // The trail keeps who was to look at what.
        lockedDelegations.recordLed(
                actor,
                head,
                read.entrySet().stream()
                        .map(each -> each.getKey() + ": " + members.get(each.getValue()))
                        .collect(Collectors.joining("; ")));
    }
}
