// A page hears within a moment that something was written to this space's books: the node sends an event, and the page asks for
// what it shows. One tab of a browser listens and tells the others, since a browser opens six connections to a node at most.
"use strict";

const HEAR_AGAIN = 3_000;

// Two notes, as a bell at a counter. Browsers let a page sound once somebody has clicked in it.
function rings() {
  const audio = new AudioContext();
  [1320, 1760].forEach((frequency, at) => {
    const begin = audio.currentTime + at * 0.18;
    const tone = new OscillatorNode(audio, { frequency, type: "sine" });
    const loud = new GainNode(audio, { gain: 0 });
    loud.gain.setValueAtTime(0.2, begin);
    loud.gain.exponentialRampToValueAtTime(0.001, begin + 0.6);
    tone.connect(loud).connect(audio.destination);
    tone.start(begin);
    tone.stop(begin + 0.6);
  });
}

const HEARD = "covisa.books";

// headers() are those that a request of the page has; changed() is called after each change, in every tab.
function hears(headers, changed) {
  const tabs = new BroadcastChannel(HEARD);
  tabs.addEventListener("message", changed);
  const pause = () => new Promise((done) => setTimeout(done, HEAR_AGAIN));
  const seen = () => new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));
  let last = "";

  // The next event, or nothing new for a while, or no answer at all.
  const hear = async () => {
    const known = last ? { "Last-Event-ID": last } : {};
    try {
      const answer = await fetch("/api/v1/events", { headers: { ...headers(), ...known }, cache: "no-store", credentials: "omit" });
      if (!answer.ok) return pause();
      const id = /^id: (\S+)$/m.exec(await answer.text())?.[1];
      if (id && last && id !== last) {
        changed();
        tabs.postMessage(id);
      }
      if (id) last = id;
    } catch {
      return pause();
    }
    return undefined;
  };
  const listen = async () => {
    for (;;) await hear();
  };
  // Where a browser lends no locks, since the page came over plain HTTP, only the tab in view listens.
  const alone = async () => {
    for (;;) {
      if (document.hidden) await seen();
      await hear();
    }
  };
  if (navigator.locks) navigator.locks.request(HEARD, listen);
  else alone();
}
