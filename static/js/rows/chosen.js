// The keys in a cell that is chosen and not written in: arrows walk, Enter or F2 writes, typing replaces.
import { keysAreOn } from "../frame/menus.js";
import { say } from "../shared/say.js";
import { isGivenUp, takeBack } from "./given.js";
import { open, openAnew, writeInto } from "./opening.js";
import { cellAt, cellName, nameOf, wordsOf } from "./row.js";

const OF_THE_FRAME = ["/", "?"];

/** @param {HTMLElement} piece */
function fillFromAbove(piece) {
  const above = cellAt(piece, "ArrowUp");
  if (!above || cellName(piece) === "ref") {
    say(cellName(piece) === "ref" ? "Two rows cannot have one reference." : "There is no row above.");
    return;
  }
  writeInto(piece, wordsOf(above));
  say(`Filled from ${nameOf(above)}.`);
}

/** @param {HTMLElement} piece @param {string} name */
function ask(piece, name) {
  piece.dispatchEvent(new CustomEvent(name, { bubbles: true }));
}

/** @type {Record<string, (piece: HTMLElement) => void>} */
const ACTS = {
  Enter: open,
  F2: open,
  Delete: (piece) => writeInto(piece, ""),
  ContextMenu: (piece) => ask(piece, "row-menu-wanted"),
  "Shift+F10": (piece) => ask(piece, "row-menu-wanted"),
  "Shift+Enter": (piece) => ask(piece, "row-wanted"),
  "Ctrl+d": fillFromAbove,
};

/**
 * Does what a key says in a chosen cell; gives whether it was one of ours.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} piece
 */
export function pressInChosen(event, piece) {
  const { key, altKey, shiftKey } = event;
  const ctrl = event.ctrlKey || event.metaKey;
  if (altKey || event.isComposing) return false;
  if (ctrl && key === "z" && isGivenUp(piece)) {
    event.preventDefault();
    takeBack(piece);
    return true;
  }
  const act = ACTS[`${ctrl ? "Ctrl+" : ""}${shiftKey ? "Shift+" : ""}${key}`];
  if (act) {
    event.preventDefault();
    act(piece);
    return true;
  }
  const next = shiftKey ? undefined : cellAt(piece, key, ctrl);
  if (next) {
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
    return true;
  }
  if (ctrl || key.length !== 1 || key === " " || (OF_THE_FRAME.includes(key) && keysAreOn())) return false;
  openAnew(piece); // The key itself is typed into the box, which has the focus now.
  return true;
}
