// The editor's document written as Markdown: the same writing as csp/prose/printing.py.

import { letterOf } from "./lettered.js";
import { LineWriter, ordinary, WAYS } from "./line.js";
import { piecesOf } from "./pieces.js";
import { readAny } from "./reading.js";
import { seemsSpoken } from "./speaker.js";

const kept = new WeakMap();

/**
 * A document, or part of one, as Markdown with its footnotes at the end.
 * @param {import("prosemirror-model").Node} doc
 */
export function write(doc) {
  const notes = new Map();
  const label = (note) => notes.get(note) ?? notes.set(note, notes.size + 1).get(note);
  const lines = blocksOf(doc, label);
  for (const [note, number] of notes) lines.push("", `[^${number}]: ${note}`);
  return lines.length ? `${lines.join("\n")}\n` : "";
}

/**
 * @param {import("prosemirror-model").Node} node
 * @param {(note: string) => number} label
 * @returns {string[]}
 */
function blocksOf(node, label) {
  const lines = [];
  let before;
  node.forEach((child) => {
    const made = linesOf(child, label);
    if (!made.length) return;
    if (lines.length) lines.push("");
    // A rule is not printed, and keeps two lists of one kind apart.
    if (before && isList(child) && child.type === before.type && child.attrs.letters === before.attrs.letters)
      lines.push("***", "");
    lines.push(...made);
    before = child;
  });
  return lines;
}

/** @param {import("prosemirror-model").Node} node */
const isList = (node) => node.type.name.endsWith("_list");

/**
 * @param {import("prosemirror-model").Node} node
 * @param {(note: string) => number} label
 * @returns {string[]}
 */
function linesOf(node, label) {
  switch (node.type.name) {
    case "paragraph":
      return line(node, label);
    case "heading":
      return heading(node, label);
    case "bullet_list":
    case "ordered_list":
      return list(node, label);
    case "blockquote":
      return quote(node, label);
    case "callout":
      return callout(node, label);
    case "rule":
      return ["***"];
    default:
      return [];
  }
}

/**
 * The lines of a paragraph; what has no footnote is worked out once.
 * @param {import("prosemirror-model").Node} node
 * @param {(note: string) => number} label
 * @returns {string[]}
 */
function line(node, label) {
  if (kept.has(node)) return kept.get(node);
  const pieces = piecesOf(node);
  const lines = pieces.length ? typed(pieces, label).split("\n") : [];
  if (!pieces.some((piece) => piece.note)) kept.set(node, lines);
  return lines;
}

/**
 * Plainly where that reads back as the same words, otherwise with entities.
 * @param {import("./pieces.js").Piece[]} pieces
 * @param {(note: string) => number} label
 */
function typed(pieces, label, before = "") {
  const wanted = JSON.stringify(pieces);
  const notes = pieces.filter((piece) => piece.note).map(({ note }) => `\n\n[^${label(note)}]: ${note}`);
  for (const way of WAYS) {
    const words = before + new LineWriter(way, label).write(pieces);
    if (way === WAYS.at(-1) || readsAs(words + [...new Set(notes)].join(""), wanted)) return words;
  }
  return "";
}

/**
 * @param {string} words
 * @param {string} wanted
 */
function readsAs(words, wanted) {
  try {
    const { childCount, firstChild } = readAny(words);
    return childCount === 1 && firstChild?.isTextblock && JSON.stringify(piecesOf(firstChild)) === wanted;
  } catch {
    return false; // It would be taken for a picture or another thing that has no place here.
  }
}

/**
 * @param {import("prosemirror-model").Node} node
 * @param {(note: string) => number} label
 * @returns {string[]}
 */
function heading(node, label) {
  const pieces = piecesOf(node).map((piece) => ({ ...piece, text: piece.text.replace(/\n/g, " ") }));
  return pieces.length ? [typed(pieces, label, `${"#".repeat(node.attrs.level)} `)] : [];
}

/**
 * @param {import("prosemirror-model").Node} node
 * @param {(note: string) => number} label
 * @returns {string[]}
 */
function list(node, label) {
  const lines = [];
  node.forEach((item, _, place) => {
    const marker = markerOf(node, place);
    const [first, ...rest] = itemLines(item, label);
    lines.push(`${marker} ${first}`.trimEnd());
    lines.push(...rest.map((each) => each && " ".repeat(marker.length + 1) + each));
  });
  return lines;
}

/**
 * @param {import("prosemirror-model").Node} node
 * @param {number} place
 */
function markerOf(node, place) {
  if (node.type.name === "bullet_list") return "-";
  const number = node.attrs.order + place;
  return node.attrs.letters ? `${letterOf(number)})` : `${number}.`;
}

/**
 * A point's own words, then the lists under it straight below.
 * @param {import("prosemirror-model").Node} item
 * @param {(note: string) => number} label
 */
function itemLines(item, label) {
  const words = item.child(0);
  const own = linesOf(words, label);
  const rest = blocksOf(item.copy(item.content.cut(words.nodeSize)), label);
  const second = item.maybeChild(1);
  const close =
    !own.length || (second && isList(second) && (second.attrs.order ?? 1) === 1 && second.child(0).child(0).childCount);
  return [...(own.length ? own : [""]), ...(rest.length && !close ? [""] : []), ...rest];
}

/** @param {string} line */
const withSignFirst = (line) => `&#${line.codePointAt(0)};${line.slice(1)}`;

/**
 * Whether the last paragraph would be read as the name of whoever speaks.
 * @param {import("prosemirror-model").Node} node
 * @param {string[]} lines
 */
function endsSpoken(node, lines) {
  let last;
  node.forEach((child) => {
    if (!child.isTextblock || child.content.size) last = child;
  });
  return last?.type.name === "paragraph" && lines.length > 0 && seemsSpoken(lines[lines.length - 1]);
}

/**
 * @param {import("prosemirror-model").Node} node
 * @param {(note: string) => number} label
 * @returns {string[]}
 */
function quote(node, label) {
  const last = node.child(node.childCount - 1);
  const speaker = last.type.name === "speaker" ? last.textContent.trim() : "";
  const lines = blocksOf(node, label);
  if (speaker) lines.push("", `— ${ordinary(speaker, false)}`);
  else if (endsSpoken(node, lines)) lines.push(...lines.splice(-1).map(withSignFirst));
  return (lines.length ? lines : [""]).map((each) => `> ${each}`.trimEnd());
}

/**
 * @param {import("prosemirror-model").Node} node
 * @param {(note: string) => number} label
 * @returns {string[]}
 */
function callout(node, label) {
  const fence = ":".repeat(3 + depth(node));
  const title = ordinary(node.child(0).textContent.trim(), false);
  return [`${fence} ${title}`.trimEnd(), ...blocksOf(node, label), fence];
}

/**
 * How many call-outs stand inside this one.
 * @param {import("prosemirror-model").Node} node
 * @returns {number}
 */
function depth(node) {
  let deepest = 0;
  node.forEach((child) => {
    deepest = Math.max(deepest, depth(child) + Number(child.type.name === "callout"));
  });
  return deepest;
}
