// Going back and forth over what was saved during this visit: each step is a save like any other, refused where somebody
// else has changed the cell since, and asking for a reason where wording was agreed.
import { takesText } from "../frame/menus.js";
import { say, warn } from "../shared/say.js";
import { Editor, editorAround, editors } from "./editor.js";
import { rest } from "./resting.js";
import { nameOf } from "./row.js";
import { save, settled } from "./saving.js";
import { pressAndShow } from "./swap.js";
import { answersForBack, Visit } from "./visit.js";

/**
 * @typedef {object} CellStep A cell that was saved.
 * @property {"cell"} kind
 * @property {string} row The id of its row in the page.
 * @property {string} cell
 * @property {string} label
 * @property {string} before
 * @property {string} after
 * @property {number} version That in which the row said what stood there before.
 * @property {Record<string, string>} [answers]
 * @property {number} [batch] The change of several cells that it is a part of.
 */
/**
 * @typedef {object} RowStep A row that came, went or moved. What was removed comes back by ``restore``.
 * @property {"added" | "removed" | "placed"} kind
 * @property {string} row
 * @property {string} address
 * @property {string} [restore]
 * @property {Record<string, string>} [before]
 * @property {Record<string, string>} [after]
 */

/** @type {Visit<CellStep | RowStep>} */
const visit = new Visit();
const ROW_NEWS = "#plan-news form";

function showWays() {
  for (const way of /** @type {import("./visit.js").Way[]} */ (["back", "forth"])) {
    const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(`[data-visit="${way}"]`));
    if (button) button.disabled = !visit.next(way);
  }
}

/** @param {RowStep} step */
export function rememberRow(step) {
  visit.add(step);
  showWays();
}

/** Where a removed row is brought back, as the banner says. */
export const restoreAddress = () => /** @type {HTMLFormElement | null} */ (document.querySelector(ROW_NEWS))?.action;

/**
 * Whoever pressed Undo in the banner went back over that step.
 * @param {string} address
 */
export function passRestored(address) {
  const step = visit.next("back");
  if (step?.kind !== "removed" || step.restore !== address) return;
  visit.pass("back", step);
  showWays();
}

/**
 * Where a row stands, in the words of the address that puts it there again.
 * @param {HTMLElement} row
 * @returns {Record<string, string>}
 */
export function placeOfRow(row) {
  const number = (/** @type {Element} */ other) => other.id.replace("row-", "");
  if (row.previousElementSibling) return { below: number(row.previousElementSibling) };
  if (row.nextElementSibling) return { above: number(row.nextElementSibling) };
  return { priority: row.closest("[data-priority]")?.getAttribute("data-priority") ?? "" };
}

function onSaved(event) {
  const { step, taken } = event.detail;
  if (taken) visit.pass(taken.way, Object.assign(taken.step, { version: step?.version ?? taken.step.version }));
  else if (step) visit.add(step);
  showWays();
}

/**
 * @param {CellStep} step
 * @param {import("./visit.js").Way} way
 */
function passCell(step, way) {
  /** @type {HTMLElement | null} */
  const piece = document.querySelector(`#${step.row} [data-cell="${step.cell}"]`);
  if (!piece) {
    visit.drop(step);
    warn(`${step.label} is not on this page any more, so it stays as it is. Its history keeps every wording.`);
    return;
  }
  const open = editors.get(piece);
  if (open?.dirty) {
    open.focus();
    say(`Save or give up first what you are writing in ${step.label}.`);
    return;
  }
  open?.close();
  const [text, was] = way === "back" ? [step.before, step.after] : [step.after, step.before];
  const editor = new Editor(piece, { text, was });
  editor.taken = { step, way, version: step.version, drop: () => visit.drop(step) };
  editor.answers = way === "back" ? answersForBack(step.answers) : step.answers;
  editor.focus();
  piece.scrollIntoView({ block: "nearest" });
  save(editor, { insist: true });
}

/**
 * What was changed in several cells at once goes back at once, as far as nobody is asked anything.
 * @param {CellStep} step
 * @param {import("./visit.js").Way} way
 */
async function passCells(step, way) {
  let count = 0;
  /** @type {CellStep | RowStep | undefined} */
  let next = step;
  while (next?.kind === "cell" && (!count || (step.batch && next.batch === step.batch))) {
    const gone = next;
    passCell(gone, way);
    await settled();
    if (visit.next(way) === gone) return; // It asks something first.
    count += 1;
    next = visit.next(way);
  }
  if (count > 1) say(`${way === "back" ? "Undone" : "Redone"}: ${count} cells.`);
}

/**
 * @param {RowStep} step
 * @param {import("./visit.js").Way} way
 */
async function passRow(step, way) {
  const goes = (way === "back") === (step.kind === "added");
  const place = way === "back" ? step.before : step.after;
  const address = step.kind === "placed" ? `${step.address}place/` : goes ? `${step.address}remove/` : step.restore;
  const moved = step.kind === "placed" ? document.getElementById(step.row) : undefined;
  if (!address || !(await pressAndShow(address, place ?? {}, moved))) return;
  if (step.kind !== "placed" && goes) step.restore = restoreAddress();
  visit.pass(way, step);
  const row = document.getElementById(step.row);
  rest((row ?? document).querySelector("[data-cell]"));
}

/** @type {Promise<void>} */
let going = Promise.resolve();

/** @param {import("./visit.js").Way} way */
async function pass(way) {
  await settled(); // What is on its way is the last step, once it is there.
  const step = visit.next(way);
  const refused = editorAround(document.activeElement);
  if (refused?.dirty) say(`Save or give up first what you are writing in ${nameOf(refused.piece)}.`);
  else if (!step) say(way === "back" ? "There is nothing to undo in this visit." : "There is nothing to redo.");
  else if (step.kind === "cell") await passCells(step, way);
  else await passRow(step, way);
}

// One press after the other, however quickly they come.
/** @param {import("./visit.js").Way} way */
function go(way) {
  going = going.then(() => pass(way)).finally(showWays);
}

/**
 * @param {KeyboardEvent} event
 * @returns {import("./visit.js").Way | undefined}
 */
export function wayOf({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey || (!ctrlKey && !metaKey)) return undefined;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? "forth" : "back";
  return letter === "y" && !shiftKey ? "forth" : undefined;
}

// A box in which somebody has typed takes its own words back first.
function onKeyDown(event) {
  const way = !event.defaultPrevented && wayOf(event);
  if (!way) return;
  const editor = editorAround(event.target);
  const isTheirs = editor ? event.target !== editor.box || (editor.dirty && !editor.waiting) : takesText(event.target);
  if (isTheirs) return;
  event.preventDefault();
  go(way);
}

export function startUndoing(groups) {
  groups.addEventListener("cell-saved", onSaved);
  document.addEventListener("keydown", onKeyDown);
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-visit]"))) {
    button.hidden = false;
    button.addEventListener("click", () => go(button.dataset.visit === "back" ? "back" : "forth"));
  }
  showWays();
}
