// One line of Markdown, written from its pieces: the same writing as csp/prose/lines.py.

const MARKS = /[\\`*_[\]<]|&(?=[#\w])/g;
const BLOCK = /^(?:>|=|:{3}|[-~]{2}|(?:#{1,6}|[+-])(?=\s|$)|[0-9]{1,9}(?=[.)](?:\s|$))|[a-z](?=\)(?:\s|$)))/;

/**
 * Words as somebody would type them, with a backslash before what would be a mark.
 * @param {string} text
 */
export function ordinary(text, start = true) {
  return text
    .split("\n")
    .map((line) => line.replace(MARKS, "\\$&"))
    .map((line, at) => (at || start ? escapeStart(line) : line))
    .join("\\\n");
}

/** @param {string} line */
export function escapeStart(line) {
  const found = BLOCK.exec(line)?.[0];
  if (!found) return line;
  const at = /[0-9a-z]/.test(found) ? found.length : 0;
  return `${line.slice(0, at)}\\${line.slice(at)}`;
}

/**
 * Words of which no sign, and nothing at an edge, can be taken for a mark.
 * @param {string} text
 */
export function careful(text) {
  const signs = [...text];
  const plain = (sign, at) => at > 0 && at < signs.length - 1 && /[ A-Za-z0-9]/.test(sign);
  return signs.map((sign, at) => (plain(sign, at) ? sign : `&#${sign.codePointAt(0)};`)).join("");
}

// How a line may be written, the plainest first: a star can stand inside a word, where a low line cannot.
/** @type {[(text: string, start?: boolean) => string, string][]} */
export const WAYS = [
  [ordinary, "_"],
  [ordinary, "*"],
  [careful, "_"],
];

export class LineWriter {
  /**
   * @param {typeof WAYS[number]} way
   * @param {(note: string) => number} label
   */
  constructor([spell, slant], label) {
    this.spell = spell;
    this.slant = slant;
    this.label = label;
  }

  /** @param {import("./pieces.js").Piece[]} pieces */
  write(pieces) {
    this.started = false;
    return grouped(pieces, (piece) => (piece.note ? "" : piece.href))
      .map(([href, group]) => this.linked(href, group))
      .join("");
  }

  /**
   * @param {string} href
   * @param {import("./pieces.js").Piece[]} pieces
   */
  linked(href, pieces) {
    if (!href) return this.bold(pieces);
    this.started = true;
    return `[${this.bold(pieces)}](${address(href)})`;
  }

  /** @param {import("./pieces.js").Piece[]} pieces */
  bold(pieces) {
    return this.looks(pieces, "bold", "**", (group) => this.italic(group));
  }

  /** @param {import("./pieces.js").Piece[]} pieces */
  italic(pieces) {
    return this.looks(pieces, "italic", this.slant, (group) => group.map((piece) => this.piece(piece)).join(""));
  }

  /**
   * @param {import("./pieces.js").Piece[]} pieces
   * @param {"bold" | "italic"} name
   * @param {string} mark
   * @param {(group: import("./pieces.js").Piece[]) => string} inner
   * @returns {string}
   */
  looks(pieces, name, mark, inner) {
    const write = (/** @type {[boolean, import("./pieces.js").Piece[]]} */ [marked, group]) => {
      this.started ||= marked;
      const written = inner(group);
      return marked ? mark + written + mark : written;
    };
    return grouped(pieces, (piece) => piece[name])
      .map(write)
      .join("");
  }

  /** @param {import("./pieces.js").Piece} piece */
  piece(piece) {
    const words = piece.note ? `[^${this.label(piece.note)}]` : this.spell(piece.text, !this.started);
    this.started = true;
    return words;
  }
}

/**
 * @template Key
 * @param {import("./pieces.js").Piece[]} pieces
 * @param {(piece: import("./pieces.js").Piece) => Key} key
 * @returns {[Key, import("./pieces.js").Piece[]][]}
 */
function grouped(pieces, key) {
  /** @type {[any, import("./pieces.js").Piece[]][]} */
  const groups = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last && last[0] === key(piece)) last[1].push(piece);
    else groups.push([key(piece), [piece]]);
  }
  return groups;
}

/** @param {string} href */
function address(href) {
  if (/^[\w:/?#@!$'*+,;=.~%-]+$/.test(href)) return href;
  return `<${href.replace(/[<>\\&]/g, "\\$&").replace(/\s/g, "%20")}>`;
}
