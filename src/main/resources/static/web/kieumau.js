// Whoever signs out is told of what was written on this phone and has not been sent.
document.addEventListener("submit", (event) => {
  const words = event.target.dataset.unsent;
  const unsent = Number(localStorage.getItem("kieumau-unsent") ?? 0);
  if (words && unsent > 0 && !confirm(words.replace("{}", unsent))) {
    event.preventDefault();
  }
});

// A second click on a form's button must not send it twice; without JavaScript the server recognises the double. Where it takes
// long, a bar without an end shows that something goes on.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || event.submitter?.formTarget) {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  if (form.dataset.long) {
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", form.dataset.long);
    form.append(bar);
  }
  window.addEventListener(
    "pageshow",
    () => {
      delete form.dataset.sent;
      form.querySelector(":scope > progress")?.remove();
    },
    { once: true },
  );
});

// A file that is too large is told at once, before anything is sent and before anything typed can be lost.
document.addEventListener("change", (event) => {
  const input = event.target;
  if (input.type === "file" && input.dataset.maxBytes) {
    const tooLarge = [...input.files].some((file) => file.size > Number(input.dataset.maxBytes));
    input.setCustomValidity(tooLarge ? input.dataset.tooLarge : "");
    input.reportValidity();
  }
});

// What the server refused is where the person has to go next; on a phone the menu shows where one is.
document.addEventListener("DOMContentLoaded", () => {
  const refused = document.querySelector("main .form-refused");
  if (refused) {
    refused.focus();
  }
  const here = document.querySelector(".main-nav [aria-current]");
  const menu = document.querySelector(".main-nav");
  if (here && menu && menu.scrollWidth > menu.clientWidth) {
    menu.scrollLeft = here.offsetLeft - menu.clientWidth / 2 + here.clientWidth / 2;
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) {
    window.print();
  }
});

// Long work says how far it has come, until it is done.
const follow = () => {
  if (document.querySelector("[data-follow]")) {
    setTimeout(async () => {
      try {
        const answer = await fetch(location.href);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        document.querySelector("main").replaceWith(page.querySelector("main"));
      } finally {
        follow();
      }
    }, 1000);
  }
};
document.addEventListener("DOMContentLoaded", follow);

// A column of figures is typed down: Enter goes to the next field, and only from the last one on to the button that saves.
document.addEventListener("keydown", (event) => {
  const form = event.target.closest("form[data-cells]");
  if (event.key === "Enter" && form && event.target.matches("input, select")) {
    event.preventDefault();
    const fields = [...form.querySelectorAll("input:not([type=hidden]), select, textarea, button")];
    const next = fields[fields.indexOf(event.target) + 1];
    next?.focus();
    next?.select?.();
  }
});

// The next of many questions that has no answer yet, saved or not: what was just chosen counts.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-next-open]")) {
    const open = [...document.querySelectorAll("main fieldset")].find(
      (each) => each.querySelector("input[type=radio]") && !each.querySelector("input:checked"),
    );
    if (open) {
      event.preventDefault();
      open.closest("section").scrollIntoView({ block: "start" });
      open.querySelector("input").focus({ preventScroll: true });
    }
  }
});

// What others have saved comes in, but never over what somebody is just writing: saving it tells of the other.
document.addEventListener("input", (event) => event.target.closest("form[hx-post]")?.setAttribute("data-unsaved", ""));
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) {
    event.target.removeAttribute?.("data-unsaved");
  }
});
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const place = event.detail.target;
  if (place.matches?.("section") && (place.contains(document.activeElement) || place.querySelector("[data-unsaved]"))) {
    event.detail.shouldSwap = false;
  }
});

// Pages are cited only of proofs that are chosen: other fields are not sent.
document.addEventListener("change", (event) => {
  const pages = event.target.closest(".proof-choice")?.querySelector(".cited-pages");
  if (pages && event.target.matches("input[type=checkbox]")) {
    pages.disabled = !event.target.checked;
  }
});
