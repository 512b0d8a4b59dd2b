// Pasting cells of a table into the plan. A line or a column of a few is written at once, as one step of the visit; more is
// shown first, each cell now and after, on a page of its own.
import { find } from "../shared/dom.js";
import { say, warn } from "../shared/say.js";
import { asTabs, isOurs, linesOfTabs } from "./block.js";
import { hasRange, linesFrom } from "./range.js";
import { cellName, cellsIn, printedNames, rowOf, rowsIn } from "./row.js";
import { settled } from "./saving.js";
import { writeEach } from "./several.js";
import { linesOfTable } from "./typing.js";

const MOST_AT_ONCE = 12;
const MOST_CELLS = 5_000;
const MOST_LETTERS = 1_000_000;
const TOO_MANY = "That is too much to paste at once: up to 5,000 cells can be. Nothing was changed.";
const PICTURE = "A picture cannot be pasted into the table. Nothing was changed.";

/** @typedef {{ lines: string[][], ours: boolean }} Block */

/**
 * What is on the clipboard as lines of cells, where it is a table.
 * @param {DataTransfer} data
 * @returns {Block | undefined}
 */
function blockOf(data) {
  const [html, text] = [data.getData("text/html"), data.getData("text/plain")];
  const ours = isOurs(html);
  if (ours) return { lines: linesOfTabs(text), ours };
  const plain = text.replaceAll("\r\n", "\n").replace(/\n+$/, "");
  const lines = html ? linesOfTable(html)?.lines : plain.includes("\t") && linesOfTabs(plain);
  return lines ? { lines, ours } : undefined;
}

/**
 * The columns from a cell on: as they stand in the table for what was copied there, else as they are printed.
 * @param {HTMLElement} piece
 * @param {boolean} ours
 */
function columnsFrom(piece, ours) {
  const names = ours ? cellsIn(rowOf(piece)).map(cellName) : printedNames;
  return names.slice(names.indexOf(cellName(piece)));
}

/**
 * What each cell is to say, where the lines have a place in the table; nothing where one has none.
 * @param {HTMLElement} piece
 * @param {Block} block
 */
function wantedBy(piece, { lines, ours }) {
  const names = columnsFrom(piece, ours);
  const rows = rowsIn(document).slice(rowsIn(document).indexOf(rowOf(piece)));
  const wanted = lines.flatMap((words, line) =>
    words.map((each, place) => {
      const cell = rows[line]?.querySelector(`[data-cell="${names[place]}"]`);
      return cell ? { piece: /** @type {HTMLElement} */ (cell), words: each } : undefined;
    }),
  );
  const found = wanted.filter((each) => each !== undefined);
  return found.length === wanted.length ? found : undefined;
}

/** @param {HTMLElement} piece @param {Block} block */
async function showFirst(piece, { lines, ours }) {
  /** @type {HTMLFormElement} */
  const form = find("#paste-form");
  const number = (/** @type {Element} */ row) => row.id.replace("row-", "");
  const said = {
    words: asTabs(lines),
    start: number(rowOf(piece)),
    column: cellName(piece),
    listed: rowsIn(document).map(number).join(","),
    ours: ours ? "on" : "",
  };
  for (const [name, words] of Object.entries(said)) form.elements[name].value = words;
  await settled();
  form.submit();
}

/**
 * Few cells are written, many are shown first.
 * @param {HTMLElement} piece
 * @param {Block} block
 */
function pasteBlock(piece, block) {
  const [tall, wide] = [block.lines.length, block.lines[0].length];
  if (tall * wide > MOST_CELLS || asTabs(block.lines).length > MOST_LETTERS) return warn(TOO_MANY);
  const isFew = tall * wide <= MOST_AT_ONCE && (tall === 1 || wide === 1);
  const isPlain = block.ours || cellName(piece) !== "ref";
  const wanted = isFew && isPlain ? wantedBy(piece, block) : undefined;
  if (wanted) return writeEach(piece, wanted);
  say("What would change is shown first.");
  return showFirst(piece, block);
}

/**
 * One cell that was copied fills the whole range.
 * @param {HTMLElement} piece
 * @param {string} words
 */
function fill(piece, words) {
  const into = linesFrom(piece)
    .flat()
    .filter((each) => cellName(each) !== "ref");
  const said = words.replace(/[\r\n]+$/, "");
  return writeEach(
    piece,
    into.map((each) => ({ piece: each, words: said })),
  );
}

/**
 * Pastes what was copied where a cell is chosen and not written in.
 * @param {ClipboardEvent} event
 * @param {HTMLElement} piece
 * @returns {boolean} whether it was for this
 */
export function pasteCells(event, piece) {
  const data = /** @type {DataTransfer} */ (event.clipboardData);
  const text = data.getData("text/plain");
  const block = blockOf(data);
  const isMany = block && block.lines.length * block.lines[0].length > 1;
  if (isMany) pasteBlock(piece, block);
  else if (hasRange(piece)) fill(piece, block?.lines[0][0] ?? text);
  else if (!text && data.files.length) warn(PICTURE);
  else return false;
  event.preventDefault();
  return true;
}
