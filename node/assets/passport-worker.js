// Keeps the passport's page on the phone: without a network it opens all the same. No data is kept here; the passes are in
// the page's own storage.
"use strict";

const KEPT = "covisa-passport-1";
const PAGE = "/passport";
const PARTS = [PAGE, "/assets/base.css", "/assets/app.css", "/assets/app.js", "/assets/passport.js", "/assets/icon.svg"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(PARTS)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => self.clients.claim()));
});

// The network first, so that a newer version is seen; what is kept if there is none.
self.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || !PARTS.includes(pathname)) return;
  const fetched = fetch(event.request).then(async (response) => {
    if (response.ok) (await caches.open(KEPT)).put(pathname, response.clone());
    return response;
  });
  event.respondWith(fetched.catch(() => caches.match(pathname)));
});
