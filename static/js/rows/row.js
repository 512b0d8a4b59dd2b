// A row of the table as the page holds it.

/**
 * The columns that have a cell, as the page tells them: what each is called, and how it is written.
 * @type {Record<string, { label: string, kind: string }>}
 */
const columns = JSON.parse(document.getElementById("plan-groups")?.dataset.columns ?? "{}");

/** What does something of its own when it is clicked, within a cell or beside it. */
export const OWN_POINTER = "a, button, input, label, textarea, select, .app-menu, .app-editor, .app-drag";

/** The columns as they are printed side by side, whatever stands in small print in the table. */
export const printedNames = Object.keys(columns);

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

/**
 * Each cell is reached by key, and is called by its column and row.
 * @param {HTMLElement} piece
 */
export function introduce(piece) {
  piece.tabIndex = 0;
  piece.setAttribute("role", "group");
  piece.setAttribute("aria-label", nameOf(piece));
}

/**
 * A screen reader that comes to a cell by key hears its words too. Whoever reads the page line by line hears them once.
 * @param {HTMLElement} piece
 */
export function readAloud(piece) {
  piece.setAttribute("aria-description", wordsOf(piece) || "Empty");
  piece.addEventListener("blur", () => piece.removeAttribute("aria-description"), { once: true });
}

/** @param {ParentNode} place */
export function makeReachable(place) {
  for (const table of place.querySelectorAll("table")) table.setAttribute("role", "grid");
  for (const piece of cellsIn(place)) introduce(piece);
}

/** @param {HTMLElement} piece */
const isSeen = (piece) => piece.checkVisibility?.() ?? true;

/**
 * The same column in another row, or what is seen of that row instead.
 * @param {HTMLElement | undefined} row
 * @param {string} name
 */
function cellIn(row, name) {
  const pieces = row ? cellsIn(row) : [];
  const same = pieces.find((each) => cellName(each) === name);
  return same && isSeen(same) ? same : pieces.find(isSeen);
}

/**
 * Where a key leads from a cell: up and down in its column, left and right in its row, Home and End to the ends of the row,
 * and ``far`` to those of the table. Nothing for another key, or at the edge.
 * @param {HTMLElement} piece
 * @param {string} key
 * @returns {HTMLElement | undefined}
 */
export function cellAt(piece, key, far = false) {
  const row = rowOf(piece);
  const rows = rowsIn(document);
  const pieces = cellsIn(row).filter(isSeen);
  const [place, line] = [pieces.indexOf(piece), rows.indexOf(row)];
  const beside = {
    ArrowLeft: () => pieces[far ? 0 : place - 1],
    ArrowRight: () => (far ? pieces.at(-1) : pieces[place + 1]),
    ArrowUp: () => cellIn(rows[far ? 0 : line - 1], cellName(piece)),
    ArrowDown: () => cellIn(far ? rows.at(-1) : rows[line + 1], cellName(piece)),
    Home: () => (far ? cellsIn(rows[0])[0] : pieces[0]),
    End: () => (far ? cellsIn(rows[rows.length - 1]).findLast(isSeen) : pieces.at(-1)),
  }[key];
  const found = beside?.();
  return found === piece ? undefined : found;
}

/**
 * The cell to write in before or after, across rows. A number is not changed in passing.
 * @param {HTMLElement} piece
 * @param {1 | -1} step
 */
export function neighbour(piece, step) {
  const row = rowOf(piece);
  const pieces = cellsIn(row);
  const ahead = step > 0 ? pieces.slice(pieces.indexOf(piece) + 1) : pieces.slice(0, pieces.indexOf(piece)).reverse();
  const rows = rowsIn(document);
  const beside = rows[rows.indexOf(row) + step];
  const beyond = beside ? cellsIn(beside) : [];
  if (step < 0) beyond.reverse();
  return [...ahead, ...beyond].find((each) => cellName(each) !== "ref");
}
