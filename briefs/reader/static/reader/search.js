// Suggestions while typing, for whoever has JavaScript: a combobox as in the ARIA practices.
// Without it the boxes are plain forms.
"use strict";
for (const input of document.querySelectorAll("[data-suggestions]")) {
  const list = document.createElement("ul");
  const said = document.createElement("span");
  let asked = null, timer = 0, chosen = -1;
  list.className = "offers";
  list.id = `${input.id}-offers`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  said.className = "unseen";
  said.setAttribute("role", "status");
  input.form.append(list, said);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"],
    ["aria-controls", list.id], ["aria-expanded", "false"]]) input.setAttribute(name, value);

  const close = () => {
    list.hidden = true;
    choose(-1);
    input.setAttribute("aria-expanded", "false");
  };
  const choose = (place) => {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = place;
    const option = list.children[place];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const show = (found) => {
    choose(-1);
    list.replaceChildren(...found.map((one, place) => {
      const option = document.createElement("li");
      const text = document.createElement("span");
      const kind = document.createElement("small");
      option.id = `${list.id}-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.url = one.url;
      text.textContent = one.text;
      text.dir = "auto";
      if (one.lang) text.lang = one.lang;
      kind.textContent = one.kind;
      option.append(text, " ", kind);
      return option;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    said.textContent = found.length ? `${found.length} suggestions, with the arrow keys` : "";
  };
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    if (input.value.trim().length < 2) return close();
    try {
      const address = `${input.dataset.suggestions}?q=${encodeURIComponent(input.value)}`;
      const answer = await fetch(address, { signal: asked.signal });
      if (answer.ok) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };
  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, 150);
  });
  input.addEventListener("compositionend", () => { timer = setTimeout(ask, 150); });
  input.addEventListener("keydown", (event) => {
    const number = list.children.length;
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") choose(chosen + 1 < number ? chosen + 1 : -1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? number - 1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.url);
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => { clearTimeout(timer); asked?.abort(); close(); });
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("li");
    event.preventDefault(); // the box keeps the focus, and the list stays until the click
    if (option && event.button === 0) location.assign(option.dataset.url);
  });
}
