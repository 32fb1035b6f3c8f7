// A page hears within a moment that something was written to this space's books: the node sends an event, and the page asks for
// what it shows. One tab of a browser listens and tells the others, since a browser opens six connections to a node at most.
"use strict";

const HEAR_AGAIN = 3_000;
// The node answers within twenty seconds, with nothing if there is nothing.
const HEAR_LONG = 40_000;
const HEARD = "covisa.books";

let audio;

// Short notes, one after the other. Browsers let a page sound once somebody has clicked in it.
async function plays(frequencies) {
  audio ??= new AudioContext();
  await audio.resume();
  frequencies.forEach((frequency, at) => {
    const begin = audio.currentTime + at * 0.16;
    const tone = new OscillatorNode(audio, { frequency, type: "triangle" });
    const loud = new GainNode(audio, { gain: 0 });
    loud.gain.setValueAtTime(0, begin);
    loud.gain.linearRampToValueAtTime(0.25, begin + 0.02);
    loud.gain.linearRampToValueAtTime(0, begin + 0.14);
    tone.connect(loud).connect(audio.destination);
    tone.start(begin);
    tone.stop(begin + 0.15);
  });
}

// Higher than any verdict, as a bell at a counter.
const rings = () => plays([1320, 1760]);

// One at a time, and once more if something happened meanwhile.
function inTurn(work) {
  let running = false;
  let owed = false;
  return async () => {
    owed = true;
    if (running) return;
    running = true;
    while (owed) {
      owed = false;
      await work();
    }
    running = false;
  };
}

// headers() are those that a request of the page has, none without a token; changed() is called after each change, in every tab.
function hears(headers, changed) {
  const tell = inTurn(() => Promise.resolve(changed()).catch(() => {}));
  const tabs = new BroadcastChannel(HEARD);
  let last = "";
  tabs.addEventListener("message", ({ data }) => {
    last = data;
    tell();
  });
  const pause = () => new Promise((done) => setTimeout(done, HEAR_AGAIN));
  const seen = () => new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));

  // The next event, or nothing new for a while, or no answer at all.
  const hear = async () => {
    const own = headers();
    if (!own.Authorization) return pause();
    const known = last ? { "Last-Event-ID": last } : {};
    const signal = AbortSignal.timeout(HEAR_LONG);
    try {
      const answer = await fetch("/api/v1/events", { headers: { ...own, ...known }, signal, cache: "no-store", credentials: "omit" });
      if (!answer.ok) return pause();
      const id = /^id: (\S+)$/m.exec(await answer.text())?.[1];
      if (id && last && id !== last) {
        tell();
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
