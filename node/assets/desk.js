// The front desk. A scanner types a pass, the node judges it, the verdict fills the screen.
// Everything the node sends is shown through textContent, so no name can become markup.
"use strict";

// Every sentence of the page itself, in the language of the page. The node's own sentences are shown as they come.
const SAID = JSON.parse(document.getElementById("said").textContent);
// One of them, with what it names filled in.
const say = (id, given = {}) => SAID[`desk-${id}`].replace(/\{(\w+)\}/g, (_, name) => given[name]);

const TOKEN = "covisa.token";
const ROLE = "covisa.role";
const MAX_TEXT = 8 * 1024;
const MAX_PHOTO = 8 * 1024 * 1024;
const MAX_REASON = 200;
// Longest side of a photo that had to be drawn anew, pixels.
const PHOTO_SIDE = 2400;
// How long the node may take, milliseconds. Reading a photo takes it up to a second or two.
const PATIENCE = 5_000;
const PHOTO_PATIENCE = 30_000;
// A scanner pauses for milliseconds; keys that nobody ended with Enter are forgotten after this.
const SCAN_PAUSE = 10_000;
const STATUS_EVERY = 10_000;
const UNDO_SURE = 20_000;
// Whether this is worked with a pointer that can be somewhere without a touch.
const POINTS = matchMedia("(hover: hover)");
// How long a button keeps its width while another one is being clicked, milliseconds.
const STILL = 400;
const PIPS = 12;
const PRICE = "COV-G05";
const NOTES = ["COV-G10", "COV-G11", "COV-G12"];
const COUPON = "COV-A44";
// Programmes whose coupons this house takes, as far as it has asked for one.
const coupons = new Set();
const ASKED = "COV-A39";
// Where nothing was judged: programs read red, people are told what to do. What the headline of each is called.
const NEUTRAL = { "COV-R01": "again", "COV-R02": "again", "COV-R10": "later", "COV-R15": "whose", "COV-R18": "wait" };
// How often it is looked whether a home has answered, milliseconds.
const FOLLOW_EVERY = 1_000;

const at = (id) => document.getElementById(id);

// What this page knows. The token lives in localStorage and in no element.
const desk = {
  scanned: "", // keys of a scan that is under way
  scanTimer: 0,
  turn: 0, // number of the newest check: an older answer that comes late is not shown
  shown: null, // { pass, sent } of the verdict on the screen
  statusTimer: 0,
  mine: false, // this desk changed today's visits
  today: "", // the house's day
  zone: undefined, // its zone
};

// ---- Asking the node -------------------------------------------------------------------------

class Silent extends Error {}
class Unpaired extends Error {}
class Refused extends Error {}

function authorization() {
  const token = localStorage.getItem(TOKEN);
  return token ? { Authorization: `Bearer ${token}` } : {};
}

// Sends a request and gives the JSON answer. Throws Silent, Unpaired or Refused.
async function ask(method, path, { body, kind, patience = PATIENCE } = {}) {
  const language = { "Accept-Language": document.documentElement.lang };
  const headers = { ...authorization(), ...language, ...(kind ? { "Content-Type": kind } : {}) };
  const signal = AbortSignal.timeout(patience);
  let status;
  let text;
  try {
    const response = await fetch(path, { method, headers, body, signal, cache: "no-store", credentials: "omit" });
    status = response.status;
    text = await response.text();
  } catch {
    reachable(false);
    throw new Silent();
  }
  reachable(true);
  const answer = parsed(text);
  if (status === 401) throw new Unpaired();
  if (status >= 400) throw new Refused(problemText(answer));
  if (answer === null) throw new Refused(say("strange"));
  return answer;
}

// Names are strangers' words: what turns the rest of a line around is shown as what it is.
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
const shownStraight = (text) => text.replace(TURNS, "\ufffd");
// What is sent back to be compared stays as it is, and is shown by showConditions alone.
const straight = (name, value) => (typeof value === "string" && name !== "confirm" ? shownStraight(value) : value);

function parsed(text) {
  try {
    return JSON.parse(text, straight);
  } catch {
    return null;
  }
}

function problemText(problem) {
  if (!problem || typeof problem.title !== "string") return say("strange");
  return [problem.title, problem.page].filter(Boolean).join(" ");
}

const askJson = (path, value) => ask("POST", path, { body: JSON.stringify(value), kind: "application/json" });

// ---- Screens ---------------------------------------------------------------------------------

function show(screen) {
  document.body.dataset.screen = screen;
  at("pair").hidden = screen !== "pair";
  at("idle").hidden = screen === "pair";
  at("verdict").hidden = screen !== "verdict";
  // Behind a verdict nothing can be reached by Tab or be read out.
  at("desk").inert = screen === "verdict";
}

function tell(id, text) {
  at(id).textContent = text || "";
  at(id).hidden = !text;
}

function showPair(why) {
  forgetScan();
  desk.shown = null;
  show("pair");
  tell("pair-why", why);
  state("waiting", "");
  at("code").focus();
}

function showIdle(notice) {
  desk.shown = null;
  tools.idle();
  show("idle");
  at("announce").textContent = "";
  tell("notice", notice);
  hint();
  // The scanner needs no field, and a field with focus would hide the difference.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  desk.mine = true;
  refresh();
}

function hint() {
  at("hint").textContent = desk.scanned ? say("scan-reading", { count: desk.scanned.length }) : say("scan-hint");
  at("idle").classList.toggle("reading", desk.scanned !== "");
}

function state(kind, text) {
  at("state").dataset.state = kind;
  at("state-text").textContent = text;
}

function reachable(answers) {
  if (!answers) state("silent", say("silent"));
}

// ---- Pairing ---------------------------------------------------------------------------------

// The code of the address, which is taken out of the address (and so out of the history) first of all.
function codeFromAddress() {
  const code = decodeURIComponent(location.hash.slice(1));
  if (location.hash) history.replaceState(null, "", location.pathname);
  return code;
}

// People paste the whole address, or type the code in groups and in lower case.
function tidyCode(text) {
  const code = text.includes("#") ? text.slice(text.lastIndexOf("#") + 1) : text;
  return code.replace(/[\s-]/g, "").toUpperCase();
}

async function pair(text) {
  const code = tidyCode(text);
  // A scanner goes on reading passes while the desk is not paired: no code has a 1, and why it is not paired stays said.
  if (code.startsWith("CV1")) {
    at("code").value = "";
    return;
  }
  try {
    const answer = await askJson("/desk/pair", { code });
    localStorage.setItem(TOKEN, answer.token);
    localStorage.setItem(ROLE, answer.role);
    at("code").value = "";
    showIdle();
  } catch (error) {
    if (localStorage.getItem(TOKEN)) showIdle(error instanceof Silent ? say("silent-pair") : error.message);
    else showPair(error instanceof Silent ? say("silent-pair") : error.message);
  }
}

function unpair() {
  localStorage.removeItem(TOKEN);
  localStorage.removeItem(ROLE);
  showPair(say("revoked"));
}

// ---- Checking --------------------------------------------------------------------------------

const bytes = (text) => new TextEncoder().encode(text).length;

// What somebody typed or scanned, and for a code perhaps the home that the visitor names.
async function check(text, home) {
  const pass = tools.unscrambled(text.trim());
  if (pass === "") return;
  if (bytes(pass) > MAX_TEXT) {
    at("pass").value = "";
    showIdle(say("too-long"));
    return;
  }
  const request = () => askJson("/api/v1/desk/check", { pass, home, check_in: true });
  await judge(request, say("scan-checking"), pass, () => {
    at("pass").value = pass;
    showIdle(say("silent-kept"));
    at("pass").focus();
  });
}

async function checkPhoto(file) {
  const photo = await sendable(file);
  if (!photo) {
    showIdle(say("photo-too-large"));
    return;
  }
  const request = () =>
    ask("POST", "/api/v1/desk/photo?check_in=true", { body: photo, kind: photo.type, patience: PHOTO_PATIENCE });
  await judge(request, say("photo-checking"), null, () => showIdle(say("silent-photo")));
}

// Asks for a verdict and shows it, unless a newer check was begun meanwhile.
async function judge(request, meanwhile, pass, whenSilent) {
  tools.pauseCamera();
  desk.turn += 1;
  const turn = desk.turn;
  // The verdict on one visitor must not stand while the next one is being checked.
  if (desk.shown) showIdle();
  tell("notice", "");
  at("hint").textContent = meanwhile;
  at("idle").classList.add("reading");
  let answer;
  try {
    answer = await request();
  } catch (error) {
    if (turn === desk.turn) failed(error, whenSilent);
    return;
  }
  if (turn !== desk.turn) return;
  if (!isVerdict(answer)) {
    showIdle(say("strange"));
    return;
  }
  at("pass").value = "";
  showVerdict(answer, { pass: pass || answer.pass || null, request: answer.request, sent: {} });
}

const isVerdict = (answer) => ["green", "amber", "red"].includes(answer?.verdict?.level);

function failed(error, whenSilent) {
  if (error instanceof Unpaired) unpair();
  else if (error instanceof Silent) whenSilent();
  else showIdle(error.message);
}

// The file as it is, if the node can read it; else drawn anew as a smaller JPEG; null if that fails.
async function sendable(file) {
  const known = file.type === "image/jpeg" || file.type === "image/png";
  if (known && file.size <= MAX_PHOTO) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, PHOTO_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.92));
  } catch {
    // The browser cannot read it. The node says what it takes; too large a body it would not even read.
    return file.size <= MAX_PHOTO ? file : null;
  }
}

// ---- The verdict -----------------------------------------------------------------------------

function showVerdict(answer, shown) {
  const { verdict, visit } = answer;
  const admitted = "admit" in shown.sent && verdict.level === "amber";
  const neutral = NEUTRAL[verdict.code];
  const level = neutral ? "neutral" : verdict.level;
  desk.shown = { ...shown, visit: answer.checked_in };
  at("verdict").dataset.level = level;
  at("verdict").dataset.shape = admitted ? "green" : level;
  at("headline").textContent = neutral ? say(`neutral-${neutral}`) : admitted ? say("let-in") : verdict.headline;
  at("sentence").textContent = admitted ? admittedSentence(answer) : sentence(verdict, visit);
  showDay(visit);
  showWho(answer);
  showDecision(answer, admitted);
  showReasons(verdict.reasons, at("sentence").textContent);
  const time = clock(new Date());
  at("code-shown").textContent = verdict.code;
  const against = answer.checked_against?.text;
  // Whoever was in already is not checked in again, whatever else is said now.
  const now = answer.entered === true;
  at("when").textContent = [now ? say("checked-in", { time }) : say("checked", { time }), against]
    .filter(Boolean)
    .join(" · ");
  if (neutral) at("when").textContent = "";
  const longest = Math.max(...at("headline").textContent.split(/\s+/).map((word) => word.length));
  at("headline").style.setProperty("--longest", longest);
  // Whoever was let in by mistake just now is out again from here.
  unsure(at("take-back"));
  at("take-back").hidden = !now;
  tell("verdict-notice", "");
  tools.shown(answer, admitted, level);
  show("verdict");
  follow(desk.shown, verdict);
  at("verdict").scrollTop = 0;
  at("announce").textContent = [at("headline"), at("name"), at("sentence"), at("day-text")]
    .filter((element) => !element.hidden && element.textContent)
    .map((element) => element.textContent)
    .join(" · ");
  at("next").focus({ preventScroll: true });
  if (neutral === "whose") tools.askWhose(desk.shown);
}

// The home was asked and has not answered: as long as nobody does anything else here, the screen follows by itself.
function follow(shown, verdict) {
  clearTimeout(desk.followTimer);
  // Where a person has decided, that stands.
  if (!shown.request || verdict.code !== ASKED || "admit" in shown.sent) return;
  const { turn } = desk;
  desk.followTimer = setTimeout(async () => {
    if (turn !== desk.turn || desk.shown !== shown) return;
    let answer;
    try {
      answer = await askJson("/api/v1/desk/check", { request: shown.request, check_in: true });
    } catch (error) {
      if (error instanceof Unpaired) unpair();
    }
    if (turn !== desk.turn || desk.shown !== shown) return;
    if (isVerdict(answer) && answer.verdict.code !== ASKED) showVerdict(answer, { ...shown, request: answer.request || shown.request });
    else {
      // A reason that is being typed stays as it is.
      if (isVerdict(answer)) at("sentence").textContent = answer.verdict.text;
      follow(shown, verdict);
    }
  }, FOLLOW_EVERY);
}

// The day stands large by itself: it is not said twice.
function sentence(verdict, visit) {
  const day = visit?.text;
  return day && verdict.text.endsWith(day) ? verdict.text.slice(0, -day.length).trim() : verdict.text;
}

const admittedSentence = (answer) => (answer.checked_in ? say("let-in-sentence") : say("let-in-uncounted"));

function showDay(visit) {
  // Where all days are used, the sentence says so.
  const over = visit?.of && visit.day > visit.of;
  at("day").hidden = !visit?.text || over;
  at("day-text").textContent = visit?.text || "";
  const pips = visit?.of && visit.of <= PIPS ? visit.of : 0;
  at("pips").replaceChildren(
    ...Array.from({ length: pips }, (_, index) => {
      const pip = document.createElement("i");
      pip.className = index < visit.day ? "full" : "";
      return pip;
    }),
  );
}

function showWho({ disclosed = {}, details = [], home, verdict: { reasons } }) {
  const unproven = reasons.some((reason) => reason.code === "COV-A01");
  // Where everyone sees the screen, names are not on it, nor read out.
  const hidden = document.body.classList.contains("kiosk");
  const name = hidden ? "" : text(disclosed.name);
  at("who").hidden = !name && !home;
  tell("name", name && unproven ? say("name-unproven", { name }) : name);
  tell("details", hidden ? "" : details.join(" · "));
  at("home").hidden = !home;
  showCall(home?.contacts || []);
  if (!home) return;
  const claimed = text(disclosed.home_name);
  at("home-name").textContent = home.name || (claimed ? say("home-claims", { name: claimed }) : say("home-unknown"));
  at("standing").textContent = say(`standing-${home.standing || "unknown"}`);
}

// Whom to ask, where the pass alone does not answer: a number can be called, an address written to.
function showCall(contacts) {
  const links = contacts.map((contact) => {
    const kind = /^[+0-9][0-9 ()/.-]{4,}$/.test(contact) ? "tel:" : /^[^\s@]+@[^\s@]+$/.test(contact) ? "mailto:" : null;
    const element = document.createElement(kind ? "a" : "bdi");
    if (kind) element.href = kind + (kind === "tel:" ? contact.replace(/[^+0-9]/g, "") : encodeURIComponent(contact));
    element.textContent = contact;
    return element;
  });
  at("call").hidden = links.length === 0 || at("verdict").dataset.level === "green";
  at("call").replaceChildren(at("call").firstElementChild, ...links);
}

const text = (value) => (typeof value === "string" ? value : "");

// The gravest reason is the sentence, and its code stands beside the time: here are the others.
function showReasons(reasons, said) {
  // What would be granted is no reason to ask; what a day costs stands where it is decided; what the house notes is needed to.
  const grave = at("verdict").dataset.level === "amber";
  const price = grave && reasons.find((reason) => reason.code === PRICE);
  tell("price", price ? price.text : "");
  at("reasons").replaceChildren(
    ...reasons
      .filter((reason) => reason.text !== said && !(grave && reason.level === "green" && !NOTES.includes(reason.code)))
      .map((reason) => {
        const item = document.createElement("li");
        const code = document.createElement("code");
        code.textContent = reason.code;
        item.append(code, ` ${reason.text}`);
        return item;
      }),
  );
}

// Amber is for a person: what they know, and why they let the visitor in.
function showDecision(answer, admitted) {
  const { verdict } = answer;
  const open = verdict.level === "amber" && !admitted && !answer.checked_in;
  const able = open && (desk.shown.pass !== null || Boolean(desk.shown.request));
  for (const id of ["decide", "admit", "not-today"]) at(id).hidden = !able;
  at("reason").value = "";
  if (!able) {
    if (open) at("sentence").textContent += ` ${say("no-text")}`;
    return;
  }
  const codes = new Set(verdict.reasons.map((reason) => reason.code));
  const asked = {
    "fact-booked": codes.has("COV-A27") || codes.has("COV-A28"),
    "fact-seen": ["COV-A29", "COV-A52", "COV-A54"].some((code) => codes.has(code)),
    "fact-joins": codes.has("COV-A45"),
    "fact-guests": codes.has("COV-A30"),
  };
  // What was stated once stays to be seen and changed.
  const stated = desk.shown.sent.facts || {};
  asked["fact-booked"] ||= "booked_on" in stated;
  asked["fact-seen"] ||= "id_seen" in stated;
  asked["fact-joins"] ||= "would_join" in stated;
  asked["fact-guests"] ||= "guests" in stated;
  asked["fact-confirm"] = showConditions(verdict.reasons, stated.confirmed || []);
  for (const [id, wanted] of Object.entries(asked)) at(id).hidden = !wanted;
  at("facts").hidden = !Object.values(asked).includes(true);
  at("booked").max = desk.today || "";
  at("booked").value = stated.booked_on || "";
  at("seen").checked = stated.id_seen === true;
  at("joins").checked = stated.would_join === true;
  at("guests").value = stated.guests ?? "";
}

// What holds only the desk can tell: each condition in the house's own words, to be ticked.
function showConditions(reasons, stated) {
  const asked = reasons.filter((reason) => reason.confirm);
  for (const { code, confirm } of asked) if (code === COUPON) coupons.add(confirm);
  const conditions = [...new Set([...stated, ...asked.map((reason) => reason.confirm)])];
  at("fact-confirm").replaceChildren(
    ...conditions.map((condition) => {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.value = condition;
      box.checked = stated.includes(condition);
      const words = document.createElement("bdi");
      const text = shownStraight(condition);
      words.textContent = coupons.has(condition) ? say("fact-coupon", { name: text }) : text;
      label.append(box, " ", words);
      return label;
    }),
  );
  return conditions.length > 0;
}

function statedFacts() {
  const facts = {};
  if (!at("fact-booked").hidden && at("booked").value) facts.booked_on = at("booked").value;
  if (!at("fact-seen").hidden) facts.id_seen = at("seen").checked;
  if (!at("fact-confirm").hidden) facts.confirmed = [...at("fact-confirm").querySelectorAll("input:checked")].map((box) => box.value);
  if (!at("fact-joins").hidden) facts.would_join = at("joins").checked;
  if (!at("fact-guests").hidden && at("guests").value) facts.guests = Number(at("guests").value);
  return facts;
}

// Sends the same pass again with what the desk knows, and perhaps its decision.
async function decide(more) {
  const { pass, request } = desk.shown;
  const shown = request ? { request } : { pass };
  const sent = { ...more, facts: statedFacts() };
  desk.turn += 1;
  const turn = desk.turn;
  tell("verdict-notice", "");
  try {
    const answer = await askJson("/api/v1/desk/check", { ...shown, check_in: true, ...sent });
    if (turn === desk.turn) showVerdict(answer, { pass, request, sent });
  } catch (error) {
    if (turn !== desk.turn) return;
    if (error instanceof Unpaired) unpair();
    else tell("verdict-notice", error instanceof Silent ? say("silent-decide") : error.message);
  }
}

function letIn(event) {
  event.preventDefault();
  const reason = at("reason").value.trim();
  // A scanner does not know that the field is for words: the next pass is not a reason for this one.
  if (looksLikePass(reason)) check(reason);
  else if (at("facts").contains(document.activeElement)) decide({});
  else if (reason === "") {
    tell("verdict-notice", say("reason-missing"));
    at("reason").focus();
  } else if ([...reason].length > MAX_REASON) tell("verdict-notice", say("reason-too-long"));
  else decide({ admit: reason });
}

// Whatever the keyboard's layout made of it: long, and in one piece.
const looksLikePass = (text) => text.length >= 100 && !/\s/.test(text);

// ---- Today's visits and the node's state -----------------------------------------------------

async function refresh() {
  if (!localStorage.getItem(TOKEN) || document.body.dataset.screen === "pair") return;
  clearTimeout(desk.statusTimer);
  desk.statusTimer = setTimeout(refresh, STATUS_EVERY);
  try {
    // The day is the house's, wherever this browser thinks it is.
    const status = await ask("GET", "/api/v1/status");
    const visits = await ask("GET", `/api/v1/visits?day=${status.today}`);
    const requests = await ask("GET", "/api/v1/requests");
    desk.today = status.today;
    desk.zone = status.zone;
    showStatus(status);
    showVisits(visits.items);
    tools.showAsked(requests.items);
    tools.showWanted(requests.items);
  } catch (error) {
    if (error instanceof Unpaired) unpair();
  }
}

const reach = (peers) => {
  if (peers === 0) return say("reach-none");
  return peers === 1 ? say("reach-one") : say("reach-many", { peers });
};

function showStatus(status) {
  at("house").textContent = status.name;
  document.title = say("title", { house: status.name });
  if (status.store !== "ok") state("silent", say("read-only"));
  else if (status.doubts.length > 0) state("silent", status.doubts[0]);
  else state("ready", reach(status.peers));
}

function showVisits(visits) {
  at("today-empty").hidden = visits.length > 0;
  at("today-count").textContent = visits.length > 0 ? String(visits.length) : "";
  // A list that did not change is left alone: a click or the focus may be on its way to a button.
  const { mine } = desk;
  desk.mine = false;
  const drawn = JSON.stringify(visits);
  if (at("visits").drawn === drawn) return;
  // What somebody is about to click stays where it is, until they go elsewhere or have done it.
  if (!mine && (at("visits").matches(":focus-within") || (POINTS.matches && at("visits").matches(":hover")))) return;
  at("visits").drawn = drawn;
  at("visits").replaceChildren(...visits.map(visitLine));
}

function visitLine(visit) {
  const line = document.createElement("li");
  const time = clock(new Date(visit.started));
  const home = visit.home_name || say("visit-unnamed");
  const name = text(visit.shown?.name);
  const from = part("from", "");
  // Where everyone sees the screen, names are not on it: the style hides them.
  if (name) from.append(part("visitor", name, "auto"));
  from.append(part("at-home", home, "auto"));
  const nth = visit.day === 1 ? say("visit-first") : say("visit-nth", { day: visit.day });
  const buttons = part("does", "");
  line.append(part("time", time), from, part("nth", visit.open ? nth : `${nth} · ${say("visit-over")}`), buttons);
  if (!visit.open) {
    // Only what was noted can be taken back: a visit from paper has no end.
    if (visit.ended) buttons.append(visitButton("leave", say("stays"), say("stays-label", { home, time }), () => stay(visit.visit)));
    return line;
  }
  buttons.append(
    visitButton("leave", say("leaves"), say("leaves-label", { home, time }), () => leave(visit.visit)),
    visitButton("undo", say("undo"), say("undo-label", { home, time }), (button) => undo(button, visit.visit)),
  );
  return line;
}

function part(name, text, dir) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = text;
  if (dir) element.dir = dir;
  return element;
}

function visitButton(name, text, label, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = name;
  button.textContent = text;
  button.setAttribute("aria-label", label);
  button.dataset.label = label;
  button.addEventListener("click", () => act(button));
  return button;
}

// Changes a visit, and says so, unless the next one is being checked meanwhile.
async function change(method, visit, what, said) {
  const { turn, shown } = desk;
  const stands = () => turn === desk.turn && shown === desk.shown;
  try {
    await ask(method, `/api/v1/visits/${encodeURIComponent(visit)}${what}`);
    desk.mine = true;
    if (stands()) showIdle(said);
    else refresh();
  } catch (error) {
    if (stands()) failed(error, () => showIdle(say("silent-undo")));
  }
}

// A visitor leaves. Whoever leaves without a word is out at midnight.
const leave = (visit) => change("POST", visit, "/end", say("left"));

// Who was noted as gone is still here, or here again.
const stay = (visit) => change("POST", visit, "/reopen", say("stayed"));

// The first click asks, the second one does; whoever goes elsewhere meanwhile was not sure.
async function undo(button, visit) {
  if (button.dataset.sure !== "yes") {
    button.dataset.sure = "yes";
    button.textContent = say("undo-sure");
    button.setAttribute("aria-label", say("undo-sure"));
    const timer = setTimeout(() => unsure(button), UNDO_SURE);
    button.addEventListener("blur", () => {
      clearTimeout(timer);
      // Not at once: what is being clicked instead must not move away from under the pointer.
      setTimeout(() => unsure(button), STILL);
    }, { once: true });
    return;
  }
  await change("DELETE", visit, "", say("undone"));
}

function unsure(button) {
  button.dataset.sure = "no";
  button.textContent = say("undo");
  if (button.dataset.label) button.setAttribute("aria-label", button.dataset.label);
  else button.removeAttribute("aria-label");
}

// The time at the house, wherever this browser thinks it is.
const clock = (date) =>
  date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: desk.zone });

// ---- Keys ------------------------------------------------------------------------------------

const isField = (element) =>
  element instanceof HTMLInputElement && !["checkbox", "file", "button"].includes(element.type);

// A scanner is a keyboard: without a field in focus its keys are gathered until Enter or Tab.
function onKey(event) {
  // Some browsers report a filled-in field as a key without a name.
  if (typeof event.key !== "string") return;
  if (document.body.dataset.screen === "pair") return;
  if (event.key === "Escape") {
    for (const open of document.querySelectorAll("details.options[open]")) open.open = false;
    event.preventDefault();
    escape();
    return;
  }
  if (isField(event.target)) {
    onFieldKey(event);
    return;
  }
  if (desk.scanned !== "") onScanKey(event);
  else if (isLetter(event) && !isControl(event) && !(event.key === " " && isControlElement(event.target))) take(event);
  else if (event.key === "Enter" && document.body.dataset.screen === "verdict" && !isControlElement(event.target)) {
    event.preventDefault();
    showIdle();
  }
}

const isLetter = (event) => event.key.length === 1;
const isControl = (event) => (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState("AltGraph");
const isControlElement = (element) => element.closest("button, input, label, a") !== null;

// In the middle of a scan nothing else is meant: a control character of the code must not close the page.
function onScanKey(event) {
  event.preventDefault();
  if (event.key === "Enter" || event.key === "Tab") {
    const text = desk.scanned;
    forgetScan();
    check(text);
  } else if (isLetter(event) && !isControl(event)) take(event);
}

function take(event) {
  event.preventDefault();
  if (desk.scanned.length <= MAX_TEXT) desk.scanned += event.key;
  clearTimeout(desk.scanTimer);
  desk.scanTimer = setTimeout(() => {
    forgetScan();
    hint();
  }, SCAN_PAUSE);
  hint();
}

function forgetScan() {
  desk.scanned = "";
  clearTimeout(desk.scanTimer);
}

// A scanner that ends with Tab, into a field: the same as Enter.
function onFieldKey(event) {
  // In a field of no form, Enter sends nothing by itself.
  const ends = event.key === "Tab" ? !event.shiftKey : event.key === "Enter" && !event.target.form;
  if (!ends || !looksLikePass(event.target.value.trim())) return;
  event.preventDefault();
  check(event.target.value);
}

function escape() {
  forgetScan();
  if (document.body.dataset.screen === "verdict") showIdle();
  else {
    at("pass").value = "";
    showIdle();
  }
}

function onPaste(event) {
  if (document.body.dataset.screen === "pair" || isField(event.target)) return;
  event.preventDefault();
  check(event.clipboardData.getData("text/plain"));
}

// ---- Start -----------------------------------------------------------------------------------

function offerReasons() {
  at("quick").replaceChildren(
    ...["reason-called", "reason-known", "reason-pays"].map((id) => say(id)).map((example) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = example;
      button.addEventListener("click", () => {
        at("reason").value = example;
        at("reason").focus();
      });
      return button;
    }),
  );
}

function listen() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("paste", onPaste);
  at("pair-form").addEventListener("submit", (event) => {
    event.preventDefault();
    pair(at("code").value);
  });
  at("scan-form").addEventListener("submit", (event) => {
    event.preventDefault();
    check(at("pass").value);
  });
  at("photo").addEventListener("change", () => {
    const [file] = at("photo").files;
    if (file) checkPhoto(file);
    // The same file may be chosen again.
    at("photo").value = "";
  });
  at("decide").addEventListener("submit", letIn);
  at("again").addEventListener("click", () => decide({}));
  at("next").addEventListener("click", () => showIdle());
  at("take-back").addEventListener("click", () => undo(at("take-back"), desk.shown.visit));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) refresh();
  });
  at("visits").addEventListener("pointerleave", refresh);
  window.addEventListener("hashchange", start);
}

function start() {
  const code = codeFromAddress();
  // Browsers that were paired before there were other pages keep their token under its first name.
  const early = localStorage.getItem("covisa.desk.token");
  if (early) {
    localStorage.setItem(TOKEN, early);
    localStorage.removeItem("covisa.desk.token");
  }
  // A pass that another page of this browser wants to be shown.
  const shown = sessionStorage.getItem("covisa.show");
  sessionStorage.removeItem("covisa.show");
  if (code) pair(code);
  else if (shown && localStorage.getItem(TOKEN)) check(shown);
  else if (localStorage.getItem(TOKEN)) showIdle();
  else showPair();
}

offerReasons();
listen();
hears(authorization, refresh);
tools.begin();
state("waiting", say("connecting"));
start();
