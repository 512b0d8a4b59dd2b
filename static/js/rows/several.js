// Writing into several cells, one save after the other, as one step of the visit. Where agreed wording asks for a reason the
// rest waits for it, and is saved with the same.
import { say } from "../shared/say.js";
import { Editor, editors } from "./editor.js";
import { rest } from "./resting.js";
import { cellName, nameOf, wordsOf } from "./row.js";
import { save, settled } from "./saving.js";

/** @typedef {{ piece: HTMLElement, words: string }} Wanted */

let batches = 0;

/** @param {Editor} editor @param {string} words */
function canSay({ box }, words) {
  return !(box instanceof HTMLSelectElement) || [...box.options].some((each) => each.value === words);
}

/**
 * The same cell, which may have been drawn anew meanwhile.
 * @param {string} row
 * @param {string} name
 * @returns {HTMLElement | null}
 */
const cellNow = (row, name) => document.querySelector(`#${row} [data-cell="${name}"]`);

/**
 * Gives what the cell was saved with, or nothing if it was not.
 * @param {HTMLElement} piece
 * @param {string} words
 * @param {{ batch?: number, answers?: Record<string, string> }} of
 */
async function writeOne(piece, words, { batch, answers }) {
  const editor = new Editor(piece);
  if (!canSay(editor, words)) {
    editor.close();
    say(`“${words}” cannot be chosen for ${nameOf(piece)}.`);
    return undefined;
  }
  Object.assign(editor, { batch, answers });
  editor.box.value = words;
  editor.focus();
  save(editor, { insist: true });
  await settled();
  await editor.closed; // A question below the box is answered first, or the box is given up.
  return editor.saved ? { answers: editor.answers } : undefined;
}

/**
 * @param {HTMLElement} chosen The cell that has the focus, and has it again at the end.
 * @param {Wanted[]} wanted
 */
export async function writeEach(chosen, wanted) {
  const different = wanted.filter(({ piece, words }) => !editors.has(piece) && wordsOf(piece) !== words);
  if (!different.length) return say("It says so already.");
  const places = different.map(({ piece, words }) => ({
    row: piece.closest("tr")?.id ?? "",
    name: cellName(piece),
    words,
  }));
  const home = { row: chosen.closest("tr")?.id ?? "", name: cellName(chosen) };
  batches += 1;
  let answers;
  for (const { row, name, words } of places) {
    const piece = cellNow(row, name);
    const saved = piece && (await writeOne(piece, words, { batch: places.length > 1 ? batches : undefined, answers }));
    if (!saved) return undefined; // It said why.
    answers = saved.answers;
  }
  rest(cellNow(home.row, home.name));
  if (places.length > 1) say(`${places.length} cells saved.`);
  return undefined;
}
