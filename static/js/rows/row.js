// A row of the table as the page holds it.

/**
 * The columns that have a cell, as the page tells them: what each is called, and how it is written.
 * @type {Record<string, { label: string, kind: string }>}
 */
const columns = JSON.parse(document.getElementById("plan-groups")?.dataset.columns ?? "{}");

/** @param {Element} piece */
export function rowOf(piece) {
  const row = piece.closest("tr");
  if (!row) throw new Error("A cell stands in a row.");
  return row;
}

/** @param {ParentNode} place */
export const rowsIn = (place) => [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-row]"))];

/** @param {ParentNode} place */
export const cellsIn = (place) => [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-cell]"))];

/** @param {HTMLElement} piece */
export const cellName = (piece) => piece.dataset.cell ?? "";

/** @param {HTMLElement} piece */
export const addressOf = (piece) => `${rowOf(piece).dataset.row}cells/${cellName(piece)}/`;
/** @param {HTMLElement} piece */
export const nameOf = (piece) => `${columns[cellName(piece)]?.label} of row ${rowOf(piece).dataset.ref}`;

/**
 * How a cell is written: one line, a line for each thing, or text.
 * @param {HTMLElement} piece
 * @returns {"line" | "lines" | "text"}
 */
export function kindOf(piece) {
  const kind = columns[cellName(piece)]?.kind;
  return kind === "line" || kind === "lines" ? kind : "text";
}

/**
 * The words of a cell as they were typed.
 * @param {HTMLElement} piece
 * @returns {string}
 */
export function wordsOf(piece) {
  if (piece.dataset.raw !== undefined) return piece.dataset.raw;
  const each = (selector, words) => [...piece.querySelectorAll(`:scope > ${selector}`)].map(words).join("\n");
  if (cellName(piece) === "risks") return each("div", (risk) => risk.textContent);
  if (kindOf(piece) === "lines") return each("p", (line) => line.firstChild.textContent.replace(/\s+/g, " "));
  return piece.textContent;
}

/** @param {ParentNode} place */
export function makeReachable(place) {
  for (const piece of cellsIn(place)) piece.tabIndex = 0;
}

/**
 * The cell before or after, across rows.
 * @param {HTMLElement} piece
 * @param {1 | -1} step
 */
export function neighbour(piece, step) {
  const row = rowOf(piece);
  const pieces = cellsIn(row);
  const found = pieces[pieces.indexOf(piece) + step];
  if (found) return found;
  const rows = rowsIn(document);
  const beside = rows[rows.indexOf(row) + step];
  return beside && cellsIn(beside).at(step > 0 ? 0 : -1);
}
