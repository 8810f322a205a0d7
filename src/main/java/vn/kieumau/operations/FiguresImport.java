package vn.kieumau.operations;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.indicators.LoadFigures;

/** Reads figures.csv. */
@Component
@Order(5)
class FiguresImport implements FolderPart {
    private final LoadFigures loadFigures;

    FiguresImport(LoadFigures loadFigures) {
        this.loadFigures = loadFigures;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        loadFigures.load(context.operator, folder.rows("figures.csv"), context.units);
    }
}
