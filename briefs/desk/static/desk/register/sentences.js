// Sentence by sentence through a text, for those who select without a mouse.
const spans = new WeakMap();

function spansOf(body) {
  if (!spans.has(body)) {
    const cut = new Intl.Segmenter(body.lang || undefined, { granularity: "sentence" });
    const found = [...cut.segment(body.textContent)].map(({ index, segment }) => {
      const lead = segment.length - segment.trimStart().length;
      return [index + lead, index + segment.trimEnd().length];
    });
    spans.set(body, found.filter(([start, end]) => end > start));
  }
  return spans.get(body);
}

// Where the selection begins, in UTF-16 units of the text; before everything if there is none.
function placeOf(body) {
  const picked = getSelection();
  if (!picked.rangeCount || !body.contains(picked.getRangeAt(0).startContainer)) return -1;
  const before = document.createRange();
  before.selectNodeContents(body);
  const range = picked.getRangeAt(0);
  before.setEnd(range.startContainer, range.startOffset);
  return before.toString().length;
}

export function go(body, step) {
  const all = spansOf(body);
  const at = placeOf(body);
  const next = step > 0 ? all.find(([start]) => start > at) : all.findLast(([start]) => start < at);
  if (next) selectSpan(body, ...next);
}

function selectSpan(body, start, end) {
  const range = document.createRange();
  const walk = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let at = 0, node = walk.nextNode(); node; at += node.data.length, node = walk.nextNode()) {
    if (start >= at && start < at + node.data.length) range.setStart(node, start - at);
    if (end > at && end <= at + node.data.length) range.setEnd(node, end - at);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  range.startContainer.parentElement.scrollIntoView({ block: "nearest" });
}
