// "Image…": the page of the brief's images in a dialog, from which one goes into the text.
import { make, replace } from "./edit.js";

const place = () => document.getElementById("this-brief")?.dataset.images;
let dialog = null;
let target = null;

function put(markdown) {
  const { selectionStart: at, value } = target;
  if (target.dataset.markdown === "lines") {
    dialog.close();
    replace(target, at, at, markdown);
    return;
  }
  const lead = !value.slice(0, at).trim() || value.slice(0, at).endsWith("\n\n") ? "" : "\n\n";
  dialog.close();
  replace(target, at, at, `${lead}${markdown}\n\n`);
}

function show(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const images = page.getElementById("images");
  if (!images) throw new Error("not the images");
  for (const code of images.querySelectorAll("[data-insert]")) {
    const button = make("button", { type: "button", class: "put" }, "Put into the text");
    button.addEventListener("click", () => put(code.dataset.insert));
    code.replaceWith(button);
  }
  const close = make("button", { type: "button" }, "Close");
  close.addEventListener("click", () => dialog.close());
  images.querySelector(".acts a").replaceWith(close);
  images.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    ask({ method: "POST", body: new FormData(event.target) });
  });
  dialog.replaceChildren(images);
}

async function ask(options = {}) {
  try {
    const answer = await fetch(place(), options);
    if (!answer.ok) throw new Error(answer.statusText);
    show(await answer.text());
  } catch {
    dialog.replaceChildren(make("p", { role: "alert" }, "The images cannot be shown now. "), make("a", { href: place(), target: "_blank" }, "Open their page"));
  }
  (dialog.querySelector(".errorlist ~ input, .put, input[type=file]") ?? dialog).focus();
}

export function imageButton(area) {
  if (!place()) return null;
  const button = make("button", { type: "button", "data-mark": "Image", "aria-haspopup": "dialog" }, "Image…");
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    target = area.target?.() ?? area;
    if (!dialog) {
      dialog = make("dialog", { class: "writing-images decision", "aria-label": "Images of this brief" });
      document.querySelector("#content").append(dialog);
    }
    dialog.showModal();
    ask();
  });
  return button;
}
