// HTML as Word, a writer on the web or a page puts it on the clipboard, made plain HTML.
const NOTE = /^#(_?(?:ftn|edn|ftnt|fn|fn:|footnote-?|endnote-?|cite_note-?)\w*)$/i;
const BACK = /ref/i;
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
  const notes = takeNotes(root);
  makeLists(root);
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
  const body = place?.closest("[data-style*='mso-element:footnote'], [data-style*='mso-element:endnote'], li, div[id], p");
  if (!body || body === root) return null;
  for (const anchor of body.querySelectorAll("a[href*='#']")) {
    if (BACK.test(anchor.getAttribute("href").split("#")[1])) anchor.remove();
  }
  body.remove();
  for (const element of [...body.querySelectorAll("*")].reverse()) plain(element);
  return body;
}

// Word writes a list as paragraphs that say their list and level in a style.
function makeLists(root) {
  for (const item of [...root.querySelectorAll("p[data-style*='mso-list'], h1[data-style*='mso-list'], h2[data-style*='mso-list'], h3[data-style*='mso-list']")]) {
    const level = Number(styleOf(item).match(/mso-list\s*:[^;]*level(\d+)/)?.[1] ?? 0);
    const marker = item.querySelector("[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']");
    if (!level) continue;
    const isNumbered = /^\(?(?:\d+|[a-z]{1,4})(?:\.\d+)*[.)]/i.test(marker?.textContent.trim() ?? "");
    marker?.remove();
    if (item.matches("p")) place(item, level, isNumbered ? "ol" : "ul");
  }
}

function place(item, level, kind) {
  const page = item.ownerDocument;
  let list = item.previousElementSibling;
  const between = item.previousSibling;
  const follows = list?.matches("[data-list]") && (between === list || !between.textContent.trim());
  if (!follows || (level === 1 && !list.matches(kind))) {
    list = page.createElement(kind);
    list.setAttribute("data-list", "");
    item.before(list);
  }
  for (let depth = 1; depth < level; depth += 1) {
    const last = list.lastElementChild ?? list.appendChild(page.createElement("li"));
    const inner = [...last.children].findLast((child) => child.matches("ul, ol"));
    list = inner ?? last.appendChild(page.createElement(kind));
  }
  const entry = page.createElement("li");
  entry.append(...item.childNodes);
  list.append(entry);
  item.remove();
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
  for (const [name, says] of [["em", /(^|;)\s*font-style\s*:\s*italic/i], ["strong", /(^|;)\s*font-weight\s*:\s*(bold|[6-9]00)/i]]) {
    if (!says.test(style) || isHeading) continue;
    const mark = page.createElement(name);
    mark.append(...inner);
    inner = [mark];
  }
  element.replaceWith(...inner);
}

function plainLink(anchor) {
  const address = anchor.getAttribute("href") ?? "";
  if (!/^(https?:|mailto:)/i.test(address) || !anchor.textContent.trim()) return unwrap(anchor);
  for (const { name } of [...anchor.attributes]) if (name !== "href") anchor.removeAttribute(name);
  return undefined;
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
