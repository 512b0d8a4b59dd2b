// Moving something in a list with the mouse, as an extra: its menu and the keyboard do the same.
import { targetOf } from "./dom.js";

/** @typedef {{ item: HTMLElement, way: string }} Beside What something is let go beside, and on which side of it. */

const MARKS = ["app-drop-above", "app-drop-below"];

/**
 * ``items`` selects what the list is made of, ``lift`` gives what a drag that begins is to move and how it is called,
 * and ``drop`` is told what was moved, beside what it was let go, and over what.
 * @param {HTMLElement} list
 * @param {object} ways
 * @param {string} ways.items
 * @param {(place: HTMLElement) => { item: HTMLElement, words: string } | null | false | undefined} ways.lift
 * @param {(moved: HTMLElement, beside: Beside | undefined, over: HTMLElement) => void} ways.drop
 */
export function startDragging(list, { items, lift, drop }) {
  /** @type {HTMLElement | undefined} */
  let moving;
  /** @type {Beside | undefined} */
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

  /**
   * @param {HTMLElement} item
   * @param {number} pointer
   */
  function mark(item, pointer) {
    const { top, height } = item.getBoundingClientRect();
    marked = { item, way: pointer < top + height / 2 ? "above" : "below" };
    item.classList.add(`app-drop-${marked.way}`);
  }

  list.addEventListener("dragstart", (event) => {
    const lifted = lift(targetOf(event));
    if (!lifted || !event.dataTransfer) return;
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
    /** @type {HTMLElement | null} */
    const item = targetOf(event).closest(items);
    if (item && item !== moving) mark(item, event.clientY);
  });
  list.addEventListener("drop", (event) => {
    if (!moving) return;
    event.preventDefault();
    const [item, beside] = [moving, marked];
    stop();
    drop(item, beside, targetOf(event));
  });
  list.addEventListener("dragend", stop);
}
