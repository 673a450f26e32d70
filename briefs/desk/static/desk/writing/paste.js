// What is pasted from Word or from a page becomes Markdown. With Shift it stays plain.
import { make, replace } from "./edit.js";
import { toMarkdown } from "./markdown.js";
import { freeNote } from "./marks.js";

let shift = false;
addEventListener("keydown", (event) => { shift = event.shiftKey; }, true);
addEventListener("keyup", (event) => { shift = event.shiftKey; }, true);

export function takePastes(area, notice) {
  area.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    const plain = event.clipboardData?.getData("text/plain") ?? "";
    if (!html.trim() || shift) return;
    let clip;
    try {
      clip = toMarkdown(html, { firstNote: freeNote(area.value) });
    } catch {
      return; // the browser pastes the plain text
    }
    if (area.dataset.markdown === "lines") clip = { text: clip.text.replace(/\[\^\d+\]/g, ""), notes: [] };
    if (!clip.text || (clip.text === plain.trim() && !clip.notes.length)) return;
    event.preventDefault();
    putIn(area, clip, plain, notice);
  });
}

function putIn(area, clip, plain, notice) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const rest = value.slice(to);
  const isBlock = area.dataset.markdown !== "lines" && /\n|^(?:#|>|-|\d+\.|\|)/.test(clip.text);
  const lead = isBlock && value.slice(0, from).trim() && !value.slice(0, from).endsWith("\n\n") ? "\n\n" : "";
  const trail = isBlock && rest.trim() && !rest.startsWith("\n\n") ? "\n\n" : "";
  const notes = clip.notes.length ? `\n\n${clip.notes.join("\n\n")}` : "";
  const text = `${lead}${clip.text}${trail}`;
  if (notes) replace(area, from, value.length, `${text}${rest.trimEnd()}${notes}`);
  else replace(area, from, to, text);
  area.setSelectionRange(from + text.length, from + text.length);
  offerUndo(area, notice, { value, from, plain, pasted: area.value });
}

function offerUndo(area, notice, { value, from, plain, pasted }) {
  const undo = make("button", { type: "button" }, "Undo");
  const asText = make("button", { type: "button" }, "Paste as plain text");
  const back = (text) => {
    if (area.value === pasted) {
      replace(area, 0, pasted.length, text);
      area.setSelectionRange(from + text.length - value.length, from + text.length - value.length);
    }
    notice.replaceChildren();
  };
  undo.addEventListener("click", () => back(value));
  asText.addEventListener("click", () => back(value.slice(0, from) + plain + value.slice(from)));
  notice.replaceChildren("Pasted as Markdown; styles were dropped. ", undo, " ", asText);
  area.addEventListener("input", () => notice.replaceChildren(), { once: true });
}
