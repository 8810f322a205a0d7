// A second click on a form's button must not send it twice; without JavaScript the server recognises the double.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  window.addEventListener("pageshow", () => delete form.dataset.sent, { once: true });
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
