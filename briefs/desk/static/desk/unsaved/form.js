// Typing outlives a crash, a closed tab and a lost login: this browser keeps it until it is saved.
import { copiesOf, drop, dropSaved, keep, keyOf } from "./copies.js";
import { read, words } from "./fields.js";
import { offer } from "./offer.js";

const EVERY = 2_000; // milliseconds between two looks at the form
const form = document.querySelector("#content-main form[method=post][id$=_form]");
if (form && form.elements.based_on) start();

function start() {
  dropSaved();
  const path = location.pathname;
  const visit = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  const key = keyOf(visit);
  // A form that came back with errors holds what is saved nowhere.
  const cameBack = document.querySelector(".errornote") !== null;
  let baseline = cameBack ? "" : JSON.stringify(read(form));
  let touched = cameBack;
  let last = "";
  let leaving = false;

  const isDirty = () => touched && JSON.stringify(read(form)) !== baseline;

  function look(sent = false) {
    if (leaving) return;
    if (!touched) baseline = JSON.stringify(read(form));
    if (!isDirty()) {
      if (last) drop(key);
      last = "";
      return;
    }
    const fields = read(form);
    const now = JSON.stringify(fields);
    if (now === last && !sent) return;
    keep(key, { path, at: Date.now(), version: fields.based_on?.[0] ?? "", fields, words: words(form), sent });
    last = now;
  }

  const touch = () => {
    if (!touched) baseline = JSON.stringify(read(form));
    touched = true;
    leaving = false;
  };
  for (const event of ["focusin", "pointerdown", "keydown"]) form.addEventListener(event, touch, true);
  form.addEventListener("input", () => { touched = true; setTimeout(look, 300); });
  setInterval(look, EVERY);
  addEventListener("pagehide", () => look(leaving));
  document.addEventListener("desk:logout", () => { drop(key); leaving = true; });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    look(true);
    leaving = true;
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && isDirty()) event.preventDefault();
  });
  listen(visit).then((living) => {
    const others = copiesOf(path).filter((copy) => copy.key !== key && !living.has(copy.key));
    const same = JSON.stringify(read(form));
    // What came back with errors is in the form again.
    others.filter((copy) => JSON.stringify(copy.fields) === same).forEach((copy) => drop(copy.key));
    const left = others.filter((copy) => JSON.stringify(copy.fields) !== same);
    offer(form, left, () => { touched = true; look(); });
  });
}

// Other tabs of this form that are alive keep their own copies; the rest was left behind.
function listen(visit) {
  const living = new Set();
  const channel = new BroadcastChannel("desk-typed");
  channel.onmessage = ({ data }) => {
    if (data.asks) channel.postMessage({ lives: keyOf(visit) });
    else if (data.lives) living.add(data.lives);
  };
  channel.postMessage({ asks: visit });
  return new Promise((resolve) => { setTimeout(() => resolve(living), 250); });
}
