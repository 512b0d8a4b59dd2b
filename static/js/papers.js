// A paper as a place to write in: words are rewritten where they stand. Every page of it works without this.
import { startDraggingSections } from "./papers/drag.js";
import { startInPlace } from "./papers/in_place.js";
import { offerInserts } from "./papers/inserts.js";
import { startMenus } from "./papers/menus.js";
import { startPressing } from "./papers/press.js";
import { startShortening } from "./papers/short.js";

document.querySelectorAll("[data-inserts]").forEach(offerInserts);

if (document.getElementById("paper-middle")) {
  startShortening();
  startMenus();
  startPressing();
  startInPlace();
  startDraggingSections();
}
