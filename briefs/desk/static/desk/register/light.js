// A row of evidence and its passage in the source light each other up.
import { control, form, rowsOf, valueOf } from "./rows.js";

const pane = document.getElementById("source");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

function spanOf(row) {
  const start = Number(valueOf(row, "start"));
  const quote = (control(row, "quote")?.value ?? "").replace(/\r\n?/g, "\n");
  return quote && valueOf(row, "start") ? `${start}-${start + [...quote].length}` : "";
}

function light(row) {
  for (const lit of pane.querySelectorAll(".lit")) lit.classList.remove("lit");
  const span = spanOf(row);
  const marks = span && valueOf(row, "source") === pane.querySelector("[name=_showing]")?.value
    ? [...pane.querySelectorAll(`[data-span="${span}"]`)] : [];
  for (const mark of marks) mark.classList.add("lit");
  if (marks[0]) bring(marks[0]);
}

// Only the pane moves, never the page.
function bring(mark) {
  const scroll = pane.querySelector(".scroll");
  const box = scroll.getBoundingClientRect();
  const place = mark.getBoundingClientRect();
  if (place.top >= box.top + 24 && place.bottom <= box.bottom - 24) return;
  const top = scroll.scrollTop + place.top - box.top - Math.max(24, (box.height - place.height) / 3);
  scroll.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
}

if (pane) {
  form.addEventListener("focusin", ({ target }) => {
    const row = target.closest("#evidence-group tr.form-row");
    if (row) light(row);
  });
  // A passage leads to the first row that rests on it.
  pane.addEventListener("click", ({ target }) => {
    const mark = target.closest("[data-span]");
    if (!mark || !getSelection().isCollapsed) return;
    const key = pane.querySelector("[name=_showing]").value;
    const row = rowsOf("evidence").find((one) => spanOf(one) === mark.dataset.span && valueOf(one, "source") === key);
    if (row) control(row, "quote")?.focus();
  });
}
