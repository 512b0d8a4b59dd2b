// A paper as a place to write in: words are rewritten where they stand. Every page of it works without this.
import { startDragging } from "./paper/drag.js";
import { startInPlace } from "./paper/in_place.js";
import { offerInserts } from "./paper/inserts.js";
import { startMenus } from "./paper/menus.js";
import { startPressing } from "./paper/press.js";
import { startShortening } from "./paper/short.js";

document.querySelectorAll("[data-inserts]").forEach(offerInserts);

if (document.getElementById("paper-middle")) {
  startShortening();
  startMenus();
  startPressing();
  startInPlace();
  startDragging();
}
