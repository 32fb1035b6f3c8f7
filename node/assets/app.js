// The operator's pages. The node lays out what they show; this fetches it with the token, puts it in its place, and
// sends what people type. It knows no page: what a form does stands in its attributes.
//
//   data-do="POST /api/v1/members"   what the form (or button) sends: its fields as one JSON object
//   data-kind="flag|number|list|lines|said|entry"  how a field is read; without it, as text, and an empty one is left out; said:
//                                    not so; entry: under its data-key in an object of the field's name
//   data-again                       a field whose change sends its form again
//   data-sure="..."                  the question that the first click asks
//   data-then="reload|around|/path/{name}"  what comes next: the page anew, or all of it around the answer; {name} is a field
//                                    of the answer
//   data-body="{...}"                what a button sends in place of its form's fields; with data-with, beside them
//   data-into="#place"               where an answer that is HTML goes
//   data-live="/fragments/..."       a form whose every change is sent there, to be shown in data-preview, or data-into
//   data-clears="#place"             what a change of the form takes away: a preview that holds no more
//   data-empties="name"              the field whose value holds no more when this one is changed
//   data-kept                        a form in which what was typed stays in this tab until it is sent
//   data-keep="card"                 a pass in the answer is kept on this phone
//   data-brought                     a field that an invitation goes into which the address brought
//   data-region                      a place that ends with the two letters of a country, to be said in words
//   data-fetch="/fragments/..."      a place that fetches itself, again after data-every seconds
//   data-save="file"                 a button that saves the answer as a file of this name
"use strict";

// A member's phone has a token of its own, so that one browser can be both.
const mine = document.body.dataset.page === "passport";
const TOKEN = mine ? "covisa.passport.token" : "covisa.token";
const ROLE = mine ? "covisa.passport.role" : "covisa.role";
// An invitation to this space and when it came, until it is accepted; an hour at most, milliseconds.
const INVITATION = "covisa.invitation";
const BROUGHT = 3_600_000;
const PATIENCE = 15_000;
const SURE = 20_000;
// How long a button keeps its words while another one is being clicked, milliseconds.
const STILL = 400;
const TYPING = 250;
// How soon a page that has nothing yet asks again, milliseconds.
const AGAIN = 3_000;

const SAID = JSON.parse(document.getElementById("said").textContent);
const at = (id) => document.getElementById(id);

// ---- Asking the node -------------------------------------------------------------------------

class Silent extends Error {}
class Unpaired extends Error {}
class Refused extends Error {}

// What the node sends: { kind, text }. Throws Silent, Unpaired or Refused.
async function ask(method, path, body, kind = "application/json") {
  const token = localStorage.getItem(TOKEN);
  const headers = { "Accept-Language": document.documentElement.lang };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers["Content-Type"] = kind;
  const signal = AbortSignal.timeout(PATIENCE);
  let response;
  let blob;
  try {
    response = await fetch(path, { method, headers, body, signal, cache: "no-store", credentials: "omit" });
    blob = await response.blob();
  } catch {
    silent(true);
    throw new Silent(at("silent").textContent);
  }
  silent(false);
  if (response.status === 401) throw new Unpaired();
  if (response.status >= 400) throw new Refused(problem(parsed(await blob.text())));
  return { kind: response.headers.get("content-type") || "", blob, text: () => blob.text() };
}

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

function problem(told) {
  if (!told || typeof told.title !== "string") return SAID["said-strange"];
  return [told.title, told.page].filter(Boolean).join(" ");
}

function silent(yes) {
  at("silent").hidden = !yes;
  const there = document.body.dataset.state === "ready";
  at("silent").textContent = yes ? SAID[there ? "said-silent" : "said-silent-first"] : "";
}

// ---- What the page shows ---------------------------------------------------------------------

const source = () => `/fragments${location.pathname}${location.search}`;

// Fetches the page's own fragment. Where somebody is, how far down, and what they typed stays. By itself: since something was
// written, and nobody asked for it.
async function load({ byItself = false } = {}) {
  const spot = whereabouts();
  alive();
  try {
    const asked = source();
    const known = at("page").dataset.source === asked;
    const answer = await ask("GET", asked);
    put(at("page"), await answer.text());
    at("page").dataset.source = asked;
    at("page").removeAttribute("aria-busy");
    document.body.dataset.state = "ready";
    at("login").hidden = true;
    if (spot) document.querySelector(spot)?.focus({ preventScroll: true });
    else if (!known || !byItself) arrive();
    if (!byItself) waiting();
  } catch (error) {
    if (byItself && !(error instanceof Unpaired)) return;
    // The band above says that the node is silent. What is there stays there; where nothing is, it is asked again.
    if (error instanceof Silent) {
      if (document.body.dataset.state === "ready") return;
      put(at("page"), "");
      setTimeout(() => load(), AGAIN);
      return;
    }
    failed(error, (text) => put(at("page"), "", text));
  }
}

// How the element with the focus is found in a page that was drawn anew; nothing if it is not of the page.
function whereabouts() {
  const element = document.activeElement;
  if (!element || !at("page").contains(element)) return "";
  if (element.id) return `#${CSS.escape(element.id)}`;
  const named = ["data-do", "name", "href"].find((name) => element.hasAttribute(name));
  return named ? `#page [${named}="${CSS.escape(element.getAttribute(named))}"]` : "#main";
}

function put(place, html, notice) {
  const template = document.createElement("template");
  template.innerHTML = html;
  place.replaceChildren(template.content);
  if (notice) place.append(told(notice));
  ready(place);
}

function told(text) {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.role = "alert";
  notice.textContent = text;
  return notice;
}

// What has just come into the page begins to work.
function ready(place) {
  const house = place.querySelector("[data-house]")?.dataset.house;
  if (house) localStorage.setItem("covisa.house", house);
  name();
  for (const element of place.querySelectorAll("[data-fetch]")) refresh(element);
  for (const form of place.querySelectorAll("form[data-kept]")) typeAgain(form);
  for (const field of place.querySelectorAll("[data-brought]")) {
    field.value ||= brought();
    if (field.value) field.closest("details")?.setAttribute("open", "");
  }
  for (const field of place.querySelectorAll("[data-cities]")) cities(field);
  for (const element of place.querySelectorAll("[data-region]")) element.textContent = inWords(element.textContent);
  for (const field of place.querySelectorAll("[data-empties]")) {
    field.addEventListener("input", () => { field.form.elements[field.dataset.empties].value = ""; });
  }
  for (const element of place.querySelectorAll("[data-only]")) {
    element.hidden = element.dataset.only !== localStorage.getItem(ROLE);
  }
  for (const form of place.querySelectorAll("form[data-live]")) if (!form.closest("[hidden]")) live(form);
}

// `Seattle, US` with the country as the reader calls it.
function inWords(region) {
  const [, city, code] = region.match(/^(.*?)([A-Z]{2})$/) || [];
  if (!code) return region;
  const names = new Intl.DisplayNames([document.documentElement.lang], { type: "region" });
  return `${city}${names.of(code)}`;
}

function name() {
  at("house").textContent = localStorage.getItem("covisa.house") || "covisa";
}

// The part of the page that the address names.
function arrive() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (!target) return;
  target.scrollIntoView();
  target.focus?.({ preventScroll: true });
}

async function refresh(element) {
  const every = Number(element.dataset.every || 0) * 1000;
  try {
    const answer = await ask("GET", element.dataset.fetch);
    const html = await answer.text();
    // A place that did not change is left alone: a click may be on its way to it.
    if (element.isConnected && element.drawn !== html) {
      // What a reader has unfolded stays so.
      const unfolded = [...element.querySelectorAll("details[open][id]")].map((one) => one.id);
      element.drawn = html;
      const focused = element.contains(document.activeElement) && whereabouts();
      put(element, html);
      if (focused) document.querySelector(focused)?.focus();
      for (const id of unfolded) document.getElementById(id)?.setAttribute("open", "");
    }
  } catch (error) {
    if (error instanceof Unpaired) failed(error);
  }
  if (every && element.isConnected) setTimeout(() => refresh(element), every);
}

// Something was written here, by this tab or by anybody. The first page shows it, and a question from another space stands
// beside its name on every page.
async function changed() {
  if (location.pathname === "/" && !at("page").querySelector("[data-busy], [data-asked]")) await load({ byItself: true });
  await waiting();
}

const WAITED = "covisa.waited";

async function waiting() {
  const place = at("waiting");
  if (!place || localStorage.getItem(ROLE) === "desk") return;
  let questions;
  try {
    questions = parsed(await (await ask("GET", "/api/v1/requests")).text())?.items || [];
  } catch {
    return;
  }
  const open = questions.filter((one) => one.direction === "to answer" && one.state === "open").length;
  // Whoever goes from page to page hears of a question once.
  const before = Number(sessionStorage.getItem(WAITED) || 0);
  sessionStorage.setItem(WAITED, String(open));
  place.textContent = open ? String(open) : "";
  place.hidden = open === 0;
  document.title = document.title.replace(/^\(\d+\) /, "");
  if (open) document.title = `(${open}) ${document.title}`;
  if (open > before && localStorage.getItem("covisa.sounds") === "yes") rings();
}

// ---- What was typed and not sent yet ---------------------------------------------------------

// In a form with data-kept, until it is sent: in this tab alone, over another language, a reload, the way back.
const TYPED_HERE = "covisa.kept";
const drafts = () => parsed(sessionStorage.getItem(TYPED_HERE) || "{}") || {};
const draftOf = (form) => `${source()} ${form.dataset.do}`;
const ticked = (field) => field.type === "checkbox" || field.type === "radio";

function keepTyped(form, field) {
  const all = drafts();
  const typed = { ...all[draftOf(form)], [[...form.elements].indexOf(field)]: ticked(field) ? field.checked : field.value };
  sessionStorage.setItem(TYPED_HERE, JSON.stringify({ ...all, [draftOf(form)]: typed }));
}

function typeAgain(form) {
  for (const [index, value] of Object.entries(drafts()[draftOf(form)] || {})) {
    const field = form.elements[index];
    if (!field) continue;
    if (ticked(field)) field.checked = value;
    else field.value = value;
  }
}

function forgetTyped(form) {
  const { [draftOf(form)]: _, ...others } = drafts();
  sessionStorage.setItem(TYPED_HERE, JSON.stringify(others));
}

// ---- What people do --------------------------------------------------------------------------

const READ = {
  flag: (field) => field.checked,
  number: (field) => (field.value === "" ? null : Number(field.value)),
  lines: (field) => field.value.split("\n").map((line) => line.trim()).filter(Boolean),
  text: (field) => (field.value.trim() === "" ? null : field.value.trim()),
  said: (field) => field.value.trim(),
};

// The fields of a form as one object. Boxes of the kind "list" that are ticked make a list of their values.
function fields(form) {
  const object = {};
  for (const field of form.elements) {
    if (!field.name || field.disabled || field.type === "file") continue;
    if (field.dataset.kind === "list") {
      object[field.name] ??= [];
      if (field.checked) object[field.name].push(field.value);
    } else if (field.dataset.kind === "entry") {
      // Two columns may have one header: what is said of either is said, and nothing unsays it. A header is a stranger's text,
      // and `__proto__` is one too.
      const said = object[field.name] || {};
      const before = Object.hasOwn(said, field.dataset.key) && said[field.dataset.key];
      object[field.name] = { ...said, [field.dataset.key]: before || field.value };
    } else if (field.type === "radio") {
      if (field.checked) object[field.name] = field.value;
    } else {
      object[field.name] = READ[field.dataset.kind || "text"](field);
    }
  }
  return object;
}

const base64 = async (file) => {
  const url = await new Promise((done, fail) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result));
    reader.addEventListener("error", () => fail(new Refused(SAID["said-strange"])));
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(",") + 1);
};

// The fields, and of each file its bytes in base64.
async function body(form) {
  const object = fields(form);
  for (const field of form.querySelectorAll("input[type=file]")) {
    if (field.files[0]) object[field.name] = await base64(field.files[0]);
  }
  return object;
}

async function act(element) {
  if (element.dataset.busy) return;
  if (!sure(element)) return;
  const form = element instanceof HTMLFormElement ? element : element.form;
  const [method, path] = element.dataset.do.split(" ");
  element.dataset.busy = "yes";
  notice(element, "");
  try {
    const own = element.dataset.body && JSON.parse(element.dataset.body);
    const typed = form && (!own || element.dataset.with !== undefined) ? await body(form) : {};
    const given = { ...typed, ...own };
    const text = method === "GET" || (method === "DELETE" && !form) ? undefined : JSON.stringify(given);
    const answer = await ask(method, path, text);
    if (form?.dataset.kept !== undefined) forgetTyped(form);
    if (form?.querySelector("[data-brought]")) localStorage.removeItem(INVITATION);
    // Something was changed meanwhile: what comes is no answer to that.
    if (element.dataset.owed === undefined) await follow(element, answer);
  } catch (error) {
    failed(error, (text) => notice(element, text));
  } finally {
    delete element.dataset.busy;
    if (element.dataset.owed !== undefined) {
      delete element.dataset.owed;
      element.requestSubmit();
    }
  }
}

// A form is sent again; while it is being sent, once that is over.
function again(form) {
  if (form.dataset.busy) form.dataset.owed = "yes";
  else form.requestSubmit();
}

// The first click asks, the second one does; whoever goes elsewhere meanwhile was not sure.
function sure(element) {
  const button = element instanceof HTMLFormElement ? element.querySelector("button:not([type=button])") : element;
  if (!element.dataset.sure || button.dataset.asked) return true;
  const before = button.textContent;
  button.dataset.asked = "yes";
  button.textContent = element.dataset.sure;
  const unsure = () => {
    delete button.dataset.asked;
    button.textContent = before;
  };
  const timer = setTimeout(unsure, SURE);
  button.addEventListener("blur", () => {
    clearTimeout(timer);
    // Not at once: what is being clicked instead must not move away from under the pointer.
    setTimeout(unsure, STILL);
  }, { once: true });
  return false;
}

async function follow(element, answer) {
  const { then, into, save, found, keep: kind } = element.dataset;
  if (kind) {
    passport.keep(kind, await answer.text());
    return;
  }
  if (found !== undefined) await founded(parsed(await answer.text()).code, found || "/welcome");
  if (save) keep(answer.blob, save);
  if (into) {
    // Whoever was at a field of what is replaced stays there.
    const { name, dataset } = document.activeElement || {};
    const shown = await answer.text();
    if (then === "around") await load();
    // A pass is shown once: where its place is gone, it stands alone.
    put(document.querySelector(into) ?? at("page"), shown);
    if (dataset?.again !== undefined) {
      const same = (field) => field.name === name && field.dataset.key === dataset.key;
      [...document.querySelector(into).querySelectorAll("[data-again]")].find(same)?.focus();
    }
    document.querySelector(into)?.scrollIntoView({ block: "nearest" });
  }
  if (!then || then === "around") return;
  if (then === "reload") {
    say(element.dataset.told || SAID["said-saved"]);
    await load();
    return;
  }
  const fields = answer.kind.startsWith("application/json") ? parsed(await answer.text()) : {};
  location.assign(then.replace(/\{(\w+)\}/g, (_, field) => encodeURIComponent(fields?.[field] ?? "")));
}

function keep(blob, file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function notice(element, text) {
  const form = element instanceof HTMLFormElement ? element : element.form || element.parentElement;
  form.querySelector(":scope > .notice")?.remove();
  if (text) form.append(told(text));
}

function say(text) {
  at("told").textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => {
    at("told").textContent = "";
  }, 4_000);
}

// A form whose preview follows what is typed. An answer that comes late is not shown.
function live(form) {
  let turn = 0;
  let timer = 0;
  const place = () => document.querySelector(form.dataset.preview || form.dataset.into);
  const send = async () => {
    // The browser says in its own words what cannot be, once it is to be sent.
    if ([...form.elements].some((field) => field.validity?.patternMismatch)) return;
    turn += 1;
    const last = turn;
    try {
      const answer = await ask("POST", form.dataset.live, JSON.stringify(await body(form)));
      if (last === turn) put(place(), await answer.text());
    } catch (error) {
      if (last === turn) failed(error, (text) => put(place(), "", text));
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(send, TYPING);
  });
  send();
}

function failed(error, tell = say) {
  if (error instanceof Unpaired) login(localStorage.getItem(TOKEN) ? SAID["said-revoked"] : "");
  else if (error instanceof Silent || error instanceof Refused) tell(error.message);
  else throw error;
}

// ---- The first run ---------------------------------------------------------------------------

// The node takes over this address: as soon as it answers, its pages go on.
async function founded(code, path) {
  say(SAID["said-founding"]);
  for (let tries = 0; tries < 100; tries += 1) {
    await new Promise((done) => setTimeout(done, 200));
    const ready = await fetch("/readyz", { cache: "no-store" }).catch(() => null);
    if (ready?.status === 500) throw new Refused(problem(parsed(await ready.text())));
    if (ready?.ok) {
      localStorage.removeItem(TOKEN);
      location.assign(`${path}#${code}`);
      return;
    }
  }
  throw new Refused(SAID["said-not-founded"]);
}

const sentence = (id, given) => SAID[id].replace(/\{(\w+)\}/g, (_, name) => given[name]);

// A city that is typed: the places of that name are offered, the largest first, and the one that is chosen fills in what
// follows from it. Whoever types the whole name means the largest.
function cities(field) {
  const form = field.form;
  field.addEventListener("input", () => {
    // What followed from another city holds no more.
    for (const name of ["region", "country", "zone", "lat", "lon"]) form.elements[name].value = "";
    at("city-found").textContent = "";
  });
  const label = (city) => sentence("start-city-found", { city: city.name, ...city });
  chooses(field, at("city-list"), {
    label,
    async find(text) {
      try {
        const answer = await ask("GET", `${field.dataset.cities}?q=${encodeURIComponent(text)}`);
        return parsed(await answer.text()).items;
      } catch (error) {
        failed(error);
        return null;
      }
    },
    take(city) {
      field.value = city.name;
      for (const name of ["country", "zone", "lat", "lon"]) form.elements[name].value = city[name];
      at("city-found").textContent = label(city);
    },
  });
}

// ---- Who is here -----------------------------------------------------------------------------

function login(why) {
  if (mine && localStorage.getItem(TOKEN)) passport.forget();
  localStorage.removeItem(TOKEN);
  localStorage.removeItem(ROLE);
  document.body.dataset.state = "login";
  at("page").replaceChildren();
  sessionStorage.removeItem(TYPED_HERE);
  at("login").hidden = false;
  at("login-why").hidden = !why;
  at("login-why").textContent = why;
  at("login-code").focus();
}

// The code of the address leaves the address first of all. A part of a page is no code.
function codeFromAddress() {
  const code = decodeURIComponent(location.hash.slice(1));
  if (!/^[0-9A-Z]{6,}$/.test(code)) return "";
  history.replaceState(null, "", location.pathname + location.search);
  return code;
}

// So does an invitation, whose secret must not stay in the list of pages that were visited.
function invitationFromAddress() {
  const [invitation] = location.hash.match(/CVI\d+\.[\w-]+/) || [];
  if (!invitation) return false;
  localStorage.setItem(INVITATION, `${Date.now()} ${invitation}`);
  history.replaceState(null, "", location.pathname + location.search);
  return true;
}

function brought() {
  const [at, invitation] = (localStorage.getItem(INVITATION) || "").split(" ");
  if (invitation && Date.now() - Number(at) < BROUGHT) return invitation;
  localStorage.removeItem(INVITATION);
  return "";
}

const tidy = (text) => text.slice(text.lastIndexOf("#") + 1).replace(/[\s-]/g, "").toUpperCase();

async function pair(code) {
  try {
    const answer = await ask("POST", "/desk/pair", JSON.stringify({ code: tidy(code) }));
    const given = parsed(await answer.text());
    const phone = given.role === "member";
    localStorage.setItem(phone ? "covisa.passport.token" : "covisa.token", given.token);
    localStorage.setItem(phone ? "covisa.passport.role" : "covisa.role", given.role);
    if (given.role === "desk") location.replace("/desk");
    else if (phone !== mine) location.replace(phone ? "/passport" : "/");
    else await load();
  } catch (error) {
    // A code that does not count takes nothing away from a browser that was let in before.
    if (!localStorage.getItem(TOKEN)) login(error.message);
    else {
      await load();
      say(error.message);
    }
  }
}

// ---- Start -----------------------------------------------------------------------------------

function onSubmit(event) {
  const form = event.target;
  if (form.id === "login-form") {
    event.preventDefault();
    pair(at("login-code").value);
  } else if (form.dataset.do) {
    event.preventDefault();
    act(form);
  } else if (form.method === "get") {
    // A search: its fields become the address, the empty ones left out.
    event.preventDefault();
    const given = [...new FormData(form)].filter(([, value]) => value !== "");
    const query = new URLSearchParams(given).toString();
    history.pushState(null, "", query ? `${location.pathname}?${query}` : location.pathname);
    load();
  }
}

function onClick(event) {
  const button = event.target.closest("button[data-do], button[data-act]");
  if (!button) return;
  if (button.dataset.do) {
    event.preventDefault();
    act(button);
  } else if (button.dataset.act === "show") {
    sessionStorage.setItem("covisa.show", button.dataset.text);
    location.assign("/desk");
  } else if (button.dataset.act === "week") openOn(button.form, button.dataset.days.split(" "));
  else if (button.dataset.act === "print") printed(button.dataset.what);
  else if (button.dataset.act === "png") asPng(button.closest("li").querySelector("img"), button.dataset.file);
  else if (button.dataset.act === "copy") {
    navigator.clipboard.writeText(button.dataset.text).then(() => say(SAID["said-copied"]));
  }
}

// A house is open on these days, from and to when it is on the first that was ticked.
function openOn(form, days) {
  const all = [...form.querySelectorAll("[name$='-open']")].map((box) => box.name.slice(0, 2));
  const first = all.find((day) => form.elements[`${day}-open`].checked) ?? all[0];
  for (const day of all) {
    form.elements[`${day}-open`].checked = days.includes(day);
    for (const end of ["from", "to"]) form.elements[`${day}-${end}`].value = form.elements[`${first}-${end}`].value;
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

// Prints the page, or one thing of it.
// A drawing as pixels, four to each of its own: as large as a web site or a printer wants it.
const FINE = 4;

function asPng(drawing, file) {
  const canvas = document.createElement("canvas");
  canvas.width = drawing.width * FINE;
  canvas.height = drawing.height * FINE;
  canvas.getContext("2d").drawImage(drawing, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => keep(blob, file), "image/png");
}

function printed(what) {
  const thing = what && at(what);
  if (thing) {
    document.body.dataset.print = "";
    thing.classList.add("printing");
  }
  window.print();
  delete document.body.dataset.print;
  thing?.classList.remove("printing");
}

// What was looked at is not what would be done once the form says something else.
function onInput(event) {
  const { act: acts, of } = event.target.dataset;
  if (acts === "all") {
    for (const one of document.querySelectorAll(`input[name="${of}"]:not(:disabled)`)) one.checked = event.target.checked;
  }
  const { clears, kept: typed } = event.target.form?.dataset || {};
  if (typed !== undefined) keepTyped(event.target.form, event.target);
  if (clears && !event.target.closest(clears)) put(document.querySelector(clears), "");
  if (event.target.dataset.again !== undefined) again(event.target.form);
}

// "/" goes to the search, as in many programs.
function onKey(event) {
  const typing = event.target.closest("input, textarea, select");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const search = document.querySelector("input[type=search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
}

function choose(tag) {
  document.cookie = `covisa-language=${tag}; path=/; max-age=31536000; samesite=strict`;
  location.reload();
}

function start() {
  name();
  document.addEventListener("submit", onSubmit);
  document.addEventListener("click", onClick);
  document.addEventListener("input", onInput);
  document.addEventListener("keydown", onKey);
  at("tongue").addEventListener("change", (event) => choose(event.target.value));
  // Another part of the same page is no other page.
  window.addEventListener("popstate", () => {
    if (at("page").dataset.source !== source()) load();
  });
  // An address with a code, opened in a window that is here already.
  window.addEventListener("hashchange", () => {
    if (invitationFromAddress()) return load();
    const code = codeFromAddress();
    return code && pair(code);
  });
  invitationFromAddress();
  const code = codeFromAddress();
  if (code) pair(code);
  else if (!localStorage.getItem(TOKEN)) login("");
  else if (localStorage.getItem(ROLE) === "desk") location.replace("/desk");
  else load();
}

// A member's own phone shows what it made itself. It is begun once.
function alive() {
  if (mine || alive.begun || !localStorage.getItem(TOKEN)) return;
  alive.begun = true;
  hears(() => {
    const token = localStorage.getItem(TOKEN);
    return token ? { Authorization: `Bearer ${token}` } : {};
  }, changed);
}

start();
