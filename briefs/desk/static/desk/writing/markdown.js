// Clean HTML to the Markdown that the site reads: lists, tables, footnotes, links.
import Turndown from "../vendor/turndown/turndown.js";
import { cleaned } from "./word.js";

function service(firstNote) {
  const turndown = new Turndown({ headingStyle: "atx", bulletListMarker: "-", emDelimiter: "*", codeBlockStyle: "fenced", hr: "---" });
  turndown.addRule("item", { filter: "li", replacement: item });
  turndown.addRule("cell", { filter: ["td", "th"], replacement: cell });
  turndown.addRule("row", { filter: "tr", replacement: (content) => `${content.trim()}\n` });
  turndown.addRule("rows", { filter: ["thead", "tbody", "tfoot"], replacement: (content) => content });
  turndown.addRule("table", { filter: "table", replacement: table });
  turndown.addRule("struck", { filter: ["del", "s"], replacement: (content) => `~~${content}~~` });
  turndown.addRule("note", {
    filter: (node) => node.localName === "note-mark",
    replacement: (_, node) => `[^${firstNote + Number(node.getAttribute("number"))}]`,
  });
  return turndown;
}

function item(content, node) {
  const list = node.parentNode;
  const items = [...list.children].filter((child) => child.localName === "li");
  const start = Number(list.getAttribute("start") ?? 1);
  const mark = list.localName === "ol" ? `${start + items.indexOf(node)}. ` : "- ";
  const text = content.trim().replace(/\n{2,}(?=\s*(?:-|\d+\.) )/g, "\n").replace(/\n(?=.)/g, `\n${" ".repeat(mark.length)}`);
  return `${mark}${text}${node.nextElementSibling ? "\n" : ""}`;
}

function cell(content, node) {
  const text = content.trim().replace(/\s*\n\s*/g, " ").replace(/(^|[^\\])\|/g, "$1\\|");
  return `| ${text} ${"|  ".repeat(Math.min(20, Math.max(0, node.colSpan - 1)))}`;
}

function table(content, node) {
  const rows = content.split("\n").map((row) => row.trim()).filter(Boolean).map((row) => `${row} |`);
  const cells = Math.max(0, ...[...node.rows].map((row) => [...row.cells].reduce((sum, one) => sum + one.colSpan, 0)));
  // A table of one cell is how a page is laid out, or a box around a paragraph.
  if (cells < 2) return `\n\n${rows.map((row) => row.replace(/^\| | \|$/g, "")).join("\n\n")}\n\n`;
  const divider = `|${" --- |".repeat(cells)}`;
  return `\n\n${[rows[0], divider, ...rows.slice(1)].join("\n")}\n\n`;
}

const tidied = (text) => text.replace(/\u00a0/g, " ").replace(/[ \t]+$/gm, "").replace(/\n{3,}/g, "\n\n").trim();

export function toMarkdown(html, { firstNote = 1 } = {}) {
  const { root, notes } = cleaned(html);
  const turndown = service(firstNote);
  const text = tidied(turndown.turndown(root));
  const below = notes.map((note, index) => {
    const words = note ? tidied(turndown.turndown(note)).replace(/\s*\n\s*/g, " ") : "";
    return `[^${firstNote + index}]: ${words}`;
  });
  return { text, notes: below };
}
