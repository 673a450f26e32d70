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
  const before = version();
  dialog.replaceChildren(images);
  goOnFrom(before);
}

const version = () => Number(dialog.querySelector("[name=version]")?.value);

// An image is a saved version of the brief: the form that it was added from goes on from that,
// unless someone else has saved too.
function goOnFrom(before) {
  const basedOn = document.querySelector("#content-main [name=based_on]");
  if (Number(basedOn?.value) !== before || version() !== before + 1) return;
  basedOn.value = version();
  basedOn.form.setAttribute("action", basedOn.form.getAttribute("action").replace(/#.*$/, `#based-on-${version()}`));
}

async function ask(options = {}) {
  try {
    const answer = await fetch(place(), options);
    if (!answer.ok) throw new Error(answer.statusText);
    show(await answer.text());
  } catch {
    const said = make("p", { role: "alert" }, "The images cannot be reached now. ", make("a", { href: place(), target: "_blank" }, "Open their page"));
    // What was filled in stays, to be sent once more.
    if (options.body && dialog.querySelector("form")) dialog.querySelector("form").prepend(said);
    else dialog.replaceChildren(said);
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
