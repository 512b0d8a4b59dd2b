// A line of the document as pieces, each with one look: {text, bold, italic, href} or {note}.

import { isPlace } from "./schema.js";

/**
 * @typedef {{ text: string, note: string, bold: boolean, italic: boolean, href: string }} Piece
 * @type {Piece}
 */
const BARE = { text: "", note: "", bold: false, italic: false, href: "" };

/**
 * @param {import("prosemirror-model").Node} node
 * @returns {Piece[]}
 */
export function piecesOf(node) {
  /** @type {Piece[]} */
  const pieces = [];
  node.forEach((child) =>
    pieces.push({ ...BARE, ...contentOf(child), ...(child.type.name === "footnote" ? {} : lookOf(child)) }),
  );
  return joined(clearEdges(joined(pieces)));
}

/**
 * @param {import("prosemirror-model").Node} child
 * @returns {Partial<Piece>}
 */
function contentOf(child) {
  if (child.isText) return { text: child.text };
  if (child.type.name === "hard_break") return { text: "\n" };
  if (child.type.name === "footnote") return { note: child.attrs.note };
  return { text: child.attrs.words };
}

/** @param {import("prosemirror-model").Node} child */
function lookOf(child) {
  const marks = Object.fromEntries(child.marks.map((mark) => [mark.type.name, mark]));
  const href = child.attrs.href ?? marks.link?.attrs.href ?? "";
  return { bold: Boolean(marks.strong), italic: Boolean(marks.em), href };
}

/** @param {Piece} piece */
const look = (piece) => JSON.stringify([piece.bold, piece.italic, piece.href]);

/** @param {Piece[]} pieces */
function joined(pieces) {
  /** @type {Piece[]} */
  const made = [];
  for (const piece of pieces) {
    const last = made.at(-1);
    if (last && !last.note && !piece.note && look(last) === look(piece)) last.text += piece.text;
    else if (piece.text || piece.note) made.push({ ...piece });
  }
  return made;
}

/**
 * Markdown's marks hug their words, so spaces step out of bold, slant and links; a line has none at its ends.
 * @param {Piece[]} pieces
 */
function clearEdges(pieces) {
  const parts = pieces.flatMap(split);
  parts.forEach((part, at) => {
    if (!part.note && !part.text.trim()) Object.assign(part, between(nearest(parts, at, -1), nearest(parts, at, 1)));
  });
  return trimmed(joined(parts));
}

// The look of a space: what the words on both sides share, from the outermost mark in, as they are written.
function between(one = BARE, other = BARE) {
  const href = one.href === other.href && !isPlace(one.href) ? one.href : "";
  const together = one.href === href && other.href === href;
  const bold = together && one.bold && other.bold;
  const italic = together && one.bold === other.bold && one.italic && other.italic;
  return { href, bold, italic };
}

/** @param {Piece} piece */
function split(piece) {
  const [, before, words, after] = /^(\s*)(.*?)(\s*)$/s.exec(piece.text) ?? [];
  return [before, words, after]
    .filter((text) => text || piece.note)
    .slice(0, piece.note ? 1 : 3)
    .map((text) => ({ ...piece, text }));
}

/**
 * @param {Piece[]} parts
 * @param {number} at
 * @param {1 | -1} step
 * @returns {Piece | undefined}
 */
function nearest(parts, at, step) {
  let place = at + step;
  while (parts[place] && !parts[place].note && !parts[place].text.trim()) place += step;
  return parts[place];
}

/** @param {Piece[]} pieces */
function trimmed(pieces) {
  for (const piece of pieces) piece.text = piece.text.replace(/[ \t]*\n[ \t]*/g, "\n");
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first && !first.note) first.text = first.text.trimStart();
  if (last && !last.note) last.text = last.text.trimEnd();
  return pieces;
}
