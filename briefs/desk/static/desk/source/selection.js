// The words selected in the text of a source, and where they begin: counted in code points,
// as the server counts.
export function selectionIn(body) {
  const picked = getSelection();
  if (!body || !picked.rangeCount || picked.isCollapsed) return null;
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
