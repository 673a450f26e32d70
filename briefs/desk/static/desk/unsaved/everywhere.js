// On every page of the desk: forget what was saved, and everything when someone logs out.
import { dropAll, dropSaved } from "./copies.js";

dropSaved();
document.getElementById("logout-form")?.addEventListener("submit", () => {
  document.dispatchEvent(new CustomEvent("desk:logout"));
  dropAll();
});
