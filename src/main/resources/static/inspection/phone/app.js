// The application on the phone: open with the passphrase, the visits taken along, one visit, and what has not been sent.
import * as courier from "./courier.js";
import { day, english, h, language, moment, pick, size, speak, t } from "./words.js";
import * as pad from "./pad.js";
import * as vault from "./vault.js";

const IDLE_MINUTES = 5;
const RESULTS = ["met", "not_met", "not_seen"];
const POSITION = "kieumau-phone-position";

const app = document.getElementById("app");
let notice = "";

// ---- frame ----

const link = (to, ...children) => h("a", { href: `#${to}` }, ...children);
const button = (label, onclick, look = "", more = {}) =>
  h("button", { type: "button", class: `btn ${look}`, onclick, ...more }, label);

function frame(title, back, ...content) {
  app.replaceChildren(
    h(
      "header",
      { class: "phone-head" },
      back ? link(back, h("span", { "aria-hidden": "true" }, "‹ "), t("phone.back")) : h("strong", {}, t("phone.name")),
      h(
        "span",
        { class: "phone-tools" },
        button(english() ? "Tiếng Việt" : "English", () => {
          speak(english() ? "vi" : "en");
          route();
        }, "btn-sm", { lang: english() ? "vi" : "en" }),
        vault.locked() ? null : button(t("phone.lock"), lock, "btn-sm"),
      ),
    ),
    h(
      "main",
      { id: "main", tabindex: "-1" },
      h("h1", {}, title),
      h("p", { role: "status", class: notice ? "phone-notice" : "visually-hidden" }, notice),
      ...content.flat().filter(Boolean),
    ),
  );
  document.title = `${title} · ${t("phone.name")}`;
  notice = "";
}

// What goes wrong is said, and what was typed stays where it is.
function say(words, bad = false) {
  const place = app.querySelector("[role=status]");
  place.className = bad ? "phone-notice phone-bad" : "phone-notice";
  place.textContent = words;
  place.scrollIntoView({ block: "center" });
}

async function safely(work) {
  try {
    return await work();
  } catch (failed) {
    const full = failed?.name === "QuotaExceededError" || failed?.inner?.name === "QuotaExceededError";
    say(full ? t("phone.full") : t("phone.failed", String(failed?.message ?? failed)), true);
    return undefined;
  }
}

function lock() {
  vault.lock();
  route();
}

let idle;
function stir() {
  clearTimeout(idle);
  idle = setTimeout(() => {
    if (sending) {
      stir();
    } else if (!vault.locked()) {
      notice = t("phone.locked_idle", IDLE_MINUTES);
      lock();
    }
  }, IDLE_MINUTES * 60_000);
}
for (const sign of ["pointerdown", "keydown", "scroll"]) {
  document.addEventListener(sign, stir, { passive: true });
}

// ---- opening ----

async function opening() {
  if (!(await vault.exists())) {
    frame(t("phone.nothing"), null, h("p", {}, t("phone.nothing_next")), h("p", {}, h("a", { href: "/inspection" }, t("phone.to_delegations"))));
    return;
  }
  const field = h("input", { id: "passphrase", type: "password", class: "form-control", autocomplete: "off", required: true });
  const wrong = h("p", { class: "phone-bad", role: "alert" });
  const submit = h("button", { class: "btn btn-primary phone-wide", type: "submit" }, t("phone.open"));
  const form = h(
    "form",
    {
      onsubmit: async (event) => {
        event.preventDefault();
        submit.disabled = true;
        if (await vault.unlock(field.value)) {
          stir();
          await route();
        } else {
          submit.disabled = false;
          wrong.textContent = t("phone.wrong_passphrase");
          field.select();
        }
      },
    },
    h("label", { class: "form-label", for: "passphrase" }, t("phone.passphrase")),
    field,
    wrong,
    submit,
  );
  frame(t("phone.locked"), null, form, forgotten());
  field.focus();
}

// Whoever has forgotten the passphrase can only begin anew, and is told what is lost by it.
function forgotten() {
  return h(
    "details",
    { class: "phone-more" },
    h("summary", {}, t("phone.forgotten")),
    h("p", {}, t("phone.forgotten_next", localStorage.getItem(vault.UNSENT) ?? "0")),
    button(t("phone.wipe"), async () => {
      if (confirm(t("phone.wipe_sure", localStorage.getItem(vault.UNSENT) ?? "0"))) {
        await vault.wipe();
        notice = t("phone.wiped");
        await route();
      }
    }, "btn-danger"),
  );
}

// ---- the visits ----

async function home() {
  const [phones, visits, entries] = await Promise.all(["phone", "visit", "entry"].map(vault.all));
  frame(
    t("phone.visits"),
    null,
    visits
      .sort((one, other) => one.position - other.position)
      .map((visit) => card(visit, entries)),
    visits.length === 0 ? h("p", {}, t("phone.no_visits")) : null,
    await bar(),
    h(
      "details",
      { class: "phone-more" },
      h("summary", {}, t("phone.this_phone")),
      phones.map((phone) => h("p", {}, `${phone.delegation} – ${phone.name}. `, t(`phone.state.${phone.state}`))),
      h("label", { class: "choice" }, position(), h("span", {}, t("phone.position"))),
      h("p", {}, button(t("phone.wipe"), wipeAsked, "btn-danger")),
    ),
  );
}

function position() {
  return h("input", {
    type: "checkbox",
    checked: localStorage.getItem(POSITION) === "yes",
    onchange: (event) => localStorage.setItem(POSITION, event.target.checked ? "yes" : "no"),
  });
}

async function wipeAsked() {
  const unsent = (await vault.all("entry")).filter((each) => each.status !== "arrived").length;
  if (confirm(t("phone.wipe_sure", unsent))) {
    await vault.wipe();
    notice = t("phone.wiped");
    await route();
  }
}

function card(visit, entries) {
  const own = entries.filter((each) => isOwn(each, visit));
  const done = visit.items.filter((item) => last(own, item.itemId) ?? mine(visit, item)).length;
  const unsent = own.filter((each) => each.status !== "arrived").length;
  const news = Object.keys(visit.news).length;
  return link(
    `/visits/${visit.visitId}`,
    h(
      "section",
      { class: "phone-card" },
      h("h2", {}, visit.visit.unitName),
      h("p", {}, `${day(visit.visit.visitsOn)} · ${t("phone.progress", done, visit.items.length)}`),
      unsent > 0 ? h("p", { class: "phone-tag phone-warn" }, t("phone.unsent", unsent)) : null,
      news > 0 ? h("p", { class: "phone-tag" }, t("phone.news", news)) : null,
    ),
  );
}

// The one thing that is always at hand: how much is on this phone only, and the way to send it.
async function bar() {
  return h(
    "div",
    { class: "phone-bar" },
    link("/queue", await unsentWords()),
    button(t("phone.send"), sendNow, "btn-primary"),
  );
}

async function unsentWords() {
  const unsent = (await vault.all("entry")).filter((each) => each.status !== "arrived").length;
  return unsent > 0 ? t("phone.unsent", unsent) : t("phone.all_sent");
}

let sending = false;
async function sendNow() {
  if (sending) {
    return;
  }
  sending = true;
  const shown = h("progress", { "aria-label": t("phone.sending") });
  app.querySelector(".phone-bar")?.append(shown);
  try {
    const how = await courier.send((done, all) => {
      shown.max = all;
      shown.value = done;
    });
    if (how === "lost") {
      notice = t("phone.was_lost");
      return;
    }
    await fetchAll();
    const ended = await courier.tidy();
    const left = (await vault.exists()) ? (await vault.all("entry")).filter((each) => each.status !== "arrived").length : 0;
    notice =
      ended.length > 0 ? t("phone.ended_wiped", ended.join(", ")) : left > 0 ? t("phone.some_left", left) : t("phone.sent");
    if (ended.length > 0 && !(await vault.exists())) {
      vault.lock();
    }
  } catch (failed) {
    notice = failed instanceof courier.Gone ? t("phone.token_gone") : failed instanceof courier.Refused ? failed.message : t("phone.no_network");
  } finally {
    sending = false;
    await sent();
  }
}

// Whoever is just writing is not disturbed: what has come is shown when they go on.
async function sent() {
  const writing = document.activeElement?.matches("textarea, input:not([type=radio], [type=checkbox])");
  if (!writing || vault.locked()) {
    await route();
    return;
  }
  app.querySelector(".phone-bar progress")?.remove();
  app.querySelector(".phone-bar a").textContent = await unsentWords();
  const place = app.querySelector("[role=status]");
  place.className = "phone-notice";
  place.textContent = notice;
  notice = "";
}

async function fetchAll() {
  const phones = await vault.all("phone");
  for (const visit of await vault.all("visit")) {
    const phone = phones.find((each) => each.phone === visit.phone);
    if (phone?.state === "taken") {
      await courier.fetchVisit(phone, visit.visitId, visit.previews);
    }
  }
}

// ---- one visit ----

const about = (record, kind, target) => record.entry.kind === kind && Number(record.entry.target) === Number(target);

// One's own last word at an item, on the phone or at the server.
function last(own, itemId) {
  return own
    .filter((each) => about(each, "finding", itemId))
    .sort((one, other) => other.entry.number - one.entry.number)[0];
}
const isOwn = (record, visit) =>
  record.visitId === visit.visitId && record.accountId === visit.accountId && !record.carried;
const mine = (visit, item) => item.findings.find((each) => each.standing && each.accountId === visit.accountId);

async function showVisit(visitId) {
  const visit = await vault.get("visit", visitId);
  if (!visit) {
    location.hash = "/";
    return;
  }
  const phone = await vault.get("phone", visit.phone);
  const own = (await vault.all("entry")).filter((each) => isOwn(each, visit));
  frame(
    visit.visit.unitName,
    "/",
    h("p", { class: "text-secondary" }, `${day(visit.visit.visitsOn)} · ${visit.visit.unitPath}`),
    visit.visit.hosts ? h("p", { class: "prewrap" }, visit.visit.hosts) : null,
    presence(visit, phone, own),
        filter("only-open", "phone.only_open", "phone-only-open"),
    visit.items.some((each) => each.sharedWith === visit.accountId)
      ? filter("only-mine", "phone.only_mine", "phone-only-mine")
      : null,
    visit.items.map((item) => itemCard(visit, phone, own, item)),
    signatures(visit, phone, own),
    await bar(),
  );
}

function presence(visit, phone, own) {
  const said = (kind) => own.filter((each) => each.entry.kind === kind).at(-1)?.entry.at;
  const mark = (kind) =>
    said(kind)
      ? h("p", {}, t(`phone.${kind}_at`, moment(said(kind))))
      : button(t(`phone.${kind}`), () =>
          safely(async () => {
            await write(phone, visit, { kind, target: visit.visitId }, "waiting");
            await showVisit(visit.visitId);
          }),
        );
  return h("section", { class: "phone-card phone-row", "aria-label": t("phone.presence") }, mark("begun"), mark("ended"));
}

function filter(id, words, look) {
  const box = h("input", {
    type: "checkbox",
    id,
    onchange: () => app.querySelector("main").classList.toggle(look, box.checked),
  });
  return h("label", { class: "choice", for: id }, box, h("span", {}, t(words)));
}

function itemCard(visit, phone, own, item) {
  const record = last(own, item.itemId);
  const before = mine(visit, item);
  const said = record?.entry ?? before ?? { result: "", note: "" };
  const kind = item.kind === "question" ? "answered" : "found";
  const title = `${item.criterionCode ? `${item.criterionCode}. ` : ""}${item.kind === "criterion" ? "" : `${t(`item.${item.kind}`)} `}${pick(item.textVi, item.textEn)}`;
  const state = h("p", { class: "phone-state", "aria-live": "polite" }, stateOf(record, before));
  const note = h("textarea", { class: "form-control", id: `n${item.itemId}`, rows: "2" });
  note.value = said.note ?? "";
  const card = h("section", { class: "phone-card", id: `i${item.itemId}`, "aria-labelledby": `t${item.itemId}` });
    card.classList.toggle("phone-done", Boolean(said.result));
  card.classList.toggle("phone-others", item.sharedWith !== visit.accountId);
  let chosen = said.result;
  let saving = Promise.resolve();
  const save = () => {
    saving = saving.then(() =>
      safely(async () => {
        const kept = await saveFinding(visit, phone, item, chosen, note.value);
        state.textContent = stateOf(kept, before);
        card.classList.toggle("phone-done", Boolean(chosen));
      }),
    );
  };
  let pause;
  note.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(save, 400);
  });
  note.addEventListener("blur", () => {
    clearTimeout(pause);
    save();
  });
  card.append(
    h("h2", { id: `t${item.itemId}` }, title, visit.news[item.itemId] ? h("span", { class: "phone-tag" }, t("phone.new")) : ""),
        item.sharedName
      ? h("p", { class: "text-secondary" }, t("phone.looks", pick(item.sharedName, item.sharedNameEn)))
      : "",
    others(visit, item),
    h(
      "fieldset",
      { class: "phone-choices" },
      h("legend", { class: "visually-hidden" }, `${t("phone.result")}: ${title}`),
      RESULTS.map((each) =>
        h(
          "label",
          { class: `phone-choice phone-${each}` },
          h("input", {
            type: "radio",
            name: `r${item.itemId}`,
            value: each,
            checked: said.result === each,
            onchange: () => {
              chosen = each;
              save();
            },
          }),
          h("span", {}, t(`${kind}.${each}`)),
        ),
      ),
    ),
    h("label", { class: "form-label", for: `n${item.itemId}` }, t("phone.note"), h("span", { class: "visually-hidden" }, `: ${title}`)),
    note,
    photographs(visit, phone, own, item, title),
    state,
  );
  return card;
}

function stateOf(record, before) {
  if (!record) {
    return before ? t("phone.on_server", moment(before.arrivedAt)) : "";
  }
  if (record.status === "draft") {
    return t(record.entry.result === "not_met" ? "phone.needs_note" : "phone.needs_result");
  }
  if (record.why) {
    return record.why;
  }
  return record.status === "arrived"
    ? t(record.late ? "phone.arrived_late" : "phone.arrived", moment(record.arrivedAt), record.sha256?.slice(0, 8) ?? "")
    : t("phone.on_phone");
}

// What the ward and the levels say, the ward's words and proofs, and what other members wrote: behind one tap.
function others(visit, item) {
  const words = visit.words.filter((each) => item.kind === "criterion" && each.criterionCode === item.criterionCode);
  const proofs = visit.proofs.filter((each) => item.kind === "criterion" && each.criterionCode === item.criterionCode);
  const found = item.findings.filter((each) => each.standing && each.accountId !== visit.accountId);
  const says = [
    item.wardResult ? `${t("phone.ward_says")} ${t(`phone.result.${item.wardResult}`)}` : null,
    item.levelResult ? `${t("phone.level_says")} ${t(`phone.result.${item.levelResult}`)}` : null,
  ].filter(Boolean);
  const kind = item.kind === "question" ? "answered" : "found";
  const more = [
    words.map((each) => h("p", { class: "prewrap" }, each.words)),
    proofs.map((each) => proof(each)),
  ].flat();
  return h(
    "div",
    {},
    says.length > 0 ? h("p", { class: "text-secondary" }, says.join(" · ")) : null,
    found.map((each) =>
      h("p", { class: "phone-other" }, h("strong", {}, pick(each.name, each.nameEn)), ` ${t(`${kind}.${each.result}`)} `, each.note),
    ),
    more.length > 0
      ? h(
          "details",
          {
            class: "phone-more",
            ontoggle: (event) => event.target.open && pictures(event.target),
          },
          h("summary", {}, t("phone.proofs", proofs.length)),
          more,
        )
      : null,
  );
}

function proof(each) {
  return h(
    "p",
    {},
    [each.title, each.number, each.fileName].filter(Boolean).join(" · "),
    each.previewSize ? h("img", { "data-preview": each.fileId, alt: each.title, hidden: true }) : null,
  );
}

async function pictures(details) {
  for (const image of details.querySelectorAll("[data-preview]")) {
    const small = await vault.get("preview", image.dataset.preview);
    if (small?.picture) {
      image.src = `data:image/jpeg;base64,${small.picture}`;
      image.hidden = false;
    }
  }
}

async function saveFinding(visit, phone, item, result, note) {
  const own = (await vault.all("entry")).filter((each) => isOwn(each, visit));
  const record = last(own, item.itemId);
  const before = mine(visit, item);
  const now = { result: result ?? "", note: note.trim().normalize("NFC") };
  const said = record?.entry ?? before ?? { result: "", note: "" };
  if (said.result === now.result && said.note === now.note) {
    return record;
  }
  const status = !now.result || (now.result === "not_met" && !now.note) ? "draft" : "waiting";
  // What has left this phone, or may have, stands as it is; the next number takes its place.
  const open = record && !record.left ? record : null;
  const number = open?.entry.number ?? Math.max(0, record?.entry.number ?? 0, before?.number ?? 0) + 1;
  return write(phone, visit, { key: open?.entry.key, kind: "finding", target: item.itemId, number, ...now }, status);
}

async function write(phone, visit, said, status) {
  const whole = { number: 0, size: 0, ...said, key: said.key ?? crypto.randomUUID(), at: new Date().toISOString() };
  const entry = await courier.seal(whole, phone);
  const record = {
    entry,
    author: phone.phone,
    accountId: phone.accountId,
    delegationId: phone.delegationId,
    visitId: visit.visitId,
    about: visit.visit.unitName,
    status,
    why: "",
    left: false,
    carried: false,
  };
  await vault.put("entry", entry.key, record, true);
  app.querySelector(".phone-bar a").textContent = await unsentWords();
  return record;
}

// ---- photographs ----

const LONGEST = 1600;

function photographs(visit, phone, own, item, title) {
  const taken = own.filter((each) => about(each, "photograph", item.itemId));
  const strip = h("div", { class: "phone-strip" });
  for (const record of taken) {
    strip.append(thumbnail(record, visit));
  }
  const there = visit.photographs.filter((each) => Number(each.itemId) === Number(item.itemId)).length;
  const input = h("input", {
    type: "file",
    accept: "image/*",
    capture: "environment",
    class: "visually-hidden",
    id: `p${item.itemId}`,
    onchange: () => safely(() => take(input, strip, visit, phone, item)),
  });
  return h(
    "div",
    {},
    strip,
    h("label", { class: "btn", for: `p${item.itemId}` }, t("phone.photograph"), h("span", { class: "visually-hidden" }, `: ${title}`)),
    input,
    there > 0 ? h("span", { class: "text-secondary" }, ` ${t("phone.photographs_there", there)}`) : null,
  );
}

async function take(input, strip, visit, phone, item) {
  const file = input.files[0];
  input.value = "";
  if (!file) {
    return;
  }
  let bytes;
  try {
    bytes = await smaller(file);
  } catch {
    say(t("phone.no_picture"), true);
    return;
  }
  const where = localStorage.getItem(POSITION) === "yes" ? await whereabouts() : {};
  const key = crypto.randomUUID();
  await vault.put("photo", key, bytes);
  const record = await write(
    phone,
    visit,
    { key, kind: "photograph", target: item.itemId, size: bytes.length, sha256: await courier.sha256(bytes), ...where },
    "waiting",
  );
  strip.append(thumbnail(record, visit));
}

// As JPEG, its longer side 1600 points: enough to read a sign by, and nothing of what the camera wrote beside the picture.
async function smaller(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.82));
  return new Uint8Array(await blob.arrayBuffer());
}

async function whereabouts() {
  try {
    const found = await new Promise((done, failed) =>
      navigator.geolocation.getCurrentPosition(done, failed, { enableHighAccuracy: true, timeout: 10_000 }),
    );
    return { latitude: found.coords.latitude.toFixed(6), longitude: found.coords.longitude.toFixed(6) };
  } catch {
    say(t("phone.no_position"), true);
    return {};
  }
}

function thumbnail(record, visit) {
  const image = h("img", { alt: t("phone.photograph_of", moment(record.entry.at)) });
  vault.get("photo", record.entry.key).then((bytes) => {
    if (bytes) {
      image.src = `data:image/jpeg;base64,${courier.toBase64(bytes)}`;
    }
  });
  const drop = record.left
    ? null
    : button("✕", async () => {
        await vault.remove("photo", record.entry.key);
        await vault.remove("entry", record.entry.key);
        await showVisit(visit.visitId);
      }, "btn-sm", { "aria-label": t("phone.photograph_drop") });
  return h("figure", {}, image, drop);
}

// ---- signatures ----

function signatures(visit, phone, own) {
  const signed = own.filter((each) => each.entry.kind === "signature");
  return h(
    "details",
    { class: "phone-card", id: "signatures" },
    h("summary", {}, t("phone.signatures", signed.length)),
    h("p", { class: "text-secondary" }, t("phone.signatures_why")),
    signed.map((each) => h("p", {}, `${each.entry.name}, ${each.entry.post} · ${moment(each.entry.at)}`)),
    pad.form(async (name, post, picture) =>
      safely(async () => {
        await write(
          phone,
          visit,
          {
            kind: "signature",
            target: visit.visitId,
            name: name.trim().normalize("NFC"),
            post: post.trim().normalize("NFC"),
            picture: courier.toBase64(picture),
            sha256: await courier.sha256(picture),
          },
          "waiting",
        );
        notice = t("phone.signed");
        await showVisit(visit.visitId);
        document.getElementById("signatures").open = true;
      }),
    ),
  );
}

// ---- what has not been sent ----

async function queue() {
  const entries = (await vault.all("entry")).sort((one, other) => other.entry.at.localeCompare(one.entry.at));
  const open = entries.filter((each) => each.status !== "arrived");
  const arrived = entries.filter((each) => each.status === "arrived");
  frame(
    t("phone.queue"),
    "/",
    open.length === 0 ? h("p", {}, t("phone.queue_empty")) : null,
    list(open),
    await bar(),
    arrived.length > 0
      ? h("details", { class: "phone-more" }, h("summary", {}, t("phone.receipts", arrived.length)), list(arrived))
      : null,
    handing(open.length),
  );
}

function list(records) {
  return h(
    "ul",
    { class: "phone-list" },
    records.map((each) =>
      h(
        "li",
        {},
        h("strong", {}, `${t(`phone.kind.${each.entry.kind}`)} · ${each.about ?? ""}`),
        each.carried ? ` ${t("phone.carried")}` : "",
        h("br"),
        h("span", { class: "text-secondary" }, moment(each.entry.at)),
        h("br"),
        stateOf(each),
      ),
    ),
  );
}

function handing(open) {
  const out = h("input", { type: "password", id: "hand-out", class: "form-control", autocomplete: "new-password", minlength: "8", required: true });
  const into = h("input", { type: "password", id: "hand-in", class: "form-control", autocomplete: "off", required: true });
  const file = h("input", { type: "file", id: "hand-file", class: "form-control", accept: ".kieumau", required: true });
  return h(
    "details",
    { class: "phone-more" },
    h("summary", {}, t("phone.hand_over")),
    h("p", {}, t("phone.hand_over_why")),
    h(
      "form",
      {
        onsubmit: (event) => {
          event.preventDefault();
          safely(async () => {
            const made = await courier.handOver(out.value);
            const at = URL.createObjectURL(new Blob([made.file], { type: "application/json" }));
            h("a", { href: at, download: `${new Date().toISOString().slice(0, 10)}.kieumau` }).click();
            setTimeout(() => URL.revokeObjectURL(at), 60_000);
            say(t("phone.handed", made.count));
          });
        },
      },
      h("label", { class: "form-label", for: "hand-out" }, t("phone.hand_passphrase")),
      out,
      h("button", { class: "btn phone-wide", type: "submit", disabled: open === 0 }, t("phone.hand_out")),
    ),
    h(
      "form",
      {
        onsubmit: (event) => {
          event.preventDefault();
          safely(async () => {
            try {
              const { taken, foreign } = await courier.takeOver(await file.files[0].text(), into.value);
              notice = foreign > 0 ? t("phone.taken_over_foreign", taken, foreign) : t("phone.taken_over", taken);
              await queue();
            } catch (failed) {
              if (failed?.name === "QuotaExceededError") {
                throw failed;
              }
              say(t("phone.hand_wrong"), true);
            }
          });
        },
      },
      h("label", { class: "form-label", for: "hand-file" }, t("phone.hand_file")),
      file,
      h("label", { class: "form-label", for: "hand-in" }, t("phone.hand_passphrase_in")),
      into,
      h("button", { class: "btn phone-wide", type: "submit" }, t("phone.hand_in")),
    ),
  );
}

// ---- ways ----

async function route() {
  if (vault.locked()) {
    await opening();
    return;
  }
  const visit = location.hash.match(/^#\/visits\/(\d+)$/);
  await (visit ? showVisit(visit[1]) : location.hash === "#/queue" ? queue() : home());
}

addEventListener("hashchange", async () => {
  await route();
  scrollTo(0, 0);
  app.querySelector("main").focus({ preventScroll: true });
});
addEventListener("online", () => !vault.locked() && sendNow());
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/inspection/phone/worker.js", { scope: "/inspection/phone/" });
}
document.documentElement.lang = language();
route();
