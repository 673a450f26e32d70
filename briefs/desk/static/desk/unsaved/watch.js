// Typing outlives a crash, a closed tab and a lost login: this browser keeps it until it is saved.
import { allCopies, drop, keep, keyOf } from "./copies.js";
import { isFilledIn, read, words } from "./fields.js";
import { offer, say } from "./offer.js";

const EVERY = 2_000; // milliseconds between two looks at a form
const TWICE = 3_000; // a second click so soon sends nothing
const NO_ROOM = "This browser keeps no copy of what you type here: it has no room, or is told to store nothing. Save often.";

const path = location.pathname;
const visit = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
const channel = new BroadcastChannel("desk-typed");
const living = new Set();
channel.onmessage = ({ data }) => {
  if (data.asks) channel.postMessage({ lives: visit });
  else if (data.lives) living.add(data.lives);
};
// Other tabs that are alive keep their own copies; the rest was left behind.
const answered = new Promise((resolve) => {
  channel.postMessage({ asks: true });
  setTimeout(resolve, 250);
});
// Until a page is loaded, a browser that goes back may fill in what was typed there.
const loaded = new Promise((resolve) => {
  if (document.readyState === "complete") resolve();
  else addEventListener("load", () => setTimeout(resolve), { once: true });
});

// What was typed, whatever version it was based on.
const textOf = (fields) => JSON.stringify({ ...fields, based_on: undefined, made_as: undefined });

export const keyFor = (name) => keyOf(name ? `${visit}/${name}` : visit);

export async function leftAnywhere() {
  await Promise.all([answered, loaded]);
  const isAlive = (copy) => [visit, ...living].some((one) => copy.key.startsWith(keyOf(one)));
  return allCopies().filter((copy) => !isAlive(copy));
}

export const leftBehind = async () => (await leftAnywhere()).filter((copy) => copy.path === path);

export function askBeforeLeaving(form) {
  let leaving = false;
  form.addEventListener("submit", () => { leaving = true; });
  form.querySelector("a[data-leaves]")?.addEventListener("click", () => { leaving = true; });
  addEventListener("beforeunload", (event) => { if (!leaving) event.preventDefault(); });
}

// `name` tells the forms of a page apart; `cameBack` is one that was not accepted.
export function watch(form, { name = "", cameBack = false } = {}) {
  const key = keyFor(name);
  const now = () => textOf(read(form));
  let baseline = cameBack ? "" : now();
  let touched = cameBack;
  let last = "";
  let sentAt = 0;
  let leaving = false;
  let isKept = true;

  const isDirty = () => form.isConnected && touched && now() !== baseline;

  function begin() {
    if (touched || !isFilledIn(form)) return;
    touched = true;
    baseline = "";
  }

  function look(sent = false) {
    if (leaving || !form.isConnected) return;
    if (!touched) baseline = now();
    if (!isDirty()) {
      if (last) drop(key);
      last = "";
      return;
    }
    const fields = read(form);
    const text = textOf(fields);
    if (text === last && !sent) return;
    const is = keep(key, { path, name, title: document.title, at: Date.now(), version: fields.based_on?.[0] ?? "", fields, words: words(form), sent });
    if (!is && isKept) say(form, NO_ROOM);
    isKept = is;
    last = text;
  }

  const touch = () => {
    begin();
    if (!touched) baseline = now();
    touched = true;
    leaving = false;
  };
  for (const event of ["focusin", "pointerdown", "keydown"]) form.addEventListener(event, touch, true);
  form.addEventListener("input", () => { touched = true; setTimeout(look, 300); });
  const timer = setInterval(() => { if (form.isConnected) look(); else clearInterval(timer); }, EVERY);
  addEventListener("pagehide", () => look());
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (Date.now() - sentAt < TWICE && !("leaves" in form.dataset)) {
      event.preventDefault();
      return;
    }
    sentAt = Date.now();
    mark(form);
    look(true);
    leaving = true;
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && isDirty()) event.preventDefault();
  });
  leftBehind().then((all) => {
    const others = all.filter((copy) => (copy.name ?? "") === name);
    begin();
    look();
    const same = now();
    const isSame = (copy) => textOf(copy.fields) === same;
    // What stands in the form again is saved, or has a copy of this visit by now.
    if (!touched || isKept) others.filter(isSame).forEach((copy) => drop(copy.key));
    offer(form, others.filter((copy) => !isSame(copy)), () => { touched = true; look(); return isKept; });
  });
}

// The visit goes with what is sent: once that is saved, the copy of this visit is forgotten.
function mark(form) {
  const field = form.querySelector("[name=desk-visit]") ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "desk-visit" }));
  field.value = visit;
}
