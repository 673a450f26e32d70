// HTML as Word, a writer on the web or a page puts it on the clipboard, made plain HTML.
import { makeLists } from "./lists.js";

const NOTE = /^#(_?(?:ftn|edn|ftnt|fn|fn:|footnote-?|endnote-?|cite_note-?|sdfootnote|sdendnote)\w*)$/i;
const BACK = /ref|\danc$/i;
// What a reviewer of a Word document said or struck out is none of its text.
const REVIEWED = "[data-style*='mso-element:comment-list'], [data-style*='mso-comment-reference'], span.MsoCommentReference, del[cite], del[datetime]";
const RAISED = { sup: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", sub: "₀₁₂₃₄₅₆₇₈₉₊₋" };
const styleOf = (element) => element.getAttribute("data-style") ?? "";

// Styles go by another name: the Content-Security-Policy reports them even where nothing is shown.
const renamed = (html) => html
  .replace(/<style\b[^]*?<\/style\s*>/gi, "")
  .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, " data-$1="));

export function cleaned(html) {
  const page = new DOMParser().parseFromString(renamed(html), "text/html");
  const root = page.body;
  dropComments(page, root);
  for (const element of root.querySelectorAll("style, script, meta, link, title, xml, img, svg, iframe, object, input, button, select")) element.remove();
  for (const element of root.querySelectorAll("*")) {
    if (/display\s*:\s*none|mso-hide\s*:\s*all/i.test(styleOf(element))) element.remove();
  }
  for (const element of root.querySelectorAll(REVIEWED)) element.remove();
  evenSpaces(page, root);
  const notes = takeNotes(root);
  makeLists(root);
  for (const quote of root.querySelectorAll("p.MsoQuote, p.MsoIntenseQuote")) wrap(quote, "blockquote");
  for (const caption of root.querySelectorAll("table > caption")) caption.parentNode.before(renamedTo(caption, "p"));
  for (const cell of root.querySelectorAll("[rowspan]")) fillBelow(cell);
  for (const raised of root.querySelectorAll("sup, sub")) inDigits(raised);
  for (const element of [...root.querySelectorAll("*")].reverse()) plain(element);
  lowerHeadings(root);
  for (const bold of root.querySelectorAll("tr:first-child :is(b, strong), th :is(b, strong)")) unwrap(bold);
  return { root, notes };
}

function dropComments(page, root) {
  const walk = page.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (walk.nextNode()) found.push(walk.currentNode);
  for (const comment of found) comment.remove();
}

// A space that does not break is a space here, so that several become one.
function evenSpaces(page, root) {
  const walk = page.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (!walk.currentNode.parentElement.closest("pre")) walk.currentNode.data = walk.currentNode.data.replace(/\u00a0/g, " ");
  }
}

function wrap(element, name) {
  const around = element.ownerDocument.createElement(name);
  element.before(around);
  around.append(element);
}

function renamedTo(element, name) {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.remove();
  return other;
}

// A cell over several rows leaves empty ones below it, so that no other moves to the left.
function fillBelow(cell) {
  const column = [...cell.parentNode.cells].slice(0, cell.cellIndex).reduce((sum, one) => sum + one.colSpan, 0);
  let row = cell.parentNode;
  for (let left = Math.min(cell.rowSpan, 200); left > 1; left -= 1) {
    row = row.nextElementSibling;
    if (!row?.matches("tr")) return;
    let at = 0;
    const next = [...row.cells].find((one) => (at += one.colSpan) > column);
    for (let span = Math.min(cell.colSpan, 20); span > 0; span -= 1) row.insertBefore(row.ownerDocument.createElement("td"), next ?? null);
  }
}

// 10<sup>6</sup> is not 106.
function inDigits(raised) {
  const text = raised.textContent.trim().replace(/−/g, "-");
  if (/^[+-]?\d{1,4}$/.test(text)) raised.textContent = [...text].map((sign) => RAISED[raised.localName]["0123456789+-".indexOf(sign)]).join("");
}

function unwrap(element) {
  element.replaceWith(...element.childNodes);
}

// A note is a link to a place in the clip that links back. Its text leaves the flow.
function takeNotes(root) {
  const notes = [];
  for (const anchor of [...root.querySelectorAll("a[href]")]) {
    const target = anchor.getAttribute("href").replace(/^[^#]*(?=#)/, "").match(NOTE)?.[1];
    if (!target || BACK.test(target)) continue;
    const place = root.querySelector(`[id="${CSS.escape(target)}"], [name="${CSS.escape(target)}"]`);
    if (!place) continue; // the note was not copied: its mark stays in the text
    const mark = root.ownerDocument.createElement("note-mark");
    const known = notes.findIndex((note) => note.target === target);
    mark.setAttribute("number", known < 0 ? notes.length : known);
    mark.textContent = "*"; // what is empty would be dropped as blank
    const raised = anchor.closest("sup");
    (raised && raised.textContent.trim() === anchor.textContent.trim() ? raised : anchor).replaceWith(mark);
    if (known < 0) notes.push({ target, place });
  }
  for (const note of notes) note.body = bodyOf(note.place, root);
  for (const element of root.querySelectorAll("[data-style*='mso-element:footnote-list'], [data-style*='mso-element:endnote-list']")) element.remove();
  return notes.map((note) => note.body);
}

function bodyOf(place, root) {
  const body = place.closest("[id^='sdfootnote'], [id^='sdendnote']") ?? place.closest("[data-style*='mso-element:footnote'], [data-style*='mso-element:endnote'], li, div[id], p");
  if (!body || body === root) return null;
  for (const anchor of body.querySelectorAll("a[href*='#']")) {
    if (BACK.test(anchor.getAttribute("href").split("#")[1])) anchor.remove();
  }
  body.remove();
  for (const element of [...body.querySelectorAll("*")].reverse()) plain(element);
  return body;
}

const KEPT = new Set("p br ul ol li table thead tbody tfoot tr td th caption blockquote pre code h1 h2 h3 h4 h5 h6 strong em b i a del s hr div dl dt dd note-mark".split(" "));

// Styles are dropped, but for what they say in words: bold and italic.
function plain(element) {
  const name = element.localName;
  const style = styleOf(element);
  if (["b", "strong"].includes(name) && /(^|;)\s*font-weight\s*:\s*(normal|400)/i.test(style)) unwrap(element);
  else if (["i", "em"].includes(name) && /(^|;)\s*font-style\s*:\s*normal/i.test(style)) unwrap(element);
  else if (name === "a") plainLink(element);
  else if (name === "span" && element.textContent.trim()) spoken(element, style);
  else if (!KEPT.has(name)) unwrap(element); // o:p, smart tags, fields, fonts, frames of layout
  else for (const { name: key } of [...element.attributes]) if (!["start", "colspan", "number"].includes(key)) element.removeAttribute(key);
}

function spoken(element, style) {
  const page = element.ownerDocument;
  let inner = [...element.childNodes];
  const isHeading = element.closest("h1, h2, h3, h4, h5, h6, th");
  for (const [name, says] of [["em", /(^|;)\s*font-style\s*:\s*italic/i], ["strong", /(^|;)\s*font-weight\s*:\s*(bold|[6-9]00)/i], ["del", /(^|;)\s*text-decoration(-line)?\s*:[^;]*line-through/i]]) {
    if (!says.test(style) || isHeading) continue;
    const mark = page.createElement(name);
    mark.append(...inner);
    inner = [mark];
  }
  element.replaceWith(...inner);
}

function plainLink(anchor) {
  const address = straight(anchor.getAttribute("href") ?? "");
  if (!/^(https?:|mailto:)/i.test(address) || !anchor.textContent.trim()) return unwrap(anchor);
  for (const { name } of [...anchor.attributes]) anchor.removeAttribute(name);
  anchor.setAttribute("href", address);
  return undefined;
}

// A writer on the web leads links by way of its own page.
function straight(address) {
  try {
    const { hostname, pathname, searchParams } = new URL(address);
    return hostname === "www.google.com" && pathname === "/url" ? searchParams.get("q") ?? address : address;
  } catch {
    return address;
  }
}

// The highest heading of the clip stands below the heading of the section.
function lowerHeadings(root) {
  const found = [...root.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const highest = Math.min(...found.map((heading) => Number(heading.localName[1])));
  for (const heading of found) {
    for (const bold of heading.querySelectorAll("b, strong")) unwrap(bold);
    const lower = root.ownerDocument.createElement(`h${Math.min(6, Number(heading.localName[1]) - highest + 3)}`);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
}
