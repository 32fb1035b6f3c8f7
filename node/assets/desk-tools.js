// What stands beside the front desk: camera, sounds, kiosk, the scanner's layout, visitors without phone or card, what to
// say to them, the day badge. Loaded before desk.js, whose functions it calls once a person does something.
"use strict";

const tools = {
  wanted: 0, // number of the newest wish for the camera, or for none
  stream: null, // the camera's pictures, while it is on
  again: false, // it was on when the verdict came, and is on again for the next visitor
  home: null, // the home that was picked for a visitor without a pass
};

// How often the camera is looked through, milliseconds.
const LOOK_EVERY = 350;
// Homes that a code may be of, offered before anything is typed.
const OFFERED = 8;
// The code of /assets/layout.svg: every letter that a pass can have.
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const LAYOUT = "covisa.layout";
const FRAME_SIDE = 1_000;
// At night a desk is quiet unless somebody wants it otherwise.
const NIGHT = { from: 21, to: 7 };

// ---- The scanner's layout --------------------------------------------------------------------

// A scanner is a keyboard: what it types depends on the keyboard's layout. It is learnt once from a code of all letters.
tools.unscrambled = (text) => {
  if (/^CV0/i.test(text) || isLayout(text)) return learn(text);
  const known = parsed(localStorage.getItem(LAYOUT) || "null");
  if (!known || /^CV1[A-Z2-7\s-]*$/i.test(text)) return text;
  return [...text].map((letter) => known[letter] ?? letter).join("");
};

const isLayout = (text) => [...text].length === LETTERS.length + 3 && new Set([...text].slice(3)).size === LETTERS.length;

// What came instead of each letter. The text itself is no pass: nothing is checked.
function learn(text) {
  const typed = [...text].slice(3);
  const odd = typed.map((letter, at) => [letter, LETTERS[at]]).filter(([letter, meant]) => letter.toUpperCase() !== meant);
  if (odd.length === 0) localStorage.removeItem(LAYOUT);
  else localStorage.setItem(LAYOUT, JSON.stringify(Object.fromEntries(odd)));
  at("layout-said").textContent = odd.length === 0 ? say("layout-same") : say("layout-done");
  showIdle(at("layout-said").textContent);
  return "";
}

// ---- The camera ------------------------------------------------------------------------------

// Browsers give a camera only to pages that came over a safe way: this computer itself, or HTTPS.
const hasCamera = () => Boolean(window.isSecureContext && navigator.mediaDevices?.getUserMedia);

async function startCamera() {
  tools.wanted += 1;
  const wanted = tools.wanted;
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch {
    tell("notice", say("camera-no"));
    return;
  }
  if (wanted !== tools.wanted) {
    // Somebody scanned meanwhile, or asked for it again.
    for (const track of stream.getTracks()) track.stop();
    return;
  }
  tools.stream = stream;
  at("video").srcObject = tools.stream;
  at("viewer").hidden = false;
  at("camera-off").focus();
  at("hint").textContent = say("camera-looking");
  await at("video").play();
  look(tools.stream);
}

tools.stopCamera = () => {
  tools.wanted += 1;
  for (const track of tools.stream?.getTracks() || []) track.stop();
  tools.stream = null;
  at("viewer").hidden = true;
  at("video").srcObject = null;
};

// A verdict is under way: nobody looks meanwhile.
tools.pauseCamera = () => {
  tools.again ||= tools.stream !== null;
  tools.stopCamera();
};

// Looks again and again until a code is found: by the browser where it can, else by the node.
async function look(stream) {
  const detector = await detecting();
  while (tools.stream === stream) {
    await new Promise((done) => setTimeout(done, LOOK_EVERY));
    if (tools.stream !== stream) return;
    const text = detector ? await detected(detector) : null;
    if (text) check(text);
    else if (!detector) await lookByNode(stream);
  }
}

async function detecting() {
  if (!("BarcodeDetector" in window)) return null;
  const formats = await BarcodeDetector.getSupportedFormats().catch(() => []);
  return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
}

async function detected(detector) {
  const codes = await detector.detect(at("video")).catch(() => []);
  return codes[0]?.rawValue || null;
}

async function lookByNode(stream) {
  const frame = await picture(at("video"));
  if (!frame || tools.stream !== stream) return;
  try {
    const path = "/api/v1/desk/photo?check_in=true&frame=true";
    const answer = await ask("POST", path, { body: frame, kind: "image/jpeg", patience: PHOTO_PATIENCE });
    // It may have counted a visit: it is shown, even if the camera was turned off meanwhile.
    await judge(async () => answer, "", null, () => {});
  } catch (error) {
    // No code in this picture: the next one may hold it.
    if (error instanceof Unpaired) unpair();
  }
}

function picture(video) {
  if (!video.videoWidth) return null;
  const scale = Math.min(1, FRAME_SIDE / Math.max(video.videoWidth, video.videoHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
}

// ---- A visitor without phone or card ---------------------------------------------------------

// Two letters of the home's name, and the homes of that name are offered.
function pickHome(field, list, notice, take, deliberate = false) {
  chooses(field, list, {
    sole: true,
    deliberate,
    label: (space) => [space.name, space.city].filter(Boolean).join(", "),
    async find(text) {
      if (text.length < 2) return [];
      try {
        const answer = await ask("GET", `/api/v1/spaces?limit=8&q=${encodeURIComponent(text)}`);
        const named = answer.items.filter((space) => space.name);
        tell(notice, named.length === 0 ? say("bare-none") : "");
        return named;
      } catch (error) {
        if (error instanceof Unpaired) unpair();
        return null;
      }
    },
    take(space) {
      field.value = space.name;
      take(space);
    },
  });
}

// A code that nobody announced here is one of a card: its home is asked. Those whose key was checked can be, and come first.
tools.askWhose = async (shown) => {
  tools.code = shown.pass;
  at("whose-code").textContent = shown.pass;
  at("whose").hidden = false;
  at("whose-home").value = "";
  at("whose-pinned").replaceChildren();
  tell("whose-notice", "");
  let answer;
  try {
    answer = await ask("GET", "/api/v1/spaces?standing=pinned&limit=200");
  } catch (error) {
    if (error instanceof Unpaired) unpair();
    return;
  }
  if (desk.shown !== shown) return;
  const { compare } = new Intl.Collator(document.documentElement.lang);
  const named = answer.items.filter((space) => space.name).sort((one, other) => compare(one.name, other.name));
  at("whose-pinned").replaceChildren(...named.slice(0, OFFERED).map(homeButton));
  // Nobody is asked by the Enter of a scanner: it stays with what goes on.
};

function homeButton(space) {
  const button = document.createElement("button");
  button.type = "button";
  button.dir = "auto";
  button.textContent = [space.name, space.city].filter(Boolean).join(", ");
  button.addEventListener("click", () => check(tools.code, space.space));
  return button;
}

async function askHome(event) {
  event.preventDefault();
  if (!tools.home) return tell("bare-notice", say("bare-choose"));
  const says = at("bare-says").value.trim();
  tell("bare-notice", "");
  try {
    const answer = await askJson("/api/v1/requests", { home: tools.home, says });
    showVerdict(answer, { pass: null, request: answer.request, sent: {} });
    at("bare-form").reset();
    at("bare").open = false;
  } catch (error) {
    if (error instanceof Unpaired) unpair();
    else tell("bare-notice", error instanceof Silent ? say("silent-decide") : error.message);
  }
  return undefined;
}

// The visitor says the code of a card: its home is asked for it.
function askCode() {
  if (!tools.home) return tell("bare-notice", say("bare-choose"));
  tell("bare-notice", "");
  return check(at("bare-says").value, tools.home);
}

// ---- What a verdict brings with it -----------------------------------------------------------

tools.shown = (answer, admitted, level) => {
  if (desk.shown.request && (answer.checked_in || level === "red")) deal(desk.shown.request);
  at("whose").hidden = true;
  if (!answer.request || answer.verdict.code !== "COV-A39") sound(admitted ? "green" : level);
  const refused = level === "red" || (level === "amber" && !admitted && !answer.checked_in);
  at("polite").hidden = !refused;
  at("polite").dataset.level = level;
  // Where it has room of its own it is read without a click.
  at("polite").querySelector("details").open = level === "amber" && matchMedia("(min-width: 62rem)").matches;
  sayPolitely();
  // Who was let in before and is refused now gets no badge, and is not remembered longer.
  at("beside").hidden = !answer.checked_in || level === "red";
  badge(answer);
  at("keep").hidden = Object.keys(answer.disclosed || {}).length === 0;
  at("keep").open = false;
  at("kept").textContent = "";
};

// The visitor agrees that what they showed is kept longer, or no longer than anybody's.
async function keep(days) {
  const { visit } = desk.shown;
  at("next").focus({ preventScroll: true });
  try {
    const kept = await askJson(`/api/v1/visits/${encodeURIComponent(visit)}/keep`, { days });
    if (desk.shown?.visit !== visit) return;
    at("keep").open = false;
    at("kept").textContent = say("kept", { day: day(kept.kept_until) });
  } catch (error) {
    if (error instanceof Unpaired) unpair();
    else tell("verdict-notice", error instanceof Silent ? say("silent-decide") : error.message);
  }
}

// A day of the calendar, as people write it.
const day = (text) => new Date(`${text}T12:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });

tools.idle = () => {
  tools.stopCamera();
  if (tools.again) startCamera();
  tools.again = false;
};

// ---- What homes were asked -------------------------------------------------------------------

// Requests that were dealt with at this desk.
const DEALT = "covisa.dealt";
const MOST_DEALT = 100;
const dealt = () => parsed(localStorage.getItem(DEALT) || "[]") || [];

function deal(request) {
  localStorage.setItem(DEALT, JSON.stringify([request, ...dealt()].slice(0, MOST_DEALT)));
}

// The questions of this house that somebody at the desk still waits for, or has not seen the answer of.
tools.showAsked = (requests) => {
  const done = new Set(dealt());
  const open = requests.filter((one) => one.direction === "asked" && one.says && one.state !== "ended" && !done.has(one.request));
  at("asked").hidden = open.length === 0;
  const drawn = JSON.stringify(open);
  if (at("asked-list").drawn === drawn) return;
  at("asked-list").drawn = drawn;
  at("asked-list").replaceChildren(...open.map(askedLine));
};

// What other spaces ask this one, while their visitors wait there: whoever may answer is led to where that is done.
tools.showWanted = (requests) => {
  const open = requests.filter((one) => one.direction === "to answer" && one.says && one.state === "open");
  at("wanted").hidden = open.length === 0;
  const drawn = JSON.stringify(open);
  if (at("wanted-list").drawn === drawn) return;
  at("wanted-list").drawn = drawn;
  const before = tools.wantedBefore;
  tools.wantedBefore = new Set(open.map((one) => one.request));
  at("wanted-list").replaceChildren(...open.map(wantedLine));
  if (before && at("sounds").checked && open.some((one) => !before.has(one.request))) rings();
};

function wantedLine(one) {
  const line = document.createElement("li");
  line.append(part("from", one.name || say("home-unknown"), "auto"), part("says", one.says, "auto"));
  if (at("pages").hidden) {
    line.append(part("how", say("wanted-how")));
    return line;
  }
  const answer = document.createElement("a");
  answer.href = "/members/requests";
  answer.textContent = say("wanted-answer");
  line.append(answer);
  return line;
}

function askedLine(one) {
  const line = document.createElement("li");
  const answered = { ours: "asked-ours", "not ours": "asked-not" }[one.state] || "asked-open";
  const look = document.createElement("button");
  look.type = "button";
  look.className = "leave";
  look.textContent = say("asked-look");
  look.addEventListener("click", () => judge(() => lookAt(one.request), say("scan-checking"), null, () => showIdle(say("silent-decide"))));
  line.append(part("from", one.name || say("home-unknown"), "auto"), part("says", one.says, "auto"), part("how", say(answered)), look);
  return line;
}

// Whether a home has answered. Who is in then, or for whom nothing is said, is dealt with.
async function lookAt(request) {
  const answer = await askJson("/api/v1/desk/check", { request, check_in: true });
  if (answer.checked_in || answer.verdict.level === "red") deal(request);
  return answer;
}

// Short sounds that are told apart without looking: up, level, down, and one alone.
const TONES = { green: [660, 990], amber: [520, 520], red: [330, 220], neutral: [440] };

function sound(level) {
  if (at("sounds").checked) plays(TONES[level]);
}

// In the language of the visitor, whatever the desk speaks.
function sayPolitely() {
  const tongue = at("polite-tongue").value;
  at("polite-said").lang = tongue;
  at("polite-said").textContent = SAID.polite[tongue]?.[at("polite").dataset.level] || "";
}

function badge(answer) {
  at("badge-house").textContent = at("house").textContent;
  at("badge-name").textContent = text(answer.disclosed?.name);
  at("badge-home").textContent = answer.home?.name || "";
  at("badge-day").textContent = desk.today || "";
}

// ---- Start -----------------------------------------------------------------------------------

// A choice that this browser keeps.
function kept(id, byDefault, changed) {
  const held = localStorage.getItem(`covisa.${id}`);
  at(id).checked = held === null ? byDefault : held === "yes";
  changed(at(id).checked);
  at(id).addEventListener("change", () => {
    localStorage.setItem(`covisa.${id}`, at(id).checked ? "yes" : "no");
    changed(at(id).checked);
  });
}

tools.begin = () => {
  const hour = new Date().getHours();
  kept("sounds", hour >= NIGHT.to && hour < NIGHT.from, () => {});
  kept("kiosk", false, (on) => document.body.classList.toggle("kiosk", on));
  at("camera").hidden = !hasCamera();
  at("camera").addEventListener("click", startCamera);
  at("camera-off").addEventListener("click", () => {
    tools.again = false;
    showIdle();
  });
  at("polite-tongue").value = document.documentElement.lang;
  at("polite-tongue").addEventListener("change", sayPolitely);
  at("not-today").addEventListener("click", () => {
    clearTimeout(desk.followTimer);
    at("polite").dataset.level = "away";
    sayPolitely();
    at("announce").textContent = at("polite-said").textContent;
    at("polite").querySelector("details").open = true;
    at("polite").scrollIntoView({ block: "nearest" });
    at("next").focus();
  });
  at("badge").addEventListener("click", () => window.print());
  for (const button of at("keep").querySelectorAll("button")) {
    button.addEventListener("click", () => keep(Number(button.value)));
  }
  at("bare-form").addEventListener("submit", askHome);
  at("bare-code").addEventListener("click", askCode);
  at("bare-home").addEventListener("input", () => {
    tools.home = null;
  });
  pickHome(at("bare-home"), at("bare-homes"), "bare-notice", (space) => {
    tools.home = space.space;
  });
  // A question goes to another house: only if it was chosen.
  pickHome(at("whose-home"), at("whose-homes"), "whose-notice", (space) => check(tools.code, space.space), true);
  at("pages").hidden = localStorage.getItem(ROLE) === "desk" || localStorage.getItem(ROLE) === null;
  at("tongue").addEventListener("change", (event) => {
    document.cookie = `covisa-language=${event.target.value}; path=/; max-age=31536000; samesite=strict`;
    location.reload();
  });
};
