// Words selected in the source become evidence of a value, or a new agreement.
import { selectionIn } from "../source/selection.js";

const text = document.getElementById("source-text") && document.getElementById("source-scroll");
const bar = document.getElementById("selected");
let chosen = null;

function refresh() {
  const found = selectionIn(document.getElementById("source-text"));
  if (!found && bar.contains(document.activeElement)) return;
  chosen = found;
  bar.hidden = !found;
  if (!found) return;
  const short = found.quote.length > 90 ? `${found.quote.slice(0, 88)}…` : found.quote;
  bar.querySelector(".quote").textContent = `“${short}”`;
  const value = document.querySelector(".value.current");
  const give = bar.querySelector("[data-use=give]");
  give.hidden = !value?.querySelector("details[data-act=give]");
  if (!give.hidden) {
    const what = value.querySelector(".what, h2 .unseen").textContent.replace(":", "");
    const says = value.querySelector(".says, h2 bdi").textContent;
    give.querySelector("span").textContent = `${what} ${says}`.replace(/\s+/g, " ").trim();
  }
}

function use(kind) {
  const value = document.querySelector(".value.current");
  const details = kind === "add"
    ? document.querySelector("details[data-act=add]")
    : value?.querySelector("details[data-act=give]");
  const form = details?.querySelector("form");
  if (!form) return;
  details.open = true;
  if (!chosen) {
    form.elements.quote.focus();
    return;
  }
  form.elements.quote.value = chosen.quote;
  form.elements.start.value = chosen.start;
  getSelection().removeAllRanges();
  chosen = null;
  bar.hidden = true;
  form.requestSubmit();
}

if (text) {
  document.addEventListener("selectionchange", refresh);
  document.addEventListener("review:current", refresh);
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-use]");
    if (button) use(button.dataset.use);
  });
}
document.addEventListener("review:use", (event) => use(event.detail));
