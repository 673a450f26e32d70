// One key to an act. They can be switched off, and rest while somebody writes.
import { remember, remembered } from "../remembered.js";

const root = document.getElementById("review");
const KEPT = "review-keys";

function isOn() {
  return document.getElementById("keys-on").checked;
}

function ready() {
  document.getElementById("keys").hidden = false;
  document.getElementById("keys-on").checked = remembered(KEPT) !== "off";
}

const values = () => [...root.querySelectorAll(".value")];
const current = () => root.querySelector(".value.current");

function go(step) {
  const all = values();
  const at = all.indexOf(current());
  const next = at < 0 ? all.find((value) => !("decided" in value.dataset)) ?? all[0] : all[at + step];
  next?.querySelector(".stop").focus();
}

function press(names) {
  const button = current()?.querySelector(names);
  if (button) button.click();
  else go(1);
}

function open(act) {
  const details = current()?.querySelector(`details[data-act=${act}]`);
  if (!details) return;
  details.open = true;
  details.querySelector("select, textarea, input:not([type=hidden])").focus();
}

const use = (kind) => document.dispatchEvent(new CustomEvent("review:use", { detail: kind }));
const KEYS = {
  j: () => go(1),
  k: () => go(-1),
  a: () => press("[name=accept], [name=accept_all]"),
  r: () => press("[name=reject], [name=reject_all]"),
  c: () => open("correct"),
  e: () => use("give"),
  n: () => use("add"),
  "?": () => {
    const list = document.getElementById("keys");
    list.open = !list.open;
    if (list.open) list.querySelector("summary").focus();
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const writes = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (event.key === "Escape" && root.contains(event.target)) {
    const details = event.target.closest("details[data-act], details.keys");
    if (!details?.open) return;
    details.open = false;
    (details.closest(".value")?.querySelector(".stop") ?? details.querySelector("summary")).focus();
  } else if (!writes && KEYS[event.key] && isOn()) {
    event.preventDefault();
    KEYS[event.key]();
  }
});
root.addEventListener("change", (event) => {
  if (event.target.id === "keys-on") remember(KEPT, isOn() ? "on" : "off");
});
document.addEventListener("review:changed", ready);
ready();
