// The named controls of a form, read and filled in again.
// What only asks for something beside the form is no text of the form.
const NEVER = ["csrfmiddlewaretoken", "desk-visit", "_find", "_showing"];

export function read(form) {
  const fields = {};
  // Only the form of a record says by hidden fields what its text was based on.
  const hidden = form.elements.based_on ? [] : [...form.elements].filter((one) => one.type === "hidden").map((one) => one.name);
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || NEVER.includes(name) || hidden.includes(name)) continue;
    if (form.elements[name]?.type !== "password") (fields[name] ??= []).push(value);
  }
  return fields;
}

// Whether a control says something else than the page that came: going back, a browser fills in.
export function isFilledIn(form) {
  return [...form.elements].some((control) => {
    if (!control.name || NEVER.includes(control.name) || ["hidden", "file"].includes(control.type)) return false;
    if (control.matches("[type=checkbox], [type=radio]")) return control.checked !== control.defaultChecked;
    if (control.tagName !== "SELECT") return control.matches("input, textarea") && control.value !== control.defaultValue;
    const options = [...control.options];
    const said = options.some((option) => option.defaultSelected);
    return options.some((option, index) => option.selected !== (said ? option.defaultSelected : !control.multiple && index === 0));
  });
}

// The words of what is chosen by search: the form that it is put back into does not know them.
export function words(form) {
  const found = {};
  for (const select of form.querySelectorAll("select[name]")) {
    for (const option of select.selectedOptions) {
      if (option.value) (found[select.name] ??= {})[option.value] = option.text;
    }
  }
  return found;
}

export function labelOf(form, name) {
  const control = form.elements[name]?.[0] ?? form.elements[name];
  return control?.getAttribute?.("aria-label") || control?.labels?.[0]?.innerText.replace(/:$/, "") || name.replace(/[-_]/g, " ");
}

export function fill(form, fields, chosen) {
  addRows(form, fields);
  const filled = [];
  for (const control of form.elements) {
    if (!control.name || control.type === "file" || NEVER.includes(control.name)) continue;
    if (control.matches("button, [type=submit], fieldset") || control.name.includes("__prefix__")) continue;
    if (put(control, fields[control.name] ?? [], chosen?.[control.name] ?? {})) filled.push(control);
  }
  for (const control of filled) {
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
    if (control.tagName === "SELECT") window.django?.jQuery?.(control).trigger("change");
  }
}

function put(control, values, texts) {
  if (control.matches("[type=checkbox], [type=radio]")) {
    const is = values.includes(control.value);
    if (control.checked === is) return false;
    control.checked = is;
    return true;
  }
  if (control.tagName === "SELECT") {
    const before = [...control.selectedOptions].map((option) => option.value).join();
    for (const value of values) {
      const known = [...control.options].some((option) => option.value === value);
      if (!known) control.add(new Option(texts[value] ?? value, value));
    }
    for (const option of control.options) option.selected = values.includes(option.value);
    return before !== values.join();
  }
  // Of rows that the copy does not have, the keys stay: the number of rows says what counts.
  if (!values.length || control.value.replace(/\r\n?/g, "\n") === values[0].replace(/\r\n?/g, "\n")) return false;
  control.value = values[0];
  return true;
}

// As many rows as there were; Django's own script adds them.
function addRows(form, fields) {
  for (const name of Object.keys(fields)) {
    if (!name.endsWith("-TOTAL_FORMS")) continue;
    const total = form.elements[name];
    const add = document.querySelector(`#${CSS.escape(name.replace("-TOTAL_FORMS", "-group"))} .add-row a`);
    for (let guard = 0; add && total && +total.value < +fields[name][0] && guard < 200; guard += 1) add.click();
  }
}
