package vn.kieumau.evidence;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Which items prove which criterion of a registration. */
@Component
public class EvidenceLinks {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ObjectProvider<LinkGate> gates;

    EvidenceLinks(JdbcClient jdbc, Audit audit, ObjectProvider<LinkGate> gates) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.gates = gates;
    }

    /**
     * Makes exactly these items the proof of a criterion; part of the act that answers the criterion.
     *
     * @param unitId the registered unit, which the caller has found in reach: only its own items can prove
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(Actor actor, long unitId, long registrationId, long criterionId, Collection<Long> itemIds) {
        actor.require(Permission.LINK_EVIDENCE);
        Set<Long> before = new HashSet<>(jdbc.sql("""
                        select item_id from evidence.link where registration_id = :registration and criterion_id = :criterion
                        """)
                .param("registration", registrationId)
                .param("criterion", criterionId)
                .query(Long.class)
                .list());
        Set<Long> wanted = new HashSet<>(itemIds);
        if (wanted.equals(before)) {
            return;
        }
        Refused.when(gates.stream().anyMatch(gate -> !gate.open(registrationId)), EvidenceRefusal.LINKS_FROZEN);
        int own = jdbc.sql("select count(*) from evidence.item where id = any(:items) and unit_id = :unit")
                .param("items", wanted.toArray(new Long[0]))
                .param("unit", unitId)
                .query(Integer.class)
                .single();
        Refused.when(own != wanted.size(), EvidenceRefusal.OTHER_UNIT);
        List<Link> changed = jdbc.sql("""
                        with gone as (
                            delete from evidence.link
                            where registration_id = :registration and criterion_id = :criterion and item_id <> all(:items)
                            returning id, item_id
                        ), added as (
                            insert into evidence.link (item_id, registration_id, criterion_id, linked_by, linked_at)
                            select item, :registration, :criterion, :by, :at from unnest(:items) as item
                            on conflict do nothing returning id, item_id
                        )
                        select c.id, i.title from (select * from gone union all select * from added) c
                        join evidence.item i on i.id = c.item_id order by c.id
                        """)
                .param("registration", registrationId)
                .param("criterion", criterionId)
                .param("items", wanted.toArray(new Long[0]))
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Link.class)
                .list();
        for (Link link : changed) {
            audit.record(actor, Permission.LINK_EVIDENCE, "evidence.link", link.id(), link.title(), unitId, "");
        }
    }

    record Link(long id, String title) {}
}
