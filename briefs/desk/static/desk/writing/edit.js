// Every change to a text area goes through here, so that undo takes it back.

export function replace(area, from, to, text) {
  area.focus();
  area.setSelectionRange(from, to);
  const typed = text
    ? document.execCommand("insertText", false, text)
    : from === to || document.execCommand("delete");
  if (typed) return;
  // A browser that does not type for scripts: the text is right, its undo is not.
  area.setRangeText(text, from, to, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
}

// What a mark wants done: one replacement and where the selection stands after it.
export function apply(area, change) {
  if (!change) return;
  replace(area, change.from, change.to, change.text);
  area.setSelectionRange(...change.select);
}

export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}
