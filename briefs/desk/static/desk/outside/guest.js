// Words selected in the draft go into the guest's form, with the part that they stand in.
const PARTS = {
  title: "h1",
  summary: ".deck",
  key_messages: "ol.key",
  context: "section[aria-labelledby=context]",
  analysis: "section[aria-labelledby=analysis]",
  recommendations: "section[aria-labelledby=recommendations]",
};
const bar = document.getElementById("selected");
const form = document.getElementById("form-comment");
let chosen = null;

// The words as they are read, without the numbers that lead to agreements and footnotes.
function found() {
  const picked = getSelection();
  if (!picked.rangeCount || picked.isCollapsed) return null;
  const range = picked.getRangeAt(0);
  const field = Object.keys(PARTS).find((name) => {
    const part = document.querySelector(`.read ${PARTS[name]}`);
    return part?.contains(range.startContainer) && part.contains(range.endContainer);
  });
  if (!field) return null;
  const words = range.cloneContents();
  for (const number of words.querySelectorAll("sup, aside, details")) number.remove();
  const passage = words.textContent.replace(/\s+/g, " ").trim();
  return passage && { field, passage };
}

function refresh() {
  const now = found();
  if (!now && bar.contains(document.activeElement)) return;
  chosen = now;
  bar.hidden = !now;
  if (!now) return;
  const short = now.passage.length > 90 ? `${now.passage.slice(0, 88)}…` : now.passage;
  bar.querySelector(".quote").textContent = `“${short}”`;
}

function use() {
  if (!chosen) return;
  form.elements.field.value = chosen.field;
  form.elements.passage.value = chosen.passage;
  getSelection().removeAllRanges();
  chosen = null;
  bar.hidden = true;
  form.elements.body.focus();
}

if (bar && form) {
  document.addEventListener("selectionchange", refresh);
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.querySelector("button").addEventListener("click", use);
}
