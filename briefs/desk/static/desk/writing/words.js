// How long the brief is, against what a brief should be.
const GUIDE = 1500;
const sections = () => [...document.querySelectorAll("textarea[data-markdown]")];

export function count(text) {
  const read = text
    .replace(/\]\([^)\s]*\)/g, "] ") // addresses of links are not read
    .replace(/\[\^[^\]]+\]:?/g, " ")
    .replace(/^[\s|:-]+$/gm, " ");
  return (read.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? []).length;
}

const said = (number) => `${number.toLocaleString("en")} ${number === 1 ? "word" : "words"}`;

export function showCounts() {
  const numbers = sections().map((area) => count(area.value));
  const all = numbers.reduce((sum, number) => sum + number, 0);
  sections().forEach((area, index) => {
    const line = area.closest(".writing")?.querySelector(".counted");
    if (!line) return;
    line.textContent = `${said(numbers[index])} here, ${all.toLocaleString("en")} of ${GUIDE.toLocaleString("en")} in all`;
    line.classList.toggle("over", all > GUIDE);
    if (all > GUIDE) line.textContent += `: ${said(all - GUIDE)} over the guide`;
  });
}
