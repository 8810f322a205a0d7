// Keeps the application itself on the phone, so that it starts without network. It keeps no data: that is in the vault.
// The version is the hash of what is kept: a test finds it out of date, and says the new one.
const VERSION = "54c0abab566ae7bd";
const SHELL = "/inspection/phone/";
const KEPT = [
  SHELL,
  "/inspection/phone/app.js",
  "/inspection/phone/courier.js",
  "/inspection/phone/pad.js",
  "/inspection/phone/vault.js",
  "/inspection/phone/words.js",
  "/inspection/phone/phone.css",
  "/inspection/phone/manifest.webmanifest",
  "/web/tabler.css",
  "/web/kieumau.css",
  "/web/icon.svg",
  "/webjars/idb/7.0.1/build/index.js",
  "/webjars/idb/7.0.1/build/wrap-idb-value.js",
  "/_static/inter/5.2.5/files/inter-latin-400-normal.woff2",
  "/_static/inter/5.2.5/files/inter-vietnamese-400-normal.woff2",
  "/_static/inter/5.2.5/files/inter-latin-600-normal.woff2",
  "/_static/inter/5.2.5/files/inter-vietnamese-600-normal.woff2",
];

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(VERSION)
      .then((cache) => cache.addAll(KEPT.map((each) => new Request(each, { cache: "reload" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin || !KEPT.includes(address.pathname)) {
    return;
  }
  event.respondWith(
    caches
      .open(VERSION)
      .then((cache) => cache.match(address.pathname))
      .then((kept) => kept ?? fetch(event.request)),
  );
});
