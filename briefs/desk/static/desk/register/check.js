// Both checks as somebody types: asked of the server, which looks again when it saves.
import { control, form, isGone, put, rowsOf, valueOf } from "./rows.js";

const WAIT = 400; // milliseconds without a key
const pane = document.getElementById("source");
const waiting = new Map();
const asked = new Map();

async function ask(address, fields, key) {
  asked.get(key)?.abort();
  const stop = new AbortController();
  asked.set(key, stop);
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  try {
    const answer = await fetch(address, { method: "POST", body, signal: stop.signal });
    if (answer.redirected || ![200, 400].includes(answer.status)) throw new Error("not checked");
    return await answer.json();
  } catch (error) {
    if (error.name === "AbortError") return null;
    return { checks: [{ mark: "not checked", holds: false, said: "The server did not answer; it checks when you save." }] };
  }
}

function element(name, attributes, ...inside) {
  const made = document.createElement(name);
  Object.assign(made, attributes);
  made.append(...inside);
  return made;
}

function show(place, checks, more = []) {
  const lines = checks.map(({ mark, holds, said }) => element(
    "span", { className: "check" },
    element("span", { className: `outlined ${holds ? "holds" : "fails"}` }, mark), ` ${said}`,
  ));
  const fresh = element("span", {}, ...lines, ...more);
  if (fresh.innerHTML !== place.innerHTML) place.replaceChildren(...fresh.childNodes);
}

// Words that stand there several times: each place is one click.
function placesOf(row, places) {
  return places.map(({ start, around }) => {
    const button = element("button", { type: "button", className: "place", ariaLabel: `At character ${start}: ${around}` }, around);
    button.addEventListener("click", () => {
      put(control(row, "start"), String(start));
      control(row, "quote").focus();
    });
    return button;
  });
}

export async function checkRow(row) {
  const place = row.querySelector(".checks");
  if (!place || isGone(row)) return;
  const fields = Object.fromEntries(["source", "aspect", "value", "quote", "start", "basis"].map((name) => [name, control(row, name)?.value ?? ""]));
  if (!fields.source || !fields.quote.trim()) {
    show(place, []);
    return;
  }
  const answer = await ask(pane.dataset.checkPassage, fields, row);
  if (!answer) return;
  const isOpen = answer.checks.some((check) => check.mark === "which place?");
  show(place, answer.checks, isOpen ? placesOf(row, answer.places) : []);
}

function placeBeside(field) {
  let place = field.parentElement.querySelector(":scope > .checks");
  if (!place) {
    place = element("span", { className: "checks" });
    place.setAttribute("aria-live", "polite");
    field.after(place);
  }
  return place;
}

async function checkText(field) {
  const sources = new Set(rowsOf("evidence").map((row) => valueOf(row, "source")).filter(Boolean));
  const answer = await ask(pane.dataset.checkText, { text: field.value, sources: [...sources].join(" ") }, field);
  if (answer) show(placeBeside(field), answer.checks);
}

const isOurs = (field) => ["title", "correction_note"].includes(field.name) || /^events-\d+-note$/.test(field.name);

function soon(key, act) {
  clearTimeout(waiting.get(key));
  waiting.set(key, setTimeout(act, WAIT));
}

function look({ target }) {
  const row = target.closest?.("#evidence-group tr.form-row:not(.empty-form)");
  if (row) soon(row, () => checkRow(row));
  else if (target.name && isOurs(target)) soon(target, () => checkText(target));
}

if (pane?.dataset.checkPassage) {
  form.addEventListener("input", look);
  form.addEventListener("change", look);
  // A choice by search tells only jQuery.
  window.django?.jQuery?.(form).on("change", "select", look);
}
