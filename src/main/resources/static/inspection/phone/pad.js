// Where an official signs with a finger.
import { h, t } from "./words.js";

const WIDTH = 600;
const HEIGHT = 200;

// `keep` gets the name, the post and a PNG.
export function form(keep) {
  const canvas = h("canvas", { width: WIDTH, height: HEIGHT, class: "phone-pad", role: "img", "aria-label": t("phone.sign_here") });
  const pen = canvas.getContext("2d");
  pen.lineWidth = 3;
  pen.lineCap = "round";
  let drawn = false;
  const at = (event) => {
    const place = canvas.getBoundingClientRect();
    return [((event.clientX - place.left) * WIDTH) / place.width, ((event.clientY - place.top) * HEIGHT) / place.height];
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.buttons > 0) {
      pen.lineTo(...at(event));
      pen.stroke();
      drawn = true;
    }
  });
  const clear = () => {
    pen.clearRect(0, 0, WIDTH, HEIGHT);
    drawn = false;
  };
  const name = h("input", { class: "form-control", id: "sign-name", required: true, maxlength: "200", autocomplete: "off" });
  const post = h("input", { class: "form-control", id: "sign-post", required: true, maxlength: "200", autocomplete: "off" });
  const missing = h("p", { class: "phone-bad", role: "alert" });
  return h(
    "form",
    {
      onsubmit: async (event) => {
        event.preventDefault();
        if (!drawn) {
          missing.textContent = t("phone.sign_first");
          return;
        }
        const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
        await keep(name.value, post.value, new Uint8Array(await blob.arrayBuffer()));
      },
    },
    h("label", { class: "form-label", for: "sign-name" }, t("phone.sign_name")),
    name,
    h("label", { class: "form-label", for: "sign-post" }, t("phone.sign_post")),
    post,
    h("p", { class: "form-label" }, t("phone.sign_here")),
    canvas,
    missing,
    h(
      "p",
      { class: "phone-row" },
      h("button", { type: "button", class: "btn", onclick: clear }, t("phone.sign_clear")),
      h("button", { type: "submit", class: "btn btn-primary" }, t("phone.sign_keep")),
    ),
  );
}
