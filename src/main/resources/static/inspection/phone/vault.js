// What is kept on the phone, encrypted. A random key encrypts everything; it lies there wrapped by a key made from the
// passphrase, and is open in memory only, until the phone locks.
import { openDB } from "/webjars/idb/7.0.1/build/index.js";

// PBKDF2 with SHA-256, as many rounds as OWASP asks for.
const ROUNDS = 600_000;
export const UNSENT = "kieumau-unsent";

const database = openDB("kieumau-phone", 1, {
  upgrade(db) {
    db.createObjectStore("lock");
    db.createObjectStore("records", { keyPath: ["kind", "id"] }).createIndex("kind", "kind");
  },
});
let open = null;

const text = new TextEncoder();
const random = (length) => crypto.getRandomValues(new Uint8Array(length));
// What belongs to one record cannot be put in the place of another.
const place = (kind, id) => text.encode(`${kind}:${id}`);

export async function wrapping(passphrase, salt, rounds) {
  const typed = await crypto.subtle.importKey("raw", text.encode(passphrase.normalize("NFC")), "PBKDF2", false, [
    "deriveKey",
  ]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
    "wrapKey",
    "unwrapKey",
  ]);
}

export async function sealedBy(passphrase, bytes) {
  const salt = random(16);
  const iv = random(12);
  const key = await wrapping(passphrase, salt, ROUNDS);
  const data = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes));
  return { salt, iv, rounds: ROUNDS, data };
}

export async function openedBy(passphrase, { salt, iv, rounds, data }) {
  const key = await wrapping(passphrase, salt, rounds);
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data));
}

export async function exists() {
  return Boolean(await (await database).get("lock", "lock"));
}

export const locked = () => open === null;

export async function create(passphrase) {
  const salt = random(16);
  const iv = random(12);
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  const wrapped = await crypto.subtle.wrapKey("raw", made, await wrapping(passphrase, salt, ROUNDS), {
    name: "AES-GCM",
    iv,
  });
  await (await database).put("lock", { salt, iv, rounds: ROUNDS, wrapped }, "lock");
  await unlock(passphrase);
}

// False where it is not the passphrase.
export async function unlock(passphrase) {
  const { salt, iv, rounds, wrapped } = await (await database).get("lock", "lock");
  try {
    const by = await wrapping(passphrase, salt, rounds);
    const how = { name: "AES-GCM", iv };
    open = await crypto.subtle.unwrapKey("raw", wrapped, by, how, "AES-GCM", false, ["encrypt", "decrypt"]);
    return true;
  } catch {
    return false;
  }
}

export function lock() {
  open = null;
}

// `waiting` alone is readable without the passphrase: whoever signs out is warned of what has not arrived.
export async function put(kind, id, value, waiting = false) {
  const bytes = value instanceof Uint8Array;
  const iv = random(12);
  const how = { name: "AES-GCM", iv, additionalData: place(kind, id) };
  const data = await crypto.subtle.encrypt(how, open, bytes ? value : text.encode(JSON.stringify(value)));
  await (await database).put("records", { kind, id: String(id), iv, data, bytes, waiting });
  await count();
}

async function read(record) {
  const how = { name: "AES-GCM", iv: record.iv, additionalData: place(record.kind, record.id) };
  const plain = new Uint8Array(await crypto.subtle.decrypt(how, open, record.data));
  return record.bytes ? plain : JSON.parse(new TextDecoder().decode(plain));
}

export async function get(kind, id) {
  const record = await (await database).get("records", [kind, String(id)]);
  return record && read(record);
}

export async function all(kind) {
  return Promise.all((await (await database).getAllFromIndex("records", "kind", kind)).map(read));
}

export async function remove(kind, id) {
  await (await database).delete("records", [kind, String(id)]);
  await count();
}

// Everything, the lock too.
export async function wipe() {
  open = null;
  const all = (await database).transaction(["lock", "records"], "readwrite");
  await Promise.all([all.objectStore("lock").clear(), all.objectStore("records").clear(), all.done]);
  await count();
}

async function count() {
  const entries = await (await database).getAllFromIndex("records", "kind", "entry");
  localStorage.setItem(UNSENT, String(entries.filter((each) => each.waiting).length));
}
