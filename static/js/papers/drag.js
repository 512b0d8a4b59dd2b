// Moving a section with the mouse.
import { find } from "../shared/dom.js";
import { startDragging } from "../shared/drag.js";
import { move } from "./press.js";

const SECTIONS = "[data-section]";

function lift(place) {
  const item = place.closest?.(SECTIONS);
  return item && { item, words: item.textContent.trim().split("\n")[0] };
}

// The place among the others, from 1.
function placeOf({ item, way }, moved) {
  const others = [...item.parentNode.children].filter((each) => each !== moved);
  return others.indexOf(item) + (way === "below" ? 2 : 1);
}

function drop(section, beside) {
  if (beside) move(section.dataset.section, placeOf(beside, section), section.id.replace("section-", "part-"));
}

function makeDraggable() {
  for (const item of document.querySelectorAll(SECTIONS)) item.setAttribute("draggable", "true");
}

export function startDraggingSections() {
  makeDraggable();
  document.addEventListener("paper:swapped", makeDraggable);
  startDragging(find("#paper-sections"), { items: SECTIONS, lift, drop });
}
