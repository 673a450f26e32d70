// Words selected in the text go into the form for a comment on their field.
import { selectionIn } from "../source/selection.js";

const bar = document.getElementById("selected");
const inShort = (words) => (words.length > 90 ? `${words.slice(0, 88)}…` : words);
let chosen = null;

function found() {
  const node = getSelection().anchorNode;
  const text = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-text]");
  const words = text && selectionIn(text);
  return words && { ...words, field: text.dataset.text };
}

function refresh() {
  const now = found();
  if (!now && bar.contains(document.activeElement)) return;
  chosen = now;
  bar.hidden = !now;
  if (now) bar.querySelector(".quote").textContent = `“${inShort(now.quote)}”`;
}

function use() {
  if (!chosen) return;
  const details = document.querySelector(`[data-add="${chosen.field}"]`);
  const form = details.querySelector("form");
  details.open = true;
  form.elements.passage.value = chosen.quote;
  form.elements.start.value = chosen.start;
  getSelection().removeAllRanges();
  chosen = null;
  bar.hidden = true;
  form.elements.body.focus();
}

document.addEventListener("selectionchange", refresh);
bar.addEventListener("mousedown", (event) => event.preventDefault());
bar.querySelector("button").addEventListener("click", use);
// What is typed over has no place known any more; the server looks for it.
document.addEventListener("input", (event) => {
  if (event.target.name === "passage") event.target.form.elements.start.value = "";
});
