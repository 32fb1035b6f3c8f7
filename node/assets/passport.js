// A member's passport on the phone. The passes are kept here, in this browser, and shown before anything is asked: at a
// desk there may be no network. What is shown was laid out by the home's node. Loaded before app.js, which does the rest.
"use strict";

const KEPT = "covisa.passport.passes";

const passport = {
  // Passes that still count, the newest first: { kind, until, html }.
  held() {
    // A day of grace: the house counts days where it is, and its desk judges anyway.
    const day = new Date(Date.now() - 24 * 3_600_000);
    const two = (number) => String(number).padStart(2, "0");
    const yesterday = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
    const held = JSON.parse(localStorage.getItem(KEPT) || "[]");
    return held.filter((pass) => pass.until >= yesterday);
  },

  // A pass that was just made. A new card takes the place of the one before.
  keep(kind, html) {
    const until = /data-until="([^"]+)"/.exec(html)?.[1] || "";
    const others = passport.held().filter((pass) => kind !== "card" || pass.kind !== "card");
    localStorage.setItem(KEPT, JSON.stringify([{ kind, until, html }, ...others].slice(0, 12)));
    passport.show();
    document.getElementById("kept").scrollIntoView();
  },

  show() {
    const template = document.createElement("template");
    template.innerHTML = passport.held()
      .map((pass) => pass.html)
      .join("");
    document.getElementById("kept").replaceChildren(template.content);
  },

  // This phone is let in no more: what it holds goes too.
  forget() {
    localStorage.removeItem(KEPT);
    passport.show();
  },
};

passport.show();
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/passport-worker.js", { scope: "/passport" }).catch(() => {});
}
