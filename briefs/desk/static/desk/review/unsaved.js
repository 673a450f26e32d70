// What stands half written in the small forms is kept as the form of a record is.
import { drop } from "../unsaved/copies.js";
import { isFilledIn } from "../unsaved/fields.js";
import { keyFor, leftBehind, watch } from "../unsaved/watch.js";

const root = document.getElementById("review");
const watched = new WeakSet();
const nameOf = (form) => form.closest("details[id]")?.id;

function see(form, cameBack = false) {
  if (watched.has(form)) return;
  watched.add(form);
  watch(form, { name: nameOf(form), cameBack });
}

for (const event of ["focusin", "pointerdown"]) {
  root.addEventListener(event, ({ target }) => {
    const form = target.closest("details[id] form.small-form");
    if (form) see(form);
  }, true);
}

// Parts that were put in anew: a form that was accepted is done with, others hold what they held.
document.addEventListener("review:changed", ({ detail: sent }) => {
  const refused = document.querySelector("#refusal .refused");
  const name = sent && nameOf(sent);
  if (name && !refused) drop(keyFor(name));
  for (const form of root.querySelectorAll("details[open][id] form.small-form")) {
    if (isFilledIn(form) || (refused && nameOf(form) === name)) see(form, true);
  }
});

leftBehind().then((copies) => {
  for (const name of new Set(copies.map((copy) => copy.name))) {
    const details = name && document.getElementById(name);
    const form = details?.querySelector("form.small-form");
    if (!form) continue;
    details.open = true;
    see(form);
  }
});
// A page that came back with a refusal holds what was sent.
for (const form of root.querySelectorAll("details[open][id] form.small-form")) {
  if (document.querySelector("#refusal .refused")) see(form, true);
}
