// Moving a row with the mouse, as an extra: the menu and the keyboard do the same.
import { pressAndShow } from "./swap.js";

const MARKS = ["app-drop-above", "app-drop-below"];
let moving;
let marked;

const handle = document.createElement("span");
handle.className = "app-drag";
handle.draggable = true;
handle.title = "Drag to move the row";
handle.setAttribute("aria-hidden", "true");
handle.textContent = "⠿";

function unmark() {
  marked?.row.classList.remove(...MARKS);
  marked = undefined;
}

function onDragOver(event) {
  if (!moving) return;
  event.preventDefault();
  const row = event.target.closest("[data-row]");
  unmark();
  if (!row || row === moving) return;
  const { top, height } = row.getBoundingClientRect();
  const way = event.clientY < top + height / 2 ? "above" : "below";
  marked = { row, way };
  row.classList.add(`app-drop-${way}`);
}

function onDrop(event) {
  if (!moving) return;
  event.preventDefault();
  const row = moving;
  const priority = event.target.closest("[data-priority]")?.dataset.priority;
  const place = marked ? { [marked.way]: marked.row.id.replace("row-", "") } : { priority };
  const useful = marked || (priority && row.closest("[data-priority]").dataset.priority !== priority);
  stop();
  if (useful) pressAndShow(`${row.dataset.row}place/`, place, row);
}

function stop() {
  unmark();
  moving?.classList.remove("app-dragged");
  moving = undefined;
}

export function startDragging(groups) {
  groups.addEventListener("pointerover", (event) => {
    const row = event.pointerType === "mouse" && !event.buttons && event.target.closest("[data-row]");
    if (row && handle.parentNode !== row.firstElementChild) row.firstElementChild.append(handle);
  });
  groups.addEventListener("dragstart", (event) => {
    if (event.target !== handle) return;
    moving = handle.closest("[data-row]");
    event.dataTransfer.setData("text/plain", moving.dataset.ref);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(moving, 0, 0);
    moving.classList.add("app-dragged");
  });
  groups.addEventListener("dragover", onDragOver);
  groups.addEventListener("drop", onDrop);
  groups.addEventListener("dragend", stop);
}
