// Opening a cell to write in.
import { Editor, editors } from "./editor.js";

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
