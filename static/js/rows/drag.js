// Moving a row with the mouse, by a handle that comes with the pointer.
import { element } from "../shared/dom.js";
import { startDragging } from "../shared/drag.js";
import { pressAndShow } from "./swap.js";
import { placeOfRow, rememberRow } from "./undoing.js";

const ROWS = "[data-row]";
const LOOK = { class: "app-drag", draggable: "true", title: "Drag to move the row", "aria-hidden": "true" };
const handle = element("span", LOOK, "⠿");

function lift(place) {
  /** @type {HTMLElement | null} */
  const row = place === handle ? handle.closest(ROWS) : null;
  return row && { item: row, words: row.dataset.ref ?? "" };
}

async function drop(row, beside, over) {
  const priority = over.closest("[data-priority]")?.dataset.priority;
  const changes = priority && row.closest("[data-priority]").dataset.priority !== priority;
  if (!beside && !changes) return;
  const place = beside ? { [beside.way]: beside.item.id.replace("row-", "") } : { priority };
  const kept = {
    kind: /** @type {const} */ ("placed"),
    row: row.id,
    address: row.dataset.row,
    before: placeOfRow(row),
  };
  if (!(await pressAndShow(`${row.dataset.row}place/`, place, row))) return;
  const now = document.getElementById(row.id);
  if (now) rememberRow({ ...kept, after: placeOfRow(now) });
}

export function startDraggingRows(groups) {
  groups.addEventListener("pointerover", (event) => {
    const row = event.pointerType === "mouse" && !event.buttons && event.target.closest(ROWS);
    if (row && handle.parentNode !== row.firstElementChild) row.firstElementChild.append(handle);
  });
  startDragging(groups, { items: ROWS, lift, drop });
}
