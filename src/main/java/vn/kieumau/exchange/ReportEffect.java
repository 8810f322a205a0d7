package vn.kieumau.exchange;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Reports what an initiative changed, in figures, each with its source; takes back what was reported. */
@Component
public class ReportEffect {
    private static final Pattern FIGURE = Pattern.compile("\\d{1,9}([.,]\\d{1,2})?");
    private static final int MOST = 30;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Initiatives initiatives;
    private final KeepInitiative keepInitiative;

    ReportEffect(JdbcClient jdbc, Audit audit, Initiatives initiatives, KeepInitiative keepInitiative) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.initiatives = initiatives;
        this.keepInitiative = keepInitiative;
    }

    /** @return its id */
    @Transactional
    public long add(Actor actor, long initiativeId, NewEffect typed) {
        Initiative found = keepInitiative.lock(actor, initiativeId);
        Refused.when(initiatives.effects(List.of(initiativeId)).size() >= MOST, InitiativeRefusal.TOO_MANY, MOST);
        String measured = Text.required(typed.measured(), "exchange.effect.measured", Text.LINE);
        String before = typed.figureBefore();
        long id = jdbc.sql("""
                        insert into exchange.initiative_effect (initiative_id, measured, unit_of_measure, figure_before, figure_after, period, source)
                        values (:initiative, :measured, :unit, :before::numeric, :after, :period, :source) returning id
                        """)
                .param("initiative", initiativeId)
                .param("measured", measured)
                .param("unit", Text.required(typed.unitOfMeasure(), "exchange.effect.unit", 60))
                .param("before", before == null || before.isBlank() ? null : figure(before, "exchange.effect.before"))
                .param("after", figure(typed.figureAfter(), "exchange.effect.after"))
                .param("period", Text.required(typed.period(), "exchange.effect.period", 100))
                .param("source", Text.required(typed.source(), "exchange.effect.source", 300))
                .query(Long.class)
                .single();
        record(actor, found, id, measured);
        return id;
    }

    /** The trail keeps what it was. */
    @Transactional
    public void drop(Actor actor, long initiativeId, long effectId) {
        Initiative found = keepInitiative.lock(actor, initiativeId);
        InitiativeEffect gone = initiatives.effects(List.of(initiativeId)).stream()
                .filter(each -> each.effectId() == effectId)
                .findFirst()
                .orElseThrow(Refused::notFound);
        jdbc.sql("delete from exchange.initiative_effect where id = :id")
                .param("id", effectId)
                .update();
        record(actor, found, effectId, gone.measured());
    }

    /** 1.250 could be a thousand or a little more than one: whoever writes it is asked. */
    private static BigDecimal figure(@Nullable String typed, String field) {
        String text = Text.required(typed, field, 20);
        Refused.when(!FIGURE.matcher(text).matches(), InitiativeRefusal.NOT_A_FIGURE, new Text.Field(field), text);
        return new BigDecimal(text.replace(',', '.'));
    }

    private void record(Actor actor, Initiative found, long effectId, String measured) {
        audit.record(
                actor,
                Permission.KEEP_INITIATIVE,
                "exchange.initiative_effect",
                effectId,
                found.name() + " · " + measured,
                found.unitId(),
                "");
    }
}
