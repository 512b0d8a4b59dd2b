// Moving a section with the mouse, as an extra: its menu does the same.
import { move } from "./press.js";

const MARKS = ["app-drop-above", "app-drop-below"];
let moving;
let marked;

function unmark() {
  marked?.item.classList.remove(...MARKS);
  marked = undefined;
}

function stop() {
  unmark();
  moving?.classList.remove("app-dragged");
  moving = undefined;
}

function onDragOver(event) {
  if (!moving) return;
  event.preventDefault();
  const item = event.target.closest("[data-section]");
  unmark();
  if (!item || item === moving) return;
  const { top, height } = item.getBoundingClientRect();
  const way = event.clientY < top + height / 2 ? "above" : "below";
  marked = { item, way };
  item.classList.add(`app-drop-${way}`);
}

// The place among the others, from 1.
function placeOf({ item, way }) {
  const others = [...item.parentNode.children].filter((each) => each !== moving);
  return others.indexOf(item) + (way === "below" ? 2 : 1);
}

function onDrop(event) {
  if (!moving || !marked) return stop();
  event.preventDefault();
  const { section } = moving.dataset;
  const to = placeOf(marked);
  const anchor = moving.id.replace("section-", "part-");
  stop();
  return move(section, to, anchor);
}

function makeDraggable() {
  for (const item of document.querySelectorAll("[data-section]")) item.draggable = true;
}

export function startDragging() {
  const panel = document.getElementById("paper-sections");
  makeDraggable();
  document.addEventListener("paper:swapped", makeDraggable);
  panel.addEventListener("dragstart", (event) => {
    moving = event.target.closest?.("[data-section]");
    if (!moving) return;
    event.dataTransfer.setData("text/plain", moving.textContent.trim().split("\n")[0]);
    event.dataTransfer.effectAllowed = "move";
    moving.classList.add("app-dragged");
  });
  panel.addEventListener("dragover", onDragOver);
  panel.addEventListener("drop", onDrop);
  panel.addEventListener("dragend", stop);
}
