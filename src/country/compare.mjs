// Says what src/main/resources/country/ has otherwise than a reference folder (units_2024.csv, units_2025.csv, name_variants.csv),
// day by day: one line for each day on which the reference changes, or with "all" one for each unit that differs.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [own, reference, all] = process.argv.slice(2);

function rows(folder, file) {
    const [head, ...lines] = readFileSync(join(folder, file), "utf8").trimEnd().split("\n").map(cells);
    return lines.map((line) => Object.fromEntries(line.map((value, at) => [head[at], value])));
}

function cells(line) {
    return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/gu)]
        .slice(0, line.endsWith(",") ? undefined : -1)
        .map(([, cell]) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

const REFORM = "2025-07-01";
const LATER = "2026-04-30";
const before = rows(own, "units.csv").filter((row) => row.level !== "country");
const changes = { [REFORM]: rows(own, REFORM + ".csv"), [LATER]: rows(own, LATER + ".csv") };

/** The product's units by code as of a day. */
function ownOn(day) {
    const units = new Map();
    if (day < REFORM) {
        for (const row of before) {
            if (row.valid_from <= day && (!row.valid_to || row.valid_to > day)) {
                units.set(row.code, { name: row.name, type: row.type, parent: row.parent_key === "vn" ? "" : row.parent_key });
            }
        }
        return units;
    }
    for (const row of changes[REFORM].filter((each) => each.to_code)) {
        units.set(row.to_code, { name: row.to_name, type: row.to_type, parent: row.to_parent_code });
    }
    if (day >= LATER) {
        for (const row of changes[LATER]) {
            units.set(row.to_code, { ...units.get(row.to_code), name: row.to_name, type: row.to_type });
        }
    }
    return units;
}

const listed = [...rows(reference, "units_2024.csv"), ...rows(reference, "units_2025.csv")];
const variants = new Set(
    rows(reference, "name_variants.csv").map((row) => [row.regime, row.code, row.variant].join()),
);
const days = [...new Set(["2021-12-31", ...listed.map((row) => row.valid_from), "2025-06-30"])].filter(Boolean).sort();

console.log("day         missing surplus  name  type parent");
for (const day of days) {
    const theirs = new Map(
        listed
            .filter((row) => row.valid_from <= day && (!row.valid_to || row.valid_to > day))
            .map((row) => [row.code, { name: row.name, type: row.type, parent: row.parent_code }]),
    );
    const ours = ownOn(day);
    const regime = day < REFORM ? "A" : "B";
    const differ = { missing: [], surplus: [], name: [], type: [], parent: [] };
    for (const [code, unit] of theirs) {
        const mine = ours.get(code);
        if (!mine) {
            differ.missing.push(`${code} ${unit.name}`);
            continue;
        }
        if (mine.type !== unit.type) differ.type.push(`${code} ${mine.name} / ${unit.name}`);
        else if (mine.name !== unit.name && !variants.has([regime, code, mine.name].join()))
            differ.name.push(`${code} ${mine.name} / ${unit.name}`);
        if (mine.parent !== unit.parent) differ.parent.push(`${code} ${mine.name}: ${mine.parent} / ${unit.parent}`);
    }
    for (const [code, unit] of ours) if (!theirs.has(code)) differ.surplus.push(`${code} ${unit.name}`);
    const width = { missing: 7, surplus: 7, name: 5, type: 5, parent: 6 };
    console.log(day, "", ...Object.entries(differ).map(([kind, found]) => String(found.length).padStart(width[kind])));
    if (all) for (const [kind, found] of Object.entries(differ)) found.forEach((each) => console.log(`    ${kind}: ${each}`));
}
