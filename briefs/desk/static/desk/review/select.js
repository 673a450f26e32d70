// Words selected in the source become evidence of a value, or a new agreement.
const text = document.getElementById("source-text") && document.getElementById("source-scroll");
const bar = document.getElementById("selected");
let chosen = null;

// The words and where they begin, counted in code points as the server counts.
function selection() {
  const body = document.getElementById("source-text");
  const picked = getSelection();
  if (!picked.rangeCount || picked.isCollapsed) return null;
  const range = picked.getRangeAt(0);
  if (!body.contains(range.startContainer) || !body.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(body);
  before.setEnd(range.startContainer, range.startOffset);
  const whole = range.toString();
  const quote = whole.trim();
  if (!quote) return null;
  const lead = whole.slice(0, whole.length - whole.trimStart().length);
  return { quote, start: [...before.toString() + lead].length };
}

function refresh() {
  const found = selection();
  if (!found && bar.contains(document.activeElement)) return;
  chosen = found;
  bar.hidden = !found;
  if (!found) return;
  const short = found.quote.length > 90 ? `${found.quote.slice(0, 88)}…` : found.quote;
  bar.querySelector(".quote").textContent = `“${short}”`;
  const value = document.querySelector(".value.current");
  const give = bar.querySelector("[data-use=give]");
  give.hidden = !value?.querySelector("details[data-act=give]");
  if (!give.hidden) {
    const what = value.querySelector(".what, h2 .unseen").textContent.replace(":", "");
    const says = value.querySelector(".says, h2 bdi").textContent;
    give.querySelector("span").textContent = `${what} ${says}`.replace(/\s+/g, " ").trim();
  }
}

function use(kind) {
  const value = document.querySelector(".value.current");
  const details = kind === "add"
    ? document.querySelector("details[data-act=add]")
    : value?.querySelector("details[data-act=give]");
  const form = details?.querySelector("form");
  if (!form) return;
  details.open = true;
  if (!chosen) {
    form.elements.quote.focus();
    return;
  }
  form.elements.quote.value = chosen.quote;
  form.elements.start.value = chosen.start;
  getSelection().removeAllRanges();
  chosen = null;
  bar.hidden = true;
  form.requestSubmit();
}

if (text) {
  document.addEventListener("selectionchange", refresh);
  document.addEventListener("review:current", refresh);
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-use]");
    if (button) use(button.dataset.use);
  });
}
document.addEventListener("review:use", (event) => use(event.detail));
