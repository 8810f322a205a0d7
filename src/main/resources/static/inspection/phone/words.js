// What the application says, in the language chosen on the phone, and how it writes elements.
const both = JSON.parse(document.getElementById("words").textContent);
const LANGUAGE = "kieumau-phone-language";

export const language = () => document.documentElement.lang;
export const english = () => language() === "en";

export function speak(chosen) {
  document.documentElement.lang = chosen;
  localStorage.setItem(LANGUAGE, chosen);
}
speak(localStorage.getItem(LANGUAGE) ?? language());

export function t(key, ...values) {
  const word = both[language()][key];
  return word.replace(/\{(\d)[^}]*\}/g, (_, index) => values[Number(index)]);
}

export const pick = (vietnamese, inEnglish) => (english() && inEnglish ? inEnglish : vietnamese);

// As the server writes moments: 09:15 24/11/2023, by the clocks of Vietnam.
export function moment(iso) {
  const [at, time] = new Date(iso).toLocaleString("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).split(" ");
  return `${time.slice(0, 5)} ${day(at)}`;
}
export const day = (iso) => (iso ? iso.split("-").reverse().join("/") : "–");
export const size = (bytes) => {
  const figure = bytes < 1_000_000 ? Math.ceil(bytes / 1000) : (bytes / 1_000_000).toFixed(1);
  return `${String(figure).replace(".", english() ? "." : ",")} ${bytes < 1_000_000 ? "kB" : "MB"}`;
};

// An element: properties, listeners as on…, classes as class; words become text, never markup.
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter((each) => each !== null && each !== undefined && each !== false));
  return element;
}
