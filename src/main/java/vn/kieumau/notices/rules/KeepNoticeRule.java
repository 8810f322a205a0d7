package vn.kieumau.notices.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.notices.NoticesRefusal;

/** Chooses who is told of an act from now on; notices that are there stay. */
@Component
class KeepNoticeRule {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ToldActs toldActs;

    KeepNoticeRule(JdbcClient jdbc, Audit audit, ToldActs toldActs) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.toldActs = toldActs;
    }

    /**
     * @param version that was seen
     * @param whom nobody, too
     */
    @Transactional
    public void choose(Actor actor, long actId, int version, List<String> whom) {
        actor.require(Permission.KEEP_NOTICE_RULE);
        ToldAct act = Refused.found(toldActs.find(actor, actId));
        Refused.when(
                !ToldActs.whom(act).containsAll(whom),
                NoticesRefusal.NOBODY_KNOWN,
                new Text.Field("notices.rules.whom"));
        List<String> chosen = whom.stream().distinct().sorted().toList();
        save(
                actor,
                act,
                version,
                chosen.equals(act.usual().stream().sorted().toList()) ? null : String.join(",", chosen));
    }

    /** As it came. */
    @Transactional
    public void restore(Actor actor, long actId, int version) {
        actor.require(Permission.KEEP_NOTICE_RULE);
        save(actor, Refused.found(toldActs.find(actor, actId)), version, null);
    }

    private void save(Actor actor, ToldAct act, int version, @Nullable String chosen) {
        int saved = jdbc.sql("""
                        update notices.act set chosen = string_to_array(:chosen::text, ','), version = version + 1 where id = :id and version = :version
                        """)
                .param("chosen", chosen)
                .param("id", act.actId())
                .param("version", version)
                .update();
        Refused.when(saved == 0, KernelRefusal.CHANGED_MEANWHILE);
        audit.record(actor, Permission.KEEP_NOTICE_RULE, "notices.act", act.actId(), act.act(), null, "");
    }
}
