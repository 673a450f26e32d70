// A toolbar over each text area of Markdown, and its preview beside it.
import { remember, remembered } from "../remembered.js";
import { apply, make } from "./edit.js";
import { imageButton } from "./images.js";
import { itemise } from "./items.js";
import { MARKS, nextItem } from "./marks.js";
import { takePastes } from "./paste.js";
import { preview } from "./preview.js";
import { showCounts } from "./words.js";

const KEPT = "writing-preview";
const wide = matchMedia("(min-width: 1100px)");
let wish = null;
const isMac = navigator.platform.startsWith("Mac");

// What may stand in a single line.
const INLINE = ["Bold", "Italic", "Link", "Agreement"];

const change = (area, mark) => apply(area, mark.make(area.value, area.selectionStart, area.selectionEnd));

function said(keys) {
  return isMac ? keys.replace("Control", "⌘").replace("Alt", "⌥").replace("Shift", "⇧") : keys.replace("Control", "Ctrl");
}

// One stop of the Tab key; the arrows go from mark to mark.
function rove(bar) {
  const buttons = () => [...bar.querySelectorAll("button")].filter((button) => button.checkVisibility());
  bar.querySelectorAll("button").forEach((button, index) => { button.tabIndex = index ? -1 : 0; });
  bar.addEventListener("keydown", (event) => {
    const all = buttons();
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = all[(to + all.length) % all.length];
    for (const button of all) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
}

function toolbar(area, name) {
  const bar = make("div", { role: "toolbar", class: "tools", "aria-label": `Marks for ${name}`, "aria-controls": area.id });
  for (const mark of MARKS) {
    if (area.dataset.markdown === "lines" && !INLINE.includes(mark.name)) continue;
    const keys = isMac ? mark.keys.replace("Control", "Meta") : mark.keys;
    const button = make("button", { type: "button", title: said(mark.keys), "aria-keyshortcuts": keys, "data-mark": mark.name }, mark.name);
    button.addEventListener("click", () => {
      (area.target?.() ?? area).focus();
      change(area.target?.() ?? area, mark);
    });
    // The selection of the text stays where it is.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    bar.append(button);
  }
  const image = area.dataset.images && imageButton(area);
  if (image) bar.append(image);
  rove(bar);
  return bar;
}

export function listenForKeys(area) {
  area.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      const next = area.dataset.markdown === "lines" ? null : nextItem(area.value, area.selectionStart, area.selectionEnd);
      if (!next) return;
      event.preventDefault();
      apply(area, next);
      return;
    }
    if (!(isMac ? event.metaKey : event.ctrlKey)) return;
    const pressed = ["Control", event.altKey && "Alt", event.shiftKey && "Shift"].filter(Boolean).join("+");
    const mark = MARKS.find(({ keys }) => {
      const key = keys.split("+").at(-1);
      return keys === `${pressed}+${key}` && [`Key${key}`, `Digit${key}`].includes(event.code);
    });
    if (!mark || (area.dataset.markdown === "lines" && !INLINE.includes(mark.name))) return;
    event.preventDefault();
    change(area, mark);
  });
}

function open(area) {
  const name = area.labels[0]?.textContent.replace(/:\s*$/, "") ?? area.name;
  const pane = make("div", { class: "seen prose", id: `${area.id}_seen`, role: "region", tabindex: "0", "aria-label": `Preview of ${name}`, "data-section": area.name });
  const toggle = make("button", { type: "button", class: "toggle", "aria-controls": pane.id }, "Preview");
  const ways = make("div", { class: "ways" }, toggle);
  const top = make("div", { class: "top" }, toolbar(area, name), ways);
  const notice = make("p", { class: "pasted", role: "status" });
  const box = make("div", { class: "writing" });
  area.replaceWith(box);
  box.append(top, make("div", { class: "sides" }, make("div", { class: "mine" }, area), pane), notice, make("p", { class: "counted" }));
  const refresh = preview(area, pane);
  toggle.addEventListener("click", () => {
    wish = pane.hidden ? "shown" : "hidden";
    remember(KEPT, wish);
    document.dispatchEvent(new CustomEvent("writing:preview"));
  });
  const show = () => {
    const kept = remembered(KEPT) ?? wish;
    pane.hidden = kept ? kept === "hidden" : !wide.matches;
    toggle.setAttribute("aria-expanded", String(!pane.hidden));
    box.classList.toggle("alone", pane.hidden);
    refresh();
  };
  document.addEventListener("writing:preview", show);
  area.addEventListener("input", showCounts);
  listenForKeys(area);
  takePastes(area, notice);
  if (area.dataset.items) itemise(area, { name, listenForKeys, takePastes, notice, ways });
  show();
}

for (const area of document.querySelectorAll("textarea[data-markdown]:not([readonly])")) open(area);
showCounts();
