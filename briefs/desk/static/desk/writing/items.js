// Short items, one to a line: each a row of its own that moves, over the text area that is stored.
import { drag } from "./drag.js";
import { make, replace } from "./edit.js";

const MARK = /^\s*(?:[-*•]|\d{1,3}[.)])\s+/;

// Only text that is nothing but lines is shown as items; all else stays text.
function read(area) {
  const rows = area.value.split("\n").filter((row) => row.trim());
  const isList = rows.every((row) => MARK.test(row) && !/^\s{2,}/.test(row));
  if (area.dataset.items === "list" && rows.length && !isList) return null;
  return rows.map((row) => row.replace(MARK, "").trim());
}

function write(area, rows) {
  const filled = rows.map((row) => row.replace(/\s+/g, " ").trim()).filter(Boolean);
  area.value = filled.map((row, index) => (area.dataset.items === "list" ? `${index + 1}. ${row}` : row)).join("\n");
  area.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "items" }));
}

export function itemise(area, { name, listenForKeys, takePastes, notice, ways }) {
  const list = make("ol", { class: "items", "aria-label": name });
  const said = make("p", { class: "said", role: "status" });
  const add = make("button", { type: "button", class: "add" }, "Add an item");
  const box = make("div", { class: "itemised" }, list, add, said);
  const toggle = make("button", { type: "button", class: "toggle as-items" });
  area.before(box);
  ways.append(toggle);
  let last = null;

  const fields = () => [...list.querySelectorAll("textarea")];
  const store = () => write(area, fields().map((field) => field.value));
  area.target = () => (box.hidden ? area : last?.isConnected ? last : fields()[0] ?? area);

  function row(text) {
    const field = make("textarea", { rows: "1", class: "prose", "data-markdown-item": "" });
    const act = (label, does) => make("button", { type: "button", "data-act": does }, label);
    const handle = make("span", { class: "handle", "aria-hidden": "true" }, "⠿");
    const entry = make("li", {}, handle, field, make("span", { class: "acts" }, act("Up", "up"), act("Down", "down"), act("Remove", "remove")));
    field.value = text;
    field.dataset.markdown = "lines";
    listenForKeys(field);
    takePastes(field, notice);
    return entry;
  }

  function number() {
    [...list.children].forEach((entry, index) => {
      const what = `item ${index + 1}`;
      entry.querySelector("textarea").setAttribute("aria-label", `${name}, ${what}`);
      for (const button of entry.querySelectorAll("button")) {
        button.setAttribute("aria-label", `${button.textContent}: ${what}`);
      }
      entry.querySelector("[data-act=up]").disabled = index === 0;
      entry.querySelector("[data-act=down]").disabled = index === list.children.length - 1;
    });
  }

  function insert(text, before = null) {
    const entry = row(text);
    list.insertBefore(entry, before);
    number();
    return entry.querySelector("textarea");
  }

  function move(entry, step, focus) {
    const other = step < 0 ? entry.previousElementSibling : entry.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(entry);
    else other.after(entry);
    number();
    store();
    (focus.disabled ? entry.querySelector("textarea") : focus).focus();
    said.textContent = `Now item ${[...list.children].indexOf(entry) + 1} of ${list.children.length}.`;
  }

  function remove(entry) {
    const index = [...list.children].indexOf(entry);
    const text = entry.querySelector("textarea").value;
    entry.remove();
    number();
    store();
    (fields()[Math.min(index, fields().length - 1)] ?? add).focus();
    said.textContent = `Item ${index + 1} removed. `;
    if (!text.trim()) return;
    const undo = make("button", { type: "button" }, "Put it back");
    undo.addEventListener("click", () => {
      insert(text, list.children[index] ?? null).focus();
      store();
      said.textContent = `Item ${index + 1} is back.`;
    });
    said.append(undo);
  }

  function show(asItems) {
    const rows = read(area);
    box.hidden = !asItems || rows === null;
    area.hidden = !box.hidden;
    toggle.hidden = rows === null && area.value.trim() !== "";
    toggle.textContent = box.hidden ? "As items" : "As text";
    if (!box.hidden) {
      list.replaceChildren();
      for (const text of rows) insert(text);
    }
  }

  list.addEventListener("focusin", (event) => { if (event.target.matches("textarea")) last = event.target; });
  list.addEventListener("input", (event) => {
    event.stopPropagation();
    if (!event.target.value.includes("\n")) return store();
    const [first, ...others] = event.target.value.split("\n").filter((line) => line.trim()).map((line) => line.replace(MARK, ""));
    const after = event.target.closest("li").nextElementSibling;
    replace(event.target, 0, event.target.value.length, first ?? "");
    for (const text of others) last = insert(text, after);
    last.focus();
    return store();
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (!button) return;
    const entry = button.closest("li");
    if (button.dataset.act === "remove") remove(entry);
    else move(entry, button.dataset.act === "up" ? -1 : 1, button);
  });
  list.addEventListener("keydown", (event) => {
    const field = event.target.closest("textarea");
    if (!field || event.isComposing) return;
    const entry = field.closest("li");
    if (event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
      event.preventDefault();
      move(entry, event.key === "ArrowUp" ? -1 : 1, field);
    } else if (event.key === "Enter") {
      event.preventDefault();
      insert("", entry.nextElementSibling).focus();
    } else if (event.key === "Backspace" && !field.value && list.children.length > 1) {
      event.preventDefault();
      remove(entry);
    }
  });
  add.addEventListener("click", () => insert("").focus());
  toggle.addEventListener("click", () => {
    show(box.hidden);
    area.target().focus();
  });
  // Typing that another script puts back into the text area shows in the rows as well.
  area.addEventListener("input", (event) => { if (event.detail !== "items" && !box.hidden) show(true); });
  drag(list, () => { number(); store(); });
  for (const label of area.labels) label.addEventListener("click", () => area.target().focus());
  show(true);
}
