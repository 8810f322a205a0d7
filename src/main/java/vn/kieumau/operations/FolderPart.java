package vn.kieumau.operations;

/** Reads some of a folder's tables; parts run in the order of their {@code @Order}, each after what it refers to. */
interface FolderPart {
    void load(ImportFolder folder, ImportContext context);
}
