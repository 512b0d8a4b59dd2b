// Several cells chosen at once: Shift with an arrow or a click draws a block from the chosen cell, which keeps the focus.
import { say } from "../shared/say.js";
import { asTable, between } from "./block.js";
import { showKeys } from "./hints.js";
import { cellAt, cellName, cellsIn, OWN_POINTER, rowOf, rowsIn, wordsOf } from "./row.js";

const MARK = "app-in-range";
// While a range is drawn with the mouse, no words are selected.
const DRAWING = "app-drawing-range";
/** @type {{ from: HTMLElement, to: HTMLElement } | undefined} */
let drawn;
let started = false;

/** The range that begins in a cell. @param {Element | null} piece */
const rangeOf = (piece) => (drawn?.from === piece && drawn?.to.isConnected ? drawn : undefined);

/**
 * The cells of a range, line by line; of a cell alone where no range begins in it.
 * @param {HTMLElement} piece
 * @returns {HTMLElement[][]}
 */
export function linesFrom(piece) {
  const range = rangeOf(piece);
  if (!range) return [[piece]];
  const names = between(cellsIn(rowOf(range.from)).map(cellName), cellName(range.from), cellName(range.to));
  return between(rowsIn(document), rowOf(range.from), rowOf(range.to)).map((row) =>
    cellsIn(row).filter((each) => names.includes(cellName(each))),
  );
}

/** @param {Element | null} piece */
export const hasRange = (piece) => rangeOf(piece) !== undefined;

export function clearRange() {
  if (!drawn) return;
  drawn = undefined;
  for (const each of document.querySelectorAll(`.${MARK}`)) {
    each.classList.remove(MARK);
    each.closest("td, th")?.removeAttribute("aria-selected");
  }
}

/**
 * @param {HTMLElement} from
 * @param {HTMLElement} to
 */
export function drawRange(from, to) {
  clearRange();
  if (from === to) return showKeys("choose");
  drawn = { from, to };
  const lines = linesFrom(from);
  for (const each of lines.flat()) {
    each.classList.add(MARK);
    each.closest("td, th")?.setAttribute("aria-selected", "true");
  }
  to.scrollIntoView({ block: "nearest", inline: "nearest" });
  showKeys("range");
  return say(`${lines.flat().length} cells in ${lines.length} row${lines.length > 1 ? "s" : ""} selected.`);
}

/**
 * Moves the far corner of the range one cell on.
 * @param {HTMLElement} piece
 * @param {string} key
 * @param {boolean} far
 * @returns {boolean} whether the key was for it
 */
export function stretch(piece, key, far) {
  if (!started || !/^Arrow|^Home$|^End$/.test(key)) return false;
  const corner = rangeOf(piece)?.to ?? piece;
  const next = cellAt(corner, key, far);
  if (next) drawRange(piece, next);
  return true;
}

// Copied as a table: a spreadsheet takes the words, Word and mail the table.
function onCopy(event) {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || !activeElement.matches("[data-cell]")) return;
  if (!getSelection()?.isCollapsed) return;
  const lines = linesFrom(activeElement);
  const { text, html } = asTable(lines.map((cells) => cells.map(wordsOf)));
  event.clipboardData.setData("text/plain", text);
  event.clipboardData.setData("text/html", html);
  event.preventDefault();
  const count = lines.flat().length;
  say(count > 1 ? `${count} cells copied.` : "The cell is copied.");
}

/** The cell in or around which something is. @param {Element} place @returns {HTMLElement | null} */
const cellBy = (place) =>
  place.closest("[data-cell]") ?? place.closest("[data-row] td")?.querySelector("[data-cell]") ?? null;

// With Shift a click draws the range to where it was, and writes nothing. Without it one may begin to draw with the mouse.
function onPointer(event) {
  const { activeElement } = document;
  const piece = cellBy(event.target);
  if (event.button || !piece) return;
  if (!event.shiftKey) {
    if (!event.target.closest(OWN_POINTER)) drawWithMouse(piece);
    return;
  }
  if (!(activeElement instanceof HTMLElement) || !activeElement.matches("[data-cell]")) return;
  event.preventDefault();
  drawRange(activeElement, piece);
}

/**
 * From the cell in which the button was pressed to that over which the mouse is; within one cell its words are selected.
 * @param {HTMLElement} from
 */
function drawWithMouse(from) {
  let over = from;
  const stop = new AbortController();
  const move = (event) => {
    const piece = event.target instanceof Element ? cellBy(event.target) : null;
    if (!piece || (piece === from && over === from)) return;
    getSelection()?.removeAllRanges();
    if (piece === over) return;
    over = piece;
    document.body.classList.add(DRAWING);
    if (document.activeElement !== from) from.focus({ preventScroll: true });
    drawRange(from, piece);
  };
  const end = () => {
    document.body.classList.remove(DRAWING);
    stop.abort();
  };
  document.addEventListener("mousemove", move, { signal: stop.signal });
  document.addEventListener("mouseup", end, { signal: stop.signal });
}

export function startRanges(groups) {
  started = true;
  for (const table of groups.querySelectorAll("table")) table.setAttribute("aria-multiselectable", "true");
  groups.addEventListener("mousedown", onPointer);
  document.addEventListener("focusin", (event) => event.target !== drawn?.from && clearRange());
  document.addEventListener("copy", onCopy);
}
