// Moving something in a list with the mouse, as an extra: its menu and the keyboard do the same.

const MARKS = ["app-drop-above", "app-drop-below"];

// ``items`` selects what the list is made of, ``lift`` gives what a drag that begins is to move and how it is called,
// and ``drop`` is told what was moved, beside what it was let go, and over what.
export function startDragging(list, { items, lift, drop }) {
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

  function mark(item, pointer) {
    const { top, height } = item.getBoundingClientRect();
    marked = { item, way: pointer < top + height / 2 ? "above" : "below" };
    item.classList.add(`app-drop-${marked.way}`);
  }

  list.addEventListener("dragstart", (event) => {
    const lifted = lift(event.target);
    if (!lifted) return;
    moving = lifted.item;
    event.dataTransfer.setData("text/plain", lifted.words);
    event.dataTransfer.effectAllowed = "move";
    if (event.target !== moving) event.dataTransfer.setDragImage(moving, 0, 0);
    moving.classList.add("app-dragged");
  });
  list.addEventListener("dragover", (event) => {
    if (!moving) return;
    event.preventDefault();
    unmark();
    const item = event.target.closest(items);
    if (item && item !== moving) mark(item, event.clientY);
  });
  list.addEventListener("drop", (event) => {
    if (!moving) return;
    event.preventDefault();
    const [item, beside] = [moving, marked];
    stop();
    drop(item, beside, event.target);
  });
  list.addEventListener("dragend", stop);
}
