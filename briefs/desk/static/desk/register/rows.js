// The rows of the form: read, found and added, as Django's own script adds them.
export const form = document.getElementById("agreement_form");

export const rowsOf = (name) => [...form.querySelectorAll(`#${name}-group tr.form-row:not(.empty-form)`)];
export const control = (row, name) => row.querySelector(`[name$="-${name}"]`);
export const valueOf = (row, name) => control(row, name)?.value.trim() ?? "";
export const isGone = (row) => control(row, "DELETE")?.checked ?? false;

export function put(field, value, words = value) {
  if (!field) return;
  if (field.type === "checkbox") field.checked = Boolean(value);
  else {
    const isKnown = field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value);
    if (!isKnown) field.add(new Option(words, value));
    field.value = value;
  }
  for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
  if (field.tagName === "SELECT") window.django?.jQuery?.(field).trigger("change");
}

export function addRow(name) {
  form.querySelector(`#${name}-group .add-row a`)?.click();
  return rowsOf(name).at(-1);
}

const text = (select) => select?.selectedOptions[0]?.text ?? "";

// Every value that the form has now, in the form that evidence knows it by.
export function valuesOf() {
  const field = (name) => form.elements[name];
  const found = [["existence", "", "that it exists"]];
  const say = (aspect, value, words) => { if (value) found.push([aspect, value, words]); };
  say("kind", field("kind")?.value, `kind: ${text(field("kind"))}`);
  if (field("scope")?.value === "group") say("count", field("count")?.value, `number: ${field("count")?.value}`);
  for (const row of rowsOf("parties").filter((one) => !isGone(one))) {
    const name = valueOf(row, "name");
    const code = valueOf(row, "kind") === "state" ? valueOf(row, "country_code") : "";
    say("parties", code.toUpperCase() || name, `party: ${name}`);
  }
  for (const area of (field("areas_printed")?.value ?? "").split(";")) say("areas", area.trim(), `area: ${area.trim()}`);
  for (const row of rowsOf("events").filter((one) => !isGone(one))) {
    say("status", valueOf(row, "status"), `status: ${text(control(row, "status"))}`);
    say("date", valueOf(row, "date"), `date: ${valueOf(row, "date")}`);
    say("place", valueOf(row, "place"), `place: ${valueOf(row, "place")}`);
  }
  const character = field("legal_character");
  if (character?.value !== "unknown") say("legal_character", character?.value, `legal character: ${text(character)}`);
  const seen = new Set();
  return found.filter(([aspect, value]) => {
    const key = JSON.stringify([aspect, value]);
    return !seen.has(key) && seen.add(key);
  });
}
