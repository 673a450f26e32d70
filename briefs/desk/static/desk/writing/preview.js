// The text as readers would see it, made by the server as it makes the public page.
const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
const WAIT = 350;

// One at a time: a page that opens asks for all its sections.
let last = Promise.resolve();
function inTurn(job) {
  last = last.then(job, job);
  return last;
}

export function preview(area, pane) {
  let waiting = 0;
  let shown = null;

  async function refresh() {
    if (pane.hidden || shown === area.value) return;
    const text = area.value;
    const body = new FormData();
    body.append("csrfmiddlewaretoken", token());
    body.append("section", area.name);
    body.append("brief", document.getElementById("this-brief")?.dataset.brief ?? "");
    body.append("text", text);
    try {
      const answer = await fetch(area.dataset.preview, { method: "POST", body });
      if (!answer.ok || answer.redirected) throw new Error("not rendered");
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      pane.replaceChildren(...page.body.childNodes);
      shown = text;
      delete pane.dataset.failed;
    } catch {
      shown = null;
      pane.dataset.failed = "No preview now; what you type is not affected.";
    }
  }

  area.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(inTurn, WAIT, refresh);
  });
  // Nothing in a preview leads away from a form that is half filled in.
  pane.addEventListener("click", (event) => {
    const anchor = event.target.closest("a");
    if (!anchor) return;
    const place = anchor.hash && anchor.getAttribute("href").startsWith("#");
    if (place) pane.querySelector(`[id="${CSS.escape(anchor.hash.slice(1))}"]`)?.scrollIntoView({ block: "nearest" });
    else window.open(anchor.href, "_blank", "noopener");
    event.preventDefault();
  });
  return () => inTurn(refresh);
}
