// Faces and number plates are covered before a photograph leaves the browser: whoever uploads draws areas, and at sending the
// pixels under them are replaced. The server never gets the picture as it was. Without JavaScript pictures are sent as they are.
(() => {
  const KINDS = ["image/jpeg", "image/png"];
  const COVER = "#444";
  const QUALITY = 0.95;
  const PREVIEW = 1200;
  const STEP = 0.01;
  const LEAST = 0.01;
  const chosen = new WeakMap();

  const within = (value, least, most) => Math.min(Math.max(value, least), most);

  const make = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text ?? "";
    return made;
  };

  // One picture with its areas, all in parts of its width and height.
  class Picture {
    // The place of its file among those that were chosen stays the same until others are chosen.
    constructor(file, index, bitmap, words) {
      this.file = file;
      this.index = index;
      this.words = words;
      this.areas = [];
      this.covered = null;
      this.whole = make("section", "blur");
      this.whole.append(make("h3", "", `${words.title}: ${file.name}`), make("p", "form-hint", words.hint));
      this.stage = make("div", "blur-stage");
      const canvas = document.createElement("canvas");
      const scale = Math.min(1, PREVIEW / Math.max(bitmap.width, bitmap.height));
      canvas.width = Math.max(1, Math.round(bitmap.width * scale));
      canvas.height = Math.max(1, Math.round(bitmap.height * scale));
      canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", file.name);
      this.stage.append(canvas);
      const add = make("button", "btn", words.add);
      add.type = "button";
      add.addEventListener("click", () => this.add({ x: 0.4, y: 0.4, w: 0.2, h: 0.2 }).focus());
      this.removing = make("button", "btn", words.remove);
      this.removing.type = "button";
      this.removing.hidden = true;
      this.removing.addEventListener("click", () => this.remove(this.last));
      const buttons = make("p", "blur-buttons");
      buttons.append(add, " ", this.removing);
      this.whole.append(this.stage, buttons);
      this.stage.addEventListener("pointerdown", (event) => this.begin(event));
    }

    add(place) {
      const button = make("button", "blur-area");
      button.type = "button";
      button.place = place;
      button.addEventListener("keydown", (event) => this.key(event, button));
      button.addEventListener("focus", () => (this.last = button));
      this.areas.push(button);
      this.last = button;
      this.stage.append(button);
      this.show(button);
      this.number();
      return button;
    }

    remove(button) {
      this.areas = this.areas.filter((each) => each !== button);
      button?.remove();
      this.covered = null;
      this.last = this.areas.at(-1);
      this.number();
      (this.last ?? this.whole.querySelector(".blur-buttons button")).focus();
    }

    number() {
      this.areas.forEach((each, index) => each.setAttribute("aria-label", `${this.words.area} ${index + 1}`));
      this.removing.hidden = this.areas.length === 0;
    }

    show(button) {
      const { x, y, w, h } = button.place;
      this.covered = null;
      Object.assign(button.style, { left: `${x * 100}%`, top: `${y * 100}%`, width: `${w * 100}%`, height: `${h * 100}%` });
    }

    key(event, button) {
      const way = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
      const place = button.place;
      if (way && event.shiftKey) {
        place.w = within(place.w + way[0], LEAST, 1 - place.x);
        place.h = within(place.h + way[1], LEAST, 1 - place.y);
      } else if (way) {
        place.x = within(place.x + way[0], 0, 1 - place.w);
        place.y = within(place.y + way[1], 0, 1 - place.h);
      } else if (event.key === "Delete" || event.key === "Backspace") {
        this.remove(button);
      } else {
        return;
      }
      event.preventDefault();
      this.show(button);
    }

    // On an area it is moved, beside all of them a new one is drawn.
    begin(event) {
      if (event.button !== 0) {
        return;
      }
      event.preventDefault();
      const box = this.stage.getBoundingClientRect();
      const at = (each) => ({
        x: within((each.clientX - box.left) / box.width, 0, 1),
        y: within((each.clientY - box.top) / box.height, 0, 1),
      });
      const from = at(event);
      const moved = this.areas.includes(event.target) ? event.target : null;
      const before = moved && { ...moved.place };
      let button = moved;
      moved?.focus();
      const move = (each) => {
        const to = at(each);
        if (moved) {
          moved.place.x = within(before.x + to.x - from.x, 0, 1 - before.w);
          moved.place.y = within(before.y + to.y - from.y, 0, 1 - before.h);
        } else if (button || Math.abs(to.x - from.x) > LEAST || Math.abs(to.y - from.y) > LEAST) {
          button ??= this.add({ x: from.x, y: from.y, w: LEAST, h: LEAST });
          Object.assign(button.place, {
            x: Math.min(from.x, to.x),
            y: Math.min(from.y, to.y),
            w: Math.max(Math.abs(to.x - from.x), LEAST),
            h: Math.max(Math.abs(to.y - from.y), LEAST),
          });
        }
        if (button) {
          this.show(button);
        }
      };
      const end = () => {
        this.stage.removeEventListener("pointermove", move);
        this.stage.removeEventListener("pointerup", end);
        this.stage.removeEventListener("pointercancel", end);
        button?.focus();
      };
      this.stage.setPointerCapture(event.pointerId);
      this.stage.addEventListener("pointermove", move);
      this.stage.addEventListener("pointerup", end);
      this.stage.addEventListener("pointercancel", end);
    }

    async cover() {
      const bitmap = await createImageBitmap(this.file);
      const canvas = document.createElement("canvas");
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      const pen = canvas.getContext("2d");
      pen.drawImage(bitmap, 0, 0);
      bitmap.close();
      pen.fillStyle = COVER;
      for (const { place } of this.areas) {
        const left = Math.floor(place.x * canvas.width);
        const top = Math.floor(place.y * canvas.height);
        pen.fillRect(left, top, Math.ceil((place.x + place.w) * canvas.width) - left, Math.ceil((place.y + place.h) * canvas.height) - top);
      }
      const content = await new Promise((done) => canvas.toBlob(done, this.file.type, QUALITY));
      // A browser that cannot write a picture this large gives nothing, or a kind that was not asked for.
      if (content?.type !== this.file.type) {
        throw new Error(this.file.name);
      }
      this.covered = new File([content], this.file.name, { type: this.file.type });
    }
  }

  document.addEventListener("change", async (event) => {
    const input = event.target;
    if (!input.matches?.("input[type=file][data-blur-title]")) {
      return;
    }
    const field = input.closest(".field");
    const data = input.dataset;
    const words = { title: data.blurTitle, hint: data.blurHint, add: data.blurAdd, area: data.blurArea, remove: data.blurRemove };
    const pictures = [];
    field.querySelectorAll(".blur").forEach((each) => each.remove());
    chosen.set(input, pictures);
    for (const [index, file] of [...input.files].entries()) {
      if (!KINDS.includes(file.type)) {
        continue;
      }
      try {
        const bitmap = await createImageBitmap(file);
        if (chosen.get(input) !== pictures) {
          return;
        }
        const picture = new Picture(file, index, bitmap, words);
        bitmap.close();
        pictures.push(picture);
        field.append(picture.whole);
      } catch {
        // What cannot be drawn here cannot be covered; the server says what it thinks of it.
      }
    }
  });

  // Before the form is sent, and before any other part hears of it.
  document.addEventListener(
    "submit",
    async (event) => {
      const form = event.target;
      const inputs = [...form.querySelectorAll("input[type=file][data-blur-title]")];
      const open = inputs.flatMap((each) => chosen.get(each) ?? []).filter((each) => each.areas.length > 0 && !each.covered);
      if (open.length === 0) {
        return;
      }
      event.preventDefault();
      if (form.dataset.covering) {
        return;
      }
      form.dataset.covering = "yes";
      const submitter = event.submitter;
      try {
        for (const picture of open) {
          await picture.cover();
        }
        for (const input of inputs) {
          const files = new DataTransfer();
          [...input.files].forEach((file, index) => {
            const picture = (chosen.get(input) ?? []).find((each) => each.index === index);
            files.items.add(picture?.areas.length > 0 ? picture.covered : file);
          });
          input.files = files.files;
        }
        delete form.dataset.covering;
        form.requestSubmit(submitter);
      } catch {
        delete form.dataset.covering;
        inputs[0].setCustomValidity(inputs[0].dataset.blurFailed);
        inputs[0].reportValidity();
        inputs[0].setCustomValidity("");
      }
    },
    true,
  );
})();
