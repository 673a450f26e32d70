// A value of the ledger is written into the form; like all that is typed it waits for the save.
import { addRow, control, form, put, rowsOf } from "./rows.js";

function rowFor(name, added) {
  const [formset, key] = name.split(":");
  if (key) return rowsOf(formset).find((row) => control(row, "id")?.value === key);
  added.row ??= addRow(formset);
  return added.row;
}

function say(button) {
  const row = button.closest("tr");
  let note = row.querySelector(".chosen");
  if (!note) {
    note = Object.assign(document.createElement("span"), { className: "outlined chosen" });
    note.setAttribute("role", "status");
    button.after(note);
  }
  note.textContent = "chosen, not saved yet";
}

for (const button of form?.querySelectorAll("[name=_choose]") ?? []) {
  button.type = "button";
  button.addEventListener("click", () => {
    for (const other of form.querySelectorAll(".ledger .chosen")) {
      if (other.closest("table") === button.closest("table")) other.remove();
    }
    const added = {};
    for (const [name, field, value] of JSON.parse(button.dataset.controls)) {
      put(name ? control(rowFor(name, added), field) : form.elements[field], value);
    }
    say(button);
    if (added.row) button.disabled = true;
  });
}
