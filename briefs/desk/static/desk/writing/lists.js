// Lists as Word and writers on the web put them on the clipboard, made lists that are well formed.
const styleOf = (element) => element.getAttribute("data-style") ?? "";
const POINTS = 36; // that far Word sets in each level

// Word writes a list as paragraphs that say their list and level in a style.
export function makeLists(root) {
  const items = "p[data-style*='mso-list'], h1[data-style*='mso-list'], h2[data-style*='mso-list'], h3[data-style*='mso-list'], p[class^='MsoListParagraph']";
  for (const item of [...root.querySelectorAll(items)]) {
    const level = Number(styleOf(item).match(/mso-list\s*:[^;]*level(\d+)/)?.[1] ?? 0);
    const marker = item.querySelector("[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']");
    const said = marker?.textContent.trim() ?? "";
    marker?.remove();
    if (level && item.matches("p")) place(item, level, said);
    else if (!level) goesOn(item);
  }
  nest(root);
}

function listBefore(item) {
  const list = item.previousElementSibling;
  const between = item.previousSibling;
  return list?.matches("[data-list]") && (between === list || !between.textContent.trim()) ? list : null;
}

function place(item, level, said) {
  const page = item.ownerDocument;
  const kind = /^\(?(?:\d+|[a-z]{1,4})(?:\.\d+)*[.)]/i.test(said) ? "ol" : "ul";
  let list = listBefore(item);
  if (!list || (level === 1 && !list.matches(kind))) {
    list = page.createElement(kind);
    list.setAttribute("data-list", "");
    if (Number.parseInt(said, 10) > 1) list.setAttribute("start", Number.parseInt(said, 10));
    item.before(list);
  }
  for (let depth = 1; depth < level && list.lastElementChild; depth += 1) {
    const inner = [...list.lastElementChild.children].findLast((child) => child.matches("ul, ol"));
    list = inner ?? list.lastElementChild.appendChild(page.createElement(kind));
  }
  const entry = page.createElement("li");
  entry.append(...item.childNodes);
  list.append(entry);
  item.remove();
}

// A paragraph of a list without a mark is a further one of the item above it.
function goesOn(item) {
  let list = listBefore(item);
  if (!list || !item.textContent.trim()) return;
  const level = Math.max(1, Math.round(Number.parseFloat(styleOf(item).match(/margin-left\s*:\s*([\d.]+)pt/)?.[1] ?? POINTS) / POINTS));
  for (let depth = 1; depth < level; depth += 1) {
    list = [...list.lastElementChild.children].findLast((child) => child.matches("ul, ol")) ?? list;
  }
  list.lastElementChild.append(item);
}

// Writers on the web put a list beside the item that it belongs to, not into it.
function nest(root) {
  for (const inner of [...root.querySelectorAll(":is(ul, ol) > :is(ul, ol)")]) {
    const above = inner.previousElementSibling;
    if (above?.matches("li")) above.append(inner);
    else if (above?.matches("ul, ol")) above.append(...inner.children);
    else inner.replaceWith(...inner.childNodes);
  }
}
