// The choices by search (select2 as Django ships it) name themselves after their labels.
function mend(box) {
  const select = box.previousElementSibling;
  if (!select?.matches("select")) return;
  const name = select.getAttribute("aria-label") ?? select.labels[0]?.textContent.replace(/:\s*$/, "") ?? "";
  const chosen = box.querySelector(".select2-selection__rendered");
  const search = box.querySelector(".select2-search__field");
  search?.setAttribute("aria-label", name);
  if (!box.querySelector(".select2-selection--single")) return;
  const now = chosen.title || "none chosen";
  for (const part of [box.querySelector(".select2-selection"), chosen]) {
    part.removeAttribute("aria-labelledby");
    part.setAttribute("aria-label", `${name}: ${now}`);
  }
}

function mendAll() {
  for (const box of document.querySelectorAll("form .select2-container")) mend(box);
}

// Its own list of results opens with a field of its own, at the end of the page.
function mendSearch() {
  const open = document.querySelector(".select2-container--open .select2-selection");
  const field = document.querySelector("body > .select2-container .select2-search__field");
  if (open && field) field.setAttribute("aria-label", `Search: ${open.getAttribute("aria-label")}`);
  const list = document.querySelector("body > .select2-container [role=listbox]");
  list?.setAttribute("aria-label", "Found");
}

function start() {
  mendAll();
  const { jQuery } = window.django;
  jQuery(document).on("select2:open", mendSearch);
  jQuery(document).on("change select2:close", mendAll);
  document.addEventListener("formset:added", () => setTimeout(mendAll));
}

// Django makes them when the page is ready, later than a module runs.
if (window.django?.jQuery) window.django.jQuery(start);
