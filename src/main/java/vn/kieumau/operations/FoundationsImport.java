package vn.kieumau.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import vn.kieumau.accounts.AccountsImport;
import vn.kieumau.criteria.PackImport;
import vn.kieumau.units.Units;
import vn.kieumau.units.UnitsImport;

/** Reads the packs, units.csv, offices.csv, posts.csv, accounts.csv and grants.csv: what every act refers to. */
@Component
@Order(1)
class FoundationsImport implements FolderPart {
    private final PackImport packs;
    private final UnitsImport unitsImport;
    private final AccountsImport accounts;
    private final Units units;

    FoundationsImport(PackImport packs, UnitsImport unitsImport, AccountsImport accounts, Units units) {
        this.packs = packs;
        this.unitsImport = unitsImport;
        this.accounts = accounts;
        this.units = units;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        try {
            for (Resource pack : folder.packs()) {
                packs.load(context.operator, String.valueOf(pack.getFilename()), pack.getContentAsByteArray());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        unitsImport.load(folder.rows("units.csv"));
        accounts.loadOffices(folder.rows("offices.csv"));
        accounts.loadPosts(folder.rows("posts.csv"));
        accounts.loadAccounts(folder.rows("accounts.csv"));
        accounts.loadGrants(folder.rows("grants.csv"));
        context.units.putAll(units.byKey());
    }
}
