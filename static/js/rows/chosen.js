// The keys in a cell that is chosen and not written in: arrows walk, Enter or F2 writes, typing replaces.
import { keysAreOn } from "../frame/menus.js";
import { say } from "../shared/say.js";
import { goToComments } from "./comments.js";
import { isGivenUp, takeBack } from "./given.js";
import { showKeys } from "./hints.js";
import { open, openAnew } from "./opening.js";
import { clearRange, hasRange, linesFrom, stretch } from "./range.js";
import { cellAt, cellName, wordsOf } from "./row.js";
import { writeEach } from "./several.js";

const OF_THE_FRAME = ["/", "?"];

// One cell takes the words above it; a range those of its first row.
/** @param {HTMLElement} piece */
function fillDown(piece) {
  const lines = linesFrom(piece);
  const [first, ...rest] = lines.length > 1 ? lines : [lines[0].map((each) => cellAt(each, "ArrowUp")), ...lines];
  const filled = rest.flatMap((cells) => cells.map((each, place) => ({ piece: each, above: first[place] })));
  const wanted = filled.flatMap(({ piece: each, above }) =>
    above && cellName(each) !== "ref" ? [{ piece: each, words: wordsOf(above) }] : [],
  );
  if (!wanted.length) say(cellName(piece) === "ref" ? "Two rows cannot have one reference." : "There is no row above.");
  else writeEach(piece, wanted);
}

/** @param {HTMLElement} piece */
function empty(piece) {
  const cells = linesFrom(piece).flat();
  const wanted = cells.filter((each) => cells.length === 1 || cellName(each) !== "ref");
  writeEach(
    piece,
    wanted.map((each) => ({ piece: each, words: "" })),
  );
}

/** @param {HTMLElement} piece @param {string} name */
function ask(piece, name) {
  piece.dispatchEvent(new CustomEvent(name, { bubbles: true }));
}

/** @type {Record<string, (piece: HTMLElement) => void>} */
const ACTS = {
  Enter: open,
  F2: open,
  Delete: empty,
  ContextMenu: (piece) => ask(piece, "row-menu-wanted"),
  "Shift+F10": (piece) => ask(piece, "row-menu-wanted"),
  "Shift+Enter": (piece) => ask(piece, "row-wanted"),
  "Ctrl+d": fillDown,
};

/**
 * What a key does with several cells, or with words that were given up here.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} piece
 * @param {boolean} ctrl
 */
function pressFirst({ key, shiftKey }, piece, ctrl) {
  if (ctrl && key === "z" && isGivenUp(piece)) {
    takeBack(piece);
  } else if (key === "Escape" && hasRange(piece)) {
    clearRange();
    showKeys("choose");
  } else {
    return shiftKey && stretch(piece, key, ctrl);
  }
  return true;
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} piece
 * @param {boolean} ctrl
 */
function walk({ key, shiftKey }, piece, ctrl) {
  const next = shiftKey ? undefined : cellAt(piece, key, ctrl);
  next?.focus();
  next?.scrollIntoView({ block: "nearest", inline: "nearest" });
  return next !== undefined;
}

/** @param {KeyboardEvent} event @param {HTMLElement} piece @param {boolean} ctrl */
function act({ key, shiftKey }, piece, ctrl) {
  const found = ACTS[`${ctrl ? "Ctrl+" : ""}${shiftKey ? "Shift+" : ""}${key}`];
  found?.(piece);
  return found !== undefined;
}

/**
 * Does what a key says in a chosen cell.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} piece
 */
export function pressInChosen(event, piece) {
  const { key } = event;
  const ctrl = event.ctrlKey || event.metaKey;
  if (ctrl && event.altKey && key.toLowerCase() === "m") {
    event.preventDefault();
    goToComments(piece);
  }
  if (event.altKey || event.isComposing) return;
  if (pressFirst(event, piece, ctrl) || act(event, piece, ctrl) || walk(event, piece, ctrl)) {
    event.preventDefault();
    return;
  }
  if (ctrl || key.length !== 1 || key === " " || (OF_THE_FRAME.includes(key) && keysAreOn())) return;
  openAnew(piece); // The key itself is typed into the box, which has the focus now.
}
