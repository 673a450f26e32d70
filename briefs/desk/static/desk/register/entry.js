// The page of an entry: its sources beside its form. Without scripts every button here
// sends the form and gets it back, unsaved.
import "./choose.js";
import "./check.js";
import "./pane.js";
import "./pick.js";
import "./light.js";
