// Brings what is on the phone to the server and fetches what is new there. Every entry has a key made here, so that it may be sent
// as often as a connection breaks; a photograph goes on in the middle. What the server has is only believed with its receipt.
import * as vault from "./vault.js";

// As much as is sent at once: half of what the server takes.
const AT_ONCE = 100;
const MOST_BYTES = 500_000;
const PART = 256 * 1024;

const text = new TextEncoder();
const hex = (bytes) => [...new Uint8Array(bytes)].map((each) => each.toString(16).padStart(2, "0")).join("");
export const toBase64 = (bytes) => {
  let letters = "";
  for (let from = 0; from < bytes.length; from += 0x8000) {
    letters += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  }
  return btoa(letters);
};
export const fromBase64 = (letters) => Uint8Array.from(atob(letters), (each) => each.charCodeAt(0));
export const sha256 = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));

// As SentEntry.hash on the server.
export function hashOf(entry) {
  const said = (word) => (word === undefined || word === null ? "" : String(word));
  const lines = [
    said(entry.key),
    said(entry.kind),
    entry.target,
    entry.number ?? 0,
    Date.parse(entry.at),
    said(entry.result),
    said(entry.note),
    said(entry.name),
    said(entry.post),
    entry.size ?? 0,
    said(entry.sha256),
    said(entry.latitude),
    said(entry.longitude),
  ];
  return sha256(text.encode(lines.join("\n")));
}

export async function seal(entry, phone) {
  const how = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", fromBase64(phone.sealKey), how, false, ["sign"]);
  return { ...entry, seal: hex(await crypto.subtle.sign("HMAC", key, text.encode(await hashOf(entry)))) };
}

export class Gone extends Error {}
export class Refused extends Error {}

async function ask(phone, path, options = {}) {
  const answer = await fetch(`/api/v1/inspection${path}`, {
    ...options,
    cache: "no-store",
    credentials: "omit",
    headers: {
      Authorization: `Bearer ${phone.token}`,
      "Accept-Language": document.documentElement.lang,
      ...options.headers,
    },
  });
  if (answer.status === 401) {
    throw new Gone();
  }
  const said = await answer.json();
  if (!answer.ok) {
    throw new Refused(said.detail);
  }
  return said;
}

export async function standing(phoneKey) {
  const answer = await fetch(`/api/v1/inspection/phones/${phoneKey}`, { cache: "no-store", credentials: "omit" });
  if (answer.status === 404) {
    return "unknown";
  }
  if (!answer.ok) {
    throw new TypeError("unreachable");
  }
  return (await answer.json()).state;
}

// Whether the phone's token still opens anything: its owner may have ended it.
export async function holds(phone) {
  try {
    await ask(phone, `/${phone.delegationId}`);
    return true;
  } catch (failed) {
    if (failed instanceof Gone) {
      return false;
    }
    throw failed;
  }
}

// A visit as the server has it, with the small pictures of its proofs where they are wanted.
export async function fetchVisit(phone, visitId, previews, progress) {
  const at = `/${phone.delegationId}/visits/${visitId}`;
  const shown = await ask(phone, at);
  const { words, proofs } = await ask(phone, `${at}/proofs`);
  const before = await vault.get("visit", visitId);
  const wanted = previews ? proofs.filter((each) => each.previewSize) : [];
  let there = 0;
  for (const proof of wanted) {
    progress?.(there++, wanted.length);
    if (!(await vault.get("preview", proof.fileId))) {
      const small = await fetch(`/api/v1/evidence/files/${proof.fileId}/thumbnail`, {
        credentials: "omit",
        headers: { Authorization: `Bearer ${phone.token}` },
      });
      if (small.ok) {
        await vault.put("preview", proof.fileId, await small.json());
      }
    }
  }
  await vault.put("visit", visitId, {
    ...shown,
    words,
    proofs,
    previews,
    phone: phone.phone,
    accountId: phone.accountId,
    visitId,
    // in the order of the route, as they are taken along
    position: before?.position ?? (await vault.all("visit")).length,
    news: before ? news(before, shown, phone.accountId) : {},
  });
}

// At which items others have written since: shown, and nothing of one's own is touched.
function news(before, shown, own) {
  const known = new Set(before.items.flatMap((item) => item.findings.map((each) => each.findingId)));
  const changed = shown.items.filter((item) =>
    item.findings.some((each) => each.accountId !== own && !known.has(each.findingId)),
  );
  const asked = shown.items.filter((item) => !before.items.some((each) => each.itemId === item.itemId));
  return { ...before.news, ...Object.fromEntries([...changed, ...asked].map((item) => [item.itemId, true])) };
}

const written = (record) => vault.put("entry", record.entry.key, record, record.status !== "arrived");

// Sends whatever waits, of each phone whose work is here; says how far it is. What one entry is refused for keeps back no other.
export async function send(progress) {
  const phones = await vault.all("phone");
  for (const phone of phones) {
    const state = await standing(phone.phone);
    if (state === "lost") {
      await vault.wipe();
      return "lost";
    }
    await vault.put("phone", phone.phone, { ...phone, state });
  }
  const waiting = (await vault.all("entry")).filter((each) => each.status === "waiting");
  let done = 0;
  let refused = null;
  for (const author of new Set(waiting.map((each) => each.author))) {
    const records = waiting.filter((each) => each.author === author);
    const carrier = phones.find((each) => each.phone === author) ?? carrierOf(phones, records[0]);
    try {
      for (const batch of batches(records)) {
        await entries(carrier, author, batch);
        for (const record of batch) {
          if (record.status === "announced") {
            await photograph(carrier, author, record);
          }
          progress?.(++done, waiting.length);
        }
      }
    } catch (failed) {
      // One phone's token may have ended: what another wrote is sent all the same.
      if (!(failed instanceof Gone || failed instanceof Refused)) {
        throw failed;
      }
      refused = failed;
    }
  }
  if (refused) {
    throw refused;
  }
  return "sent";
}

function batches(records) {
  const all = [];
  let bytes = MOST_BYTES;
  for (const record of records) {
    const own = text.encode(JSON.stringify(record.entry)).length;
    if (bytes + own > MOST_BYTES || all.at(-1).length >= AT_ONCE) {
      all.push([]);
      bytes = 0;
    }
    all.at(-1).push(record);
    bytes += own;
  }
  return all;
}

const carrierOf = (phones, record) => phones.find((each) => each.delegationId === record.delegationId);

async function entries(carrier, author, records) {
  for (const record of records) {
    record.left = true;
    await written(record);
  }
  const { entries: told } = await ask(carrier, `/phones/${author}/entries`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ entries: records.map((each) => each.entry) }),
  });
  for (const record of records) {
    const arrival = told.find((each) => each.key === record.entry.key);
    if (!arrival) {
      continue;
    }
    if (arrival.code) {
      record.why = arrival.detail;
    } else if (arrival.sha256 === (await hashOf(record.entry))) {
      record.why = "";
      record.late = arrival.late;
      record.sha256 = arrival.sha256;
      if (record.entry.kind === "photograph") {
        record.status = "announced";
        continue;
      }
      record.status = "arrived";
      record.arrivedAt = arrival.arrivedAt;
    }
    await written(record);
  }
}

async function photograph(carrier, author, record) {
  const at = `/phones/${author}/photographs/${record.entry.key}`;
  const bytes = await vault.get("photo", record.entry.key);
  record.status = "waiting";
  try {
    let told = await ask(carrier, at);
    let begun = 0;
    while (!told.arrivedAt) {
      if (told.received === 0 && begun++ > 1) {
        return;
      }
      told = await ask(carrier, `${at}/parts?from=${told.received}`, {
        method: "POST",
        headers: { "Content-Type": "application/octet-stream" },
        body: bytes.subarray(told.received, told.received + PART),
      });
    }
    if (told.sha256 === record.entry.sha256) {
      record.status = "arrived";
      record.arrivedAt = told.arrivedAt;
    }
  } catch (refused) {
    if (!(refused instanceof Refused)) {
      throw refused;
    }
    record.why = refused.message;
  } finally {
    await written(record);
  }
}

// The ordinary end: what belongs to a delegation goes once it has ended and everything has arrived. Returns its names.
export async function tidy() {
  const entries = await vault.all("entry");
  const ended = (await vault.all("phone")).filter(
    (phone) =>
      phone.state === "ended" &&
      !entries.some((each) => each.delegationId === phone.delegationId && each.status !== "arrived"),
  );
  for (const phone of ended) {
    await forget(phone);
  }
  if (ended.length > 0 && (await vault.all("phone")).length === 0) {
    await vault.wipe();
  }
  return ended.map((each) => each.delegation);
}

export async function forget(phone) {
  for (const record of (await vault.all("entry")).filter((each) => each.delegationId === phone.delegationId)) {
    await vault.remove("photo", record.entry.key);
    await vault.remove("entry", record.entry.key);
  }
  for (const visit of (await vault.all("visit")).filter((each) => each.phone === phone.phone)) {
    for (const proof of visit.proofs) {
      await vault.remove("preview", proof.fileId);
    }
    await vault.remove("visit", visit.visitId);
  }
  await vault.remove("phone", phone.phone);
}

// Everything that waits, for another phone of the delegation to bring: under a passphrase that is told by word of mouth.
export async function handOver(passphrase) {
  const waiting = (await vault.all("entry")).filter((each) => each.status === "waiting");
  const photographs = {};
  for (const record of waiting) {
    record.left = true;
    await written(record);
    const bytes = record.entry.kind === "photograph" ? await vault.get("photo", record.entry.key) : undefined;
    if (bytes) {
      photographs[record.entry.key] = toBase64(bytes);
    }
  }
  const entries = waiting.map(({ author, delegationId, visitId, about, entry }) => ({ author, delegationId, visitId, about, entry }));
  const { salt, iv, rounds, data } = await vault.sealedBy(
    passphrase,
    text.encode(JSON.stringify({ entries, photographs })),
  );
  return {
    count: entries.length,
    file: JSON.stringify({
      format: "kieumau-hand-over",
      version: 1,
      salt: toBase64(salt),
      iv: toBase64(iv),
      rounds,
      data: toBase64(data),
    }),
  };
}

// Takes over what another phone handed over; returns how many entries are new here. Throws where the file or the passphrase is wrong.
export async function takeOver(file, passphrase) {
  const { format, version, salt, iv, rounds, data } = JSON.parse(file);
  if (format !== "kieumau-hand-over" || version !== 1 || !(rounds > 0 && rounds <= 5_000_000)) {
    throw new SyntaxError("another file");
  }
  const plain = await vault.openedBy(passphrase, {
    salt: fromBase64(salt),
    iv: fromBase64(iv),
    rounds,
    data: fromBase64(data),
  });
  const { entries, photographs } = JSON.parse(new TextDecoder().decode(plain));
  const phones = await vault.all("phone");
  let taken = 0;
  let foreign = 0;
  for (const record of entries) {
    if (!carrierOf(phones, record)) {
      foreign++;
    } else if (!(await vault.get("entry", record.entry.key))) {
      if (photographs[record.entry.key]) {
        await vault.put("photo", record.entry.key, fromBase64(photographs[record.entry.key]));
      }
      await written({ ...record, status: "waiting", carried: true, left: true });
      taken++;
    }
  }
  return { taken, foreign };
}
