// What of a typed text is finished, so that it can be kept while somebody goes on typing.

/**
 * Whether a line makes a decision or an action. ``lead`` is the group's own word for a decision.
 * @param {string} line
 * @param {string} lead
 */
export function makesBlock(line, lead) {
  const word = [lead, "AGREED", "ACTION"].find((each) => each && line.startsWith(each));
  return word !== undefined && !/^[\w’']/.test(line.slice(word.length));
}

/**
 * The words up to the last empty line, or to the end of a line that makes a decision or an action; and the rest.
 * @param {string} text
 * @param {string} lead
 * @returns {[string, string]}
 */
export function finished(text, lead) {
  let cut = 0;
  let place = 0;
  let points = false; // “AGREED that:-” goes on until a line is empty.
  for (const line of text.split("\n").slice(0, -1)) {
    place += line.length + 1;
    const block = makesBlock(line, lead);
    points = block ? /(?:that)?\s*[:;]?-\s*$|:\s*$/.test(line) : points && line.trim() !== "";
    if (line.trim() === "" || (block && !points)) cut = place;
  }
  return text.slice(0, cut).trim() ? [text.slice(0, cut), text.slice(cut)] : ["", text];
}

/**
 * What can be kept though nobody has finished it: words, but no half of a decision or an action.
 * @param {string} text
 * @param {string} lead
 */
export function unfinished(text, lead) {
  let place = 0;
  for (const line of text.split("\n")) {
    if (makesBlock(line, lead)) return text.slice(0, place);
    place += line.length + 1;
  }
  return text;
}

/**
 * The text with a line that begins a block.
 * @param {string} text
 * @param {string} word
 */
export function beginLine(text, word) {
  const before = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  return `${before}${word} `;
}
