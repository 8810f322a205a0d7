/** The PostgreSQL on board: unpacked, owned, started, adopted after a crash, stopped. No Spring here. */
@NullMarked
package vn.kieumau.operations.database;

import org.jspecify.annotations.NullMarked;
