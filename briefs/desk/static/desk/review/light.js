// A value and its sentence light each other up.
const root = document.getElementById("review");
const pane = document.getElementById("source-scroll");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let waiting = 0;

const marksOf = (value) => (value.dataset.spans ?? "").split(" ").filter(Boolean)
  .flatMap((span) => [...root.querySelectorAll(`[data-span="${span}"]`)]);
const valuesOf = (mark) => {
  const spans = [];
  for (let at = mark; at; at = at.parentElement.closest("[data-span]")) spans.push(at.dataset.span);
  return [...root.querySelectorAll(".value")]
    .filter((value) => (value.dataset.spans ?? "").split(" ").some((span) => spans.includes(span)));
};

function dark() {
  for (const lit of root.querySelectorAll(".lit")) lit.classList.remove("lit");
}

function light(value, { scroll = true } = {}) {
  dark();
  const marks = marksOf(value);
  for (const mark of marks) mark.classList.add("lit");
  // What lacks its sentence is looked for where its agreement is spoken of.
  const near = marks[0] ?? marksOf(value.closest(".card").querySelector(".head") ?? value)[0];
  if (scroll && near) bring(near);
}

// Only the pane moves, never the page.
function bring(mark) {
  const box = pane.getBoundingClientRect();
  const place = mark.getBoundingClientRect();
  if (place.top >= box.top + 24 && place.bottom <= box.bottom - 24) return;
  const top = pane.scrollTop + place.top - box.top - Math.max(24, (box.height - place.height) / 3);
  pane.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
}

function choose(value) {
  root.querySelector(".value.current")?.classList.remove("current");
  value.classList.add("current");
  document.dispatchEvent(new CustomEvent("review:current"));
  light(value);
}

root.addEventListener("focusin", (event) => {
  const value = event.target.closest(".value");
  const pointer = event.target.closest(".pointer");
  if (value) choose(value);
  else if (pointer) document.querySelector(pointer.hash)?.classList.add("lit");
});
root.addEventListener("focusout", (event) => {
  const pointer = event.target.closest(".pointer");
  if (pointer) document.querySelector(pointer.hash)?.classList.remove("lit");
});
root.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  clearTimeout(waiting);
  const value = event.target.closest(".value");
  const mark = event.target.closest("[data-span]");
  if (value) waiting = setTimeout(light, 60, value);
  else if (mark) {
    dark();
    for (let at = mark; at; at = at.parentElement.closest("[data-span]")) at.classList.add("lit");
    for (const one of valuesOf(mark)) one.classList.add("lit");
  } else {
    const current = root.querySelector(".value.current");
    if (current) light(current, { scroll: false });
    else dark();
  }
});
root.addEventListener("click", (event) => {
  const says = event.target.closest(".stop a[href^='#p-']");
  const mark = event.target.closest("[data-span]");
  if (says) {
    event.preventDefault();
    choose(says.closest(".value"));
  } else if (mark && !event.target.closest("a") && getSelection().isCollapsed) {
    const values = valuesOf(mark);
    const at = values.findIndex((value) => value.matches(".current"));
    const next = values[at + 1] ?? values[0];
    next?.querySelector(".stop").focus();
  } else {
    const value = event.target.closest(".value");
    if (value && !event.target.closest("a, button, summary, form")) value.querySelector(".stop").focus();
  }
});
