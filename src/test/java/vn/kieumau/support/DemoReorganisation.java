package vn.kieumau.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import vn.kieumau.units.ApplyReorganisation;
import vn.kieumau.units.Change;
import vn.kieumau.units.ConfirmReorganisation;
import vn.kieumau.units.DraftReorganisation;
import vn.kieumau.units.RehearseReorganisation;
import vn.kieumau.units.Reorganisations;

/** A reorganisation of the demonstration's units, from its draft to the day on which it holds. */
@TestComponent
public class DemoReorganisation {
    public static final LocalDate DAY = LocalDate.of(2027, 1, 1);

    private final Demo demo;
    private final DraftReorganisation draftReorganisation;
    private final RehearseReorganisation rehearseReorganisation;
    private final ConfirmReorganisation confirmReorganisation;
    private final ApplyReorganisation applyReorganisation;
    private final Reorganisations reorganisations;

    DemoReorganisation(
            Demo demo,
            DraftReorganisation draftReorganisation,
            RehearseReorganisation rehearseReorganisation,
            ConfirmReorganisation confirmReorganisation,
            ApplyReorganisation applyReorganisation,
            Reorganisations reorganisations) {
        this.demo = demo;
        this.draftReorganisation = draftReorganisation;
        this.rehearseReorganisation = rehearseReorganisation;
        this.confirmReorganisation = confirmReorganisation;
        this.applyReorganisation = applyReorganisation;
        this.reorganisations = reorganisations;
    }

    /** @param lines the cells of each change separated by commas, the changes by semicolons */
    public void apply(String lines) {
        List<Change> changes = new ArrayList<>();
        for (String line : lines.split(";")) {
            String[] cells = line.split(",", -1);
            changes.add(new Change(
                    changes.size() + 2, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]));
        }
        long id = draftReorganisation.draft(demo.actor("v05-canbo"), "Minh hoạ", DAY, true, changes);
        rehearseReorganisation.rehearse(demo.actor("v05-canbo"), id, version(id));
        confirmReorganisation.confirm(demo.actor("v05-lanhdao"), id, version(id));
        applyReorganisation.apply(demo.actor("v05-lanhdao"), id, version(id));
    }

    private int version(long id) {
        return reorganisations.find(id).orElseThrow().version();
    }
}
