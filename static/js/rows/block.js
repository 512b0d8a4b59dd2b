// A block of cells as words: which cells lie in it, and how it is copied. Knows no page.

/**
 * What lies between two things of a list, both of them taken along, whichever comes first.
 * @template T
 * @param {T[]} list
 * @param {T} one
 * @param {T} other
 */
export function between(list, one, other) {
  const [first, last] = [list.indexOf(one), list.indexOf(other)].sort((a, b) => a - b);
  return first < 0 ? [] : list.slice(first, last + 1);
}

const NEEDS_QUOTES = /["\t\n\r]/;
const AS_ENTITY = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @param {string} words */
const quoted = (words) => (NEEDS_QUOTES.test(words) ? `"${words.replaceAll('"', '""')}"` : words);

/** @param {string} words */
const asHtml = (words) => words.replace(/[&<>"]/g, (sign) => AS_ENTITY[sign]).replaceAll("\n", "<br>");

// By this a table that was copied here is known again.
const OURS = "data-plan-cells";

/**
 * Lines of cells as a spreadsheet takes them, and as a table for Word and for mail. One cell alone is only its words.
 * @param {string[][]} lines
 */
export function asTable(lines) {
  const alone = lines.length === 1 && lines[0].length === 1;
  const text = alone ? lines[0][0] : asTabs(lines);
  const rows = lines.map((cells) => `<tr>${cells.map((words) => `<td>${asHtml(words)}</td>`).join("")}</tr>`);
  return { text, html: alone ? asHtml(lines[0][0]) : `<table border="1" ${OURS}="1">${rows.join("")}</table>` };
}

/** Whether what is on the clipboard was copied from a table of a plan. @param {string} html */
export const isOurs = (html) => html.includes(`${OURS}="1"`);

const PASTED = /"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y;

/**
 * Lines of cells from words with tabs, the counterpart of ``asTable``.
 * @param {string} words
 * @returns {string[][]}
 */
export function linesOfTabs(words) {
  /** @type {string[][]} */
  const lines = [[]];
  for (let at = 0; at <= words.length; ) {
    PASTED.lastIndex = at;
    const [whole, inQuotes, plain] = PASTED.exec(words) ?? ["", undefined, ""];
    lines[lines.length - 1].push(inQuotes === undefined ? plain : inQuotes.replaceAll('""', '"'));
    at += whole.length;
    if (words[at] === "\n") lines.push([]);
    at += 1;
  }
  return lines;
}

/** @param {string[][]} lines */
export const asTabs = (lines) => lines.map((cells) => cells.map(quoted).join("\t")).join("\n");
