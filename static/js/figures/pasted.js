// A block of figures that was copied from a spreadsheet.

/**
 * The cells of a copied block, or null for a single value.
 * @param {string} text
 * @returns {string[][] | null}
 */
export function cellsOf(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  const cells = lines.map((line) => line.split("\t").map((cell) => cell.trim()));
  return cells.length > 1 || cells[0].length > 1 ? cells : null;
}

/**
 * Whether a block brings its own heading row or its own names of places.
 * @param {string[][]} cells
 */
export function hasNames(cells) {
  return cells.some(([first]) => /[a-z]{2}/i.test(first) && !/^(over|under|about|not|n\/a)/i.test(first));
}

/**
 * A plain number, or null for anything that only the server can judge.
 * @param {string} words
 */
export function plainNumber(words) {
  const plain = words
    .replace(/( [ap])+\s*$/, "")
    .trim()
    .replaceAll(",", "");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
