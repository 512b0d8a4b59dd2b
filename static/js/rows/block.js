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

/**
 * Lines of cells as a spreadsheet takes them, and as a table for Word and for mail. One cell alone is only its words.
 * @param {string[][]} lines
 */
export function asTable(lines) {
  const alone = lines.length === 1 && lines[0].length === 1;
  const text = alone ? lines[0][0] : lines.map((cells) => cells.map(quoted).join("\t")).join("\n");
  const rows = lines.map((cells) => `<tr>${cells.map((words) => `<td>${asHtml(words)}</td>`).join("")}</tr>`);
  return { text, html: alone ? asHtml(lines[0][0]) : `<table border="1">${rows.join("")}</table>` };
}
