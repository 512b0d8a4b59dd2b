// Opening a cell to write in, and writing in one from outside.
import { say } from "../shared/say.js";
import { Editor, editors } from "./editor.js";
import { nameOf } from "./row.js";
import { save } from "./saving.js";

/** @param {HTMLElement | null | undefined} piece */
export function open(piece) {
  if (!piece) return undefined;
  const editor = editors.get(piece) ?? new Editor(piece);
  editor.focus();
  return editor;
}

/**
 * What is typed next takes the place of what stands there.
 * @param {HTMLElement} piece
 */
export function openAnew(piece) {
  const editor = open(piece);
  if (editor && !(editor.box instanceof HTMLSelectElement)) editor.box.select();
}

/**
 * Writes words into a cell as if they had been typed, and saves them.
 * @param {HTMLElement} piece
 * @param {string} words
 */
export function writeInto(piece, words) {
  const editor = open(piece);
  if (!editor || editor.waiting) return;
  const { box } = editor;
  if (box instanceof HTMLSelectElement && ![...box.options].some((each) => each.value === words)) {
    editor.close();
    piece.focus();
    say(`“${words}” cannot be chosen for ${nameOf(piece)}.`);
    return;
  }
  box.value = words;
  editor.typed();
  save(editor);
  if (!editors.has(piece)) piece.focus(); // It said so already.
}
