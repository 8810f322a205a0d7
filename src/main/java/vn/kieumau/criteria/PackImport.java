package vn.kieumau.criteria;

import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.criteria.rules.RuleFault;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.ImportProblem;

/** Loads a criteria pack (YAML, docs/pack-format.md) as a published set; the same pack a second time changes nothing. */
@Component
public class PackImport {
    private final CriteriaSets sets;
    private final PublishPack publishing;
    private final Audit audit;

    PackImport(CriteriaSets sets, PublishPack publishing, Audit audit) {
        this.sets = sets;
        this.publishing = publishing;
        this.audit = audit;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void load(Actor actor, String file, byte[] content) {
        try {
            Pack pack = PackFile.readChecked(content, sets.check());
            if (sets.known(pack)) {
                return;
            }
            if (sets.published(pack.programme().code(), pack.set().version()).isPresent()) {
                throw problem(
                        file,
                        PackFault.at(
                                "set.version",
                                PackFault.Kind.ALREADY_PUBLISHED,
                                pack.set().version()));
            }
            long id = publishing.publish(pack, Objects.requireNonNull(pack.set().publishedOn()));
            audit.recordAct(
                    actor, "LOAD_PACK", "criteria.criteria_set", id, pack.set().titleVi(), null, file);
        } catch (PackFaults wrong) {
            throw problem(file, wrong.faults().get(0));
        }
    }

    private static ImportProblem problem(String file, PackFault fault) {
        RuleFault rule = fault.rule();
        String reason = fault.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String where = rule == null
                ? ""
                : " (%s, line %d column %d of the rule)"
                        .formatted(
                                rule.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                rule.line(),
                                rule.column());
        return new ImportProblem(file, fault.line(), fault.path(), fault.detail(), reason + where);
    }
}
