// Acts without losing one's place: what the form would have loaded is fetched and put in.
const root = document.getElementById("review");
const stops = () => [...root.querySelectorAll(".value")];
let busy = false;

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!root.contains(form) || "leaves" in form.dataset) return;
  event.preventDefault();
  if (busy) return;
  const button = event.submitter;
  const data = new FormData(form, button);
  const order = stops().map((value) => value.id);
  const acted = (button ?? form).closest(".value, .card")?.id ?? "";
  busy = true;
  root.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body: data });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById("review")) throw new Error("not the review");
    show(page, form);
    say(page);
    goOn(page, order, acted);
  } catch {
    form.dataset.leaves = ""; // the browser's own way: it shows what went wrong
    form.requestSubmit(button);
  } finally {
    busy = false;
    root.removeAttribute("aria-busy");
  }
});

function show(page, sent) {
  for (const old of root.querySelectorAll("[data-part]")) {
    if (!page.getElementById(old.id)) old.remove();
  }
  let last = null;
  for (const part of page.querySelectorAll("#review [data-part]")) {
    const fresh = document.importNode(part, true);
    const old = document.getElementById(part.id);
    if (!old) last?.after(fresh);
    else if (plain(old) !== plain(fresh)) {
      keepTyped(old, fresh, sent);
      old.replaceWith(fresh);
    }
    last = document.getElementById(part.id);
  }
  document.dispatchEvent(new CustomEvent("review:changed", { detail: sent }));
}

// The token of a form is another one each time, and as good as the one before.
const plain = (part) => part.outerHTML.replace(/(name="csrfmiddlewaretoken" value=")[^"]*/g, "$1");

// What stands half written in other forms stays, and so do the forms that are open.
function keepTyped(old, fresh, sent) {
  for (const details of old.querySelectorAll("details[open][id]")) {
    if (details.contains(sent)) continue;
    const same = fresh.querySelector(`#${CSS.escape(details.id)}`);
    if (!same) continue;
    same.open = true;
    for (const field of details.querySelectorAll("input[id], textarea[id], select[id]")) {
      const again = same.querySelector(`#${CSS.escape(field.id)}`);
      if (!again) continue;
      if (field.type === "checkbox") again.checked = field.checked;
      else again.value = field.value;
    }
  }
}

function say(page) {
  const words = page.querySelector(".messagelist, #refusal")?.textContent ?? "";
  const progress = page.querySelector(".progress")?.textContent ?? "";
  document.getElementById("said").textContent = `${words} ${progress}`.replace(/\s+/g, " ").trim();
  document.querySelector(".messagelist")?.remove();
}

// To what is to be mended, or to the next value that nobody has decided.
function goOn(page, order, acted) {
  const refused = document.querySelector("#refusal .refused");
  if (refused) {
    const field = root.querySelector(".small-form [aria-invalid=true]")
      ?? root.querySelector(".small-form:has(.error) :is(textarea, select, input:not([type=hidden]))");
    (field ?? refused).focus();
    return;
  }
  const now = stops();
  const lacking = acted && document.getElementById(acted)?.matches(".lacks");
  const added = now.find((value) => !order.includes(value.id) && value.matches(".lacks, .head"));
  const at = order.indexOf(acted);
  const rest = order.slice(at + 1).concat(order.slice(0, at + 1));
  const next = rest.map((id) => document.getElementById(id)).find((value) => value && !("decided" in value.dataset));
  const target = lacking ? document.getElementById(acted) : added ?? next;
  if (!target) document.querySelector("#bar form[data-leaves] button").focus();
  else if (target.matches(".lacks")) target.querySelector("details[data-act=give] textarea")?.focus();
  else target.querySelector(".stop").focus();
}
