// A field whose value is chosen from what is found while somebody types, as the combobox of the ARIA practices: arrows and
// Enter, Escape, or a click. For pages and desk; loaded before their own scripts.
"use strict";

const TYPED = 130;

// find(text) gives the things found, or null if the question failed; label(thing) is its line; take(thing) is told which
// one was chosen; sole: one that is left alone is meant when the field is left; deliberate: none is meant then.
function chooses(field, list, { find, label, take, sole = false, deliberate = false }) {
  let found = [];
  let asked = ""; // what they were found for
  let marked = -1;
  let timer = 0;
  let turn = 0;

  const open = (yes) => {
    list.hidden = !yes;
    field.setAttribute("aria-expanded", String(yes));
    if (!yes) field.removeAttribute("aria-activedescendant");
    marked = -1;
  };
  const chosen = (thing) => {
    take(thing);
    open(false);
  };
  const mark = (index) => {
    marked = (index + found.length) % found.length;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === marked)));
    field.setAttribute("aria-activedescendant", list.children[marked].id);
  };
  const item = (thing, index) => {
    const line = document.createElement("li");
    line.id = `${list.id}-${index}`;
    line.role = "option";
    line.dir = "auto";
    line.textContent = label(thing);
    // Before the field loses the focus.
    line.addEventListener("mousedown", (event) => {
      event.preventDefault();
      chosen(thing);
    });
    return line;
  };
  const look = async () => {
    turn += 1;
    const mine = turn;
    const text = field.value.trim();
    const things = await find(text);
    // An answer that comes late is not shown.
    if (mine !== turn || things === null) return;
    found = things;
    asked = text;
    list.replaceChildren(...found.map(item));
    open(found.length > 0);
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, TYPED);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") mark(marked + 1);
    else if (event.key === "ArrowUp") mark(marked - 1);
    else if (event.key === "Escape") open(false);
    else if (event.key === "Enter") chosen(found[Math.max(marked, 0)]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  field.addEventListener("blur", () => {
    clearTimeout(timer);
    turn += 1;
    if (asked !== field.value.trim()) found = [];
    const meant = sole ? found.length === 1 : found.length > 0;
    if (!list.hidden && meant && marked < 0 && !deliberate) take(found[0]);
    open(false);
  });
}
