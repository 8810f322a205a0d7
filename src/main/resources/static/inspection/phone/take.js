// Takes visits along: a passphrase, a token and a seal from the server, then each ward as it is there. Nothing is kept in the clear.
import * as courier from "./courier.js";
import * as vault from "./vault.js";

const form = document.getElementById("take");
const told = document.getElementById("told");
const bar = document.getElementById("bar");
const say = (key) => {
  told.textContent = form.dataset[key];
  told.hidden = false;
};

const there = await vault.exists();
document.getElementById("again-field").hidden = there;
form.again.required = !there;
form.querySelector(there ? "#fresh-hint" : "#old-hint").hidden = true;
form.querySelector("button[type=submit]").disabled = false;

const sum = () => {
  const chosen = [...form.querySelectorAll("input[name=visit]:checked")];
  const bytes = chosen.reduce(
    (all, each) => all + Number(each.dataset.bytes) + (form.previews.checked ? Number(each.dataset.previews) : 0),
    0,
  );
  const figure = bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
  document.getElementById("sum").textContent = figure.replace(".", document.documentElement.lang === "en" ? "." : ",");
};
form.addEventListener("change", sum);
sum();

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const chosen = [...form.querySelectorAll("input[name=visit]:checked")].map((each) => Number(each.value));
  if (chosen.length === 0) {
    say("none");
    return;
  }
  if (!there && form.passphrase.value !== form.again.value) {
    say("differ");
    return;
  }
  const submit = form.querySelector("button[type=submit]");
  submit.disabled = true;
  told.hidden = true;
  bar.hidden = false;
  try {
    if (!(await vault.exists())) {
      await navigator.storage?.persist?.();
      await vault.create(form.passphrase.value);
    } else if (!(await vault.unlock(form.passphrase.value))) {
      say("wrong");
      return;
    }
    const phone = await phoneOf(Number(form.dataset.delegation));
    bar.max = chosen.length;
    for (const [index, visit] of chosen.entries()) {
      bar.value = index;
      await courier.fetchVisit(phone, visit, form.previews.checked, (done, all) => {
        bar.value = index + done / all;
      });
    }
    vault.lock();
    location.href = "/inspection/phone/";
  } catch (failed) {
    say(failed?.name === "QuotaExceededError" ? "full" : "failed");
  } finally {
    submit.disabled = false;
    bar.hidden = true;
  }
});

// One that this phone has for the delegation already is used on.
async function phoneOf(delegationId) {
  const own = (await vault.all("phone")).filter(
    (phone) => phone.delegationId === delegationId && phone.accountId === Number(form.dataset.account),
  );
  for (const each of own) {
    if ((await courier.standing(each.phone)) === "taken" && (await courier.holds(each))) {
      return each;
    }
  }
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams({ _csrf: form._csrf.value }) });
  if (!answer.ok) {
    throw new TypeError("refused");
  }
  const phone = { ...(await answer.json()), delegation: form.dataset.name, state: "taken" };
  await vault.put("phone", phone.phone, phone);
  return phone;
}

navigator.serviceWorker?.register("/inspection/phone/worker.js", { scope: "/inspection/phone/" });
