// Offers back what was typed and not saved: restore it, look at it, or throw it away.
import { drop } from "./copies.js";
import { fill, labelOf, read } from "./fields.js";

export function say(form, words) {
  form.prepend(make("p", { class: "unsaved", role: "status" }, words));
}

export function offer(form, copies, restored) {
  for (const copy of copies.reverse()) form.prepend(box(form, copy, restored));
}

// What was left behind on any form, with the way to it.
export function listed(place, copies) {
  for (const copy of [...copies].reverse()) {
    const list = make("dl", { hidden: "" }, ...rows(Object.keys(copy.fields).filter((name) => isRead(copy, name)), copy, named));
    const [show, discard] = ["Show", "Discard"].map((word) => make("button", { type: "button" }, word));
    const open = make("a", { href: copy.path, class: "button" }, "Open the form");
    const [title] = (copy.title ?? copy.path).split(" | ");
    const said = make("p", {}, make("b", {}, `You typed this on ${when(copy)} and did not save it: ${title}.`));
    const region = make("section", { class: "unsaved", "aria-label": "Unsaved typing" }, said, make("p", { class: "acts" }, open, show, discard), list);
    toggles(show, list);
    discard.addEventListener("click", () => { drop(copy.key); region.remove(); });
    place.prepend(region);
  }
}

const SILENT = /^based_on$|^typed_by$|_FORMS$|-id$|__prefix__/;
const isRead = (copy, name) => !SILENT.test(name) && copy.fields[name].some((value) => value && (copy.words?.[name]?.[value] || !/^\d+$/.test(value)));
const named = (name) => name.replace(/[-_]+/g, " ");
const when = (copy) => new Date(copy.at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });

function toggles(show, list) {
  show.setAttribute("aria-expanded", "false");
  show.addEventListener("click", () => {
    list.hidden = !list.hidden;
    show.setAttribute("aria-expanded", String(!list.hidden));
  });
}

function rows(names, copy, label) {
  const text = (name) => copy.fields[name].map((value) => copy.words?.[name]?.[value] ?? value).join("\n") || "nothing";
  return names.flatMap((name) => [make("dt", {}, label(name)), make("dd", { dir: "auto" }, text(name))]);
}

function make(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

function box(form, copy, restored) {
  const said = make("p", {}, make("b", {}, `You typed this on ${when(copy)} and did not save it.`));
  if (copy.version && copy.version !== form.elements.based_on?.value) {
    said.append(" Since then this was saved by someone; restored, your text meets theirs when you save.");
  }
  const list = make("dl", { hidden: "" });
  const acts = ["Restore", "Show", "Discard"].map((word) => make("button", { type: "button" }, word));
  const [restore, show, discard] = acts;
  restore.className = "default";
  const region = make("section", { class: "unsaved", "aria-label": "Unsaved typing" }, said, make("p", { class: "acts" }, ...acts), list);
  const close = () => {
    drop(copy.key);
    region.remove();
    form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  };
  restore.addEventListener("click", () => {
    fill(form, copy.fields, copy.words);
    if (restored()) close();
    else region.remove(); // without room for another copy this one stays
  });
  discard.addEventListener("click", close);
  show.addEventListener("click", () => {
    if (!list.children.length) list.append(...differing(form, copy));
  });
  toggles(show, list);
  return region;
}

function differing(form, copy) {
  const now = read(form);
  const names = Object.keys(copy.fields).filter((name) => !SILENT.test(name) && String(copy.fields[name]) !== String(now[name] ?? ""));
  return rows(names, copy, (name) => labelOf(form, name));
}
