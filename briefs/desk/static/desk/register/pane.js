// Another source beside the form, without leaving what is typed in it.
const pane = document.getElementById("source");
let asked = null;

async function open(query) {
  asked?.abort();
  asked = new AbortController();
  pane.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(`${pane.dataset.sources}?${query}`, { signal: asked.signal });
    if (!answer.ok || answer.redirected) throw new Error("no source");
    pane.innerHTML = await answer.text();
    settle();
    document.dispatchEvent(new CustomEvent("source:opened"));
    return true;
  } catch (error) {
    if (error.name !== "AbortError") tell("The source could not be opened. What you typed is still here; try again.");
    return false;
  } finally {
    pane.removeAttribute("aria-busy");
  }
}

function tell(words) {
  const said = pane.querySelector(".trouble") ?? pane.querySelector(".about").appendChild(document.createElement("p"));
  said.className = "trouble";
  said.setAttribute("role", "alert");
  said.textContent = words;
}

// With scripts none of these sends the form, and none is what the Enter key presses.
function settle() {
  for (const button of pane.querySelectorAll("button[type=submit]")) button.type = "button";
  for (const words of pane.querySelectorAll(".with-script")) words.hidden = false;
}

const showing = () => pane.querySelector("[name=_showing]")?.value ?? "";

export function show(key) {
  return key === showing() ? Promise.resolve(true) : open(new URLSearchParams({ source: key }));
}

async function find() {
  const q = pane.querySelector("[name=_find]").value.trim();
  if (await open(new URLSearchParams({ source: showing(), q }))) pane.querySelector(".found button, [name=_find]")?.focus();
}

pane?.addEventListener("click", async (event) => {
  const tab = event.target.closest("[name=_source]");
  if (tab) {
    if (await show(tab.value)) pane.querySelector("[aria-current]")?.focus();
  } else if (event.target.closest("[name=_check]")) find();
});
pane?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("[name=_find]")) return;
  event.preventDefault();
  find();
});
if (pane) settle();
