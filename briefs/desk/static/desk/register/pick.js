// Words selected in a source become a row of evidence: quote, start and source filled in.
import { selectionIn } from "../source/selection.js";
import { addRow, control, form, put, valuesOf } from "./rows.js";
import { checkRow } from "./check.js";
import { go } from "./sentences.js";

const pane = document.getElementById("source");
const ANOTHER = [["count", "number"], ["kind", "kind"], ["parties", "party"], ["areas", "area"], ["status", "status"], ["date", "date"], ["place", "place"], ["legal_character", "legal character"]];
const bar = document.createElement("div");
let chosen = null;

bar.className = "selected";
bar.hidden = true;
bar.setAttribute("role", "group");
bar.setAttribute("aria-label", "The words selected");
bar.innerHTML = '<p class="quote"></p><label for="picked-for">are evidence of</label><select id="picked-for"></select><button type="button" class="default">Add as evidence</button>';
const select = bar.querySelector("select");

function options() {
  const before = select.value;
  const own = valuesOf().map(([aspect, value, words]) => new Option(words, JSON.stringify([aspect, value])));
  const other = ANOTHER.map(([aspect, words]) => new Option(`another ${words} …`, JSON.stringify([aspect, ""])));
  const group = (label, inside) => {
    const made = Object.assign(document.createElement("optgroup"), { label });
    made.append(...inside);
    return made;
  };
  select.replaceChildren(group("a value of this entry", own), group("what only the source says", other));
  if ([...select.options].some((option) => option.value === before)) select.value = before;
}

function refresh() {
  const found = selectionIn(document.getElementById("source-text"));
  if (!found && bar.contains(document.activeElement)) return;
  chosen = found;
  if (bar.hidden && found) options();
  bar.hidden = !found;
  if (!found) return;
  const short = [...found.quote];
  bar.querySelector(".quote").textContent = `“${short.length > 120 ? `${short.slice(0, 118).join("")}…` : found.quote}”`;
}

function add() {
  const source = pane.querySelector("[name=_showing]");
  if (!chosen || !source) return;
  const [aspect, value] = JSON.parse(select.value);
  const row = addRow("evidence");
  if (!row) return;
  put(control(row, "source"), source.value, source.dataset.source);
  put(control(row, "aspect"), aspect);
  put(control(row, "value"), value);
  put(control(row, "quote"), chosen.quote);
  put(control(row, "start"), String(chosen.start));
  chosen = null;
  bar.hidden = true;
  getSelection().removeAllRanges();
  const next = value || aspect === "existence" ? "quote" : "value";
  row.scrollIntoView({ block: "center" });
  control(row, next).focus({ preventScroll: true });
  checkRow(row);
}

function keys(event) {
  const region = document.getElementById("source-scroll");
  if (document.activeElement !== region || event.ctrlKey || event.metaKey || event.altKey) return;
  const body = document.getElementById("source-text");
  const act = {
    j: () => go(body, 1),
    k: () => go(body, -1),
    Enter: () => { if (chosen) select.focus(); },
    ArrowRight: event.shiftKey && (() => getSelection().modify("extend", "forward", "word")),
    ArrowLeft: event.shiftKey && (() => getSelection().modify("extend", "backward", "word")),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function settle() {
  pane.querySelector("#source-scroll")?.after(bar);
  bar.hidden = true;
}

if (pane?.dataset.checkPassage) {
  document.addEventListener("selectionchange", refresh);
  document.addEventListener("source:opened", settle);
  form.addEventListener("keydown", keys);
  bar.querySelector("button").addEventListener("mousedown", (event) => event.preventDefault());
  bar.querySelector("button").addEventListener("click", add);
  settle();
}
