// On every page of the desk: what is typed is kept, what was saved is forgotten, and
// everything when someone logs out.
import { dropAll, dropSaved } from "./copies.js";
import { listed } from "./offer.js";
import { askBeforeLeaving, leftAnywhere, watch } from "./watch.js";

const RECORD = "#content-main form[method=post][id$=_form]:has([name=based_on])";
const DECISION = ".decision form[method=post], .proposals form[method=post]";

dropSaved();
for (const form of document.querySelectorAll(`${RECORD}, ${DECISION}`)) {
  watch(form, { name: form.matches(RECORD) ? "" : form.id, cameBack: document.querySelector(".errornote, .errorlist") !== null });
}
// The desk tells of all that was left behind, of records that are deleted by now too.
const desk = document.querySelector("body.dashboard #content-main");
if (desk) leftAnywhere().then((copies) => listed(desk, copies));
document.querySelectorAll("form[data-unsaved]").forEach(askBeforeLeaving);

document.getElementById("logout-form")?.addEventListener("submit", () => {
  const forget = () => dropAll();
  addEventListener("pagehide", forget);
  setTimeout(() => removeEventListener("pagehide", forget), 1_000); // who was asked, and stayed
});
