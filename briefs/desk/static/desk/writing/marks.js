// The marks of Markdown. Each takes the text and the selection, and answers with one
// replacement: { from, to, text, select: [start, end] }.

const around = (mark) => (value, start, end) => {
  const size = mark.length;
  const chosen = value.slice(start, end);
  const outside = value.slice(start - size, start) === mark && value.slice(end, end + size) === mark;
  const longer = mark === "*" && value.slice(start - 2, start) === "**" && value.slice(start - 3, start) !== "***";
  if (outside && !longer) {
    return { from: start - size, to: end + size, text: chosen, select: [start - size, end - size] };
  }
  // White space at the ends stays outside: "**word **" is not bold in Markdown.
  const [, before, words, after] = chosen.match(/^(\s*)([^]*?)(\s*)$/);
  const first = start + before.length + size;
  const text = `${before}${mark}${words}${mark}${after}`;
  return { from: start, to: end, text, select: [first, first + words.length] };
};

function lines(value, start, end) {
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const next = value.indexOf("\n", Math.max(start, end - (value[end - 1] === "\n" && end > start ? 1 : 0)));
  return { from, to: next < 0 ? value.length : next };
}

const before = (mark, shape, numbered = false) => (value, start, end) => {
  const { from, to } = lines(value, start, end);
  const rows = value.slice(from, to).split("\n");
  const marked = rows.every((row) => !row.trim() || shape.test(row));
  let number = 0;
  const text = rows.map((row) => {
    if (!row.trim() && rows.length > 1) return row;
    if (marked && row.trim()) return row.replace(shape, "");
    number += 1;
    return `${numbered ? `${number}. ` : mark}${row.replace(/^(?:[-*•]|\d{1,3}[.)]|>|#{1,6})\s+/, "")}`;
  }).join("\n");
  const select = start === end ? [from + text.length, from + text.length] : [from, from + text.length];
  return { from, to, text, select };
};

function link(value, start, end) {
  const chosen = value.slice(start, end);
  if (/^(https?:\/\/|mailto:)\S+$/.test(chosen)) {
    return { from: start, to: end, text: `[](${chosen})`, select: [start + 1, start + 1] };
  }
  const address = start + chosen.length + 3;
  return { from: start, to: end, text: `[${chosen}](https://)`, select: [address, address + 8] };
}

function agreement(value, start, end) {
  const chosen = value.slice(start, end) || "the agreement";
  const number = start + chosen.length + 14;
  return { from: start, to: end, text: `[${chosen}](#agreement-1)`, select: [number, number + 1] };
}

export function freeNote(value) {
  const taken = [...value.matchAll(/\[\^(\d+)\]/g)].map((match) => Number(match[1]));
  return Math.max(0, ...taken) + 1;
}

function footnote(value, start, end) {
  const number = freeNote(value);
  const rest = value.slice(end).trimEnd();
  const gap = /(^|\n)\[\^[^\]]+\]:[^\n]*$/.test(value.slice(0, end) + rest) ? "\n" : "\n\n";
  const text = `[^${number}]${rest}${gap}[^${number}]: `;
  const caret = end + text.length;
  return { from: end, to: value.length, text, select: [caret, caret] };
}

function table(value, start, end) {
  const lead = !value.slice(0, start).trim() ? "" : /\n\n$/.test(value.slice(0, start)) ? "" : "\n\n";
  const text = `${lead}| What | How many |\n| --- | --- |\n|  |  |\n`;
  const first = start + lead.length + 2;
  return { from: start, to: end, text, select: [first, first + 4] };
}

export const MARKS = [
  { name: "Bold", keys: "Control+B", make: around("**") },
  { name: "Italic", keys: "Control+I", make: around("*") },
  { name: "Heading", keys: "Control+Alt+3", make: before("### ", /^#{1,6}\s+/) },
  { name: "List", keys: "Control+Shift+8", make: before("- ", /^[-*•]\s+/) },
  { name: "Numbered list", keys: "Control+Shift+7", make: before("", /^\d{1,3}[.)]\s+/, true) },
  { name: "Quote", keys: "Control+Shift+9", make: before("> ", /^>\s+/) },
  { name: "Link", keys: "Control+K", make: link },
  { name: "Agreement", keys: "Control+Shift+K", make: agreement },
  { name: "Footnote", keys: "Control+Alt+F", make: footnote },
  { name: "Table", keys: "Control+Alt+T", make: table },
];

// Enter in a list begins its next item; in an empty item it ends the list.
export function nextItem(value, start, end) {
  if (start !== end) return null;
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const found = value.slice(from, start).match(/^(\s*)(?:([-*•])|(\d{1,3})([.)])|(>))(\s+)(.*)$/);
  if (!found) return null;
  const [, indent, bullet, number, dot, quote, space, words] = found;
  if (!words.trim()) return { from, to: start, text: "", select: [from, from] };
  const mark = bullet ?? quote ?? `${Number(number) + 1}${dot}`;
  const text = `\n${indent}${mark}${space}`;
  return { from: start, to: end, text, select: [start + text.length, start + text.length] };
}
