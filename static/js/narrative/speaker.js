// Who said a quotation: its last line, where that begins with a dash and a name (csp/prose/speaker.py).
import { around } from "./tokens.js";

const LONGEST = 150;
const OPENING = /^\s*(?:[—–]\s*|--\s+)(?=\S)/;
const BREAKS = new Set(["softbreak", "hardbreak"]);

export const seemsSpoken = (words) => OPENING.test(words);

export function nameSpeakers(state) {
  const kept = [];
  for (const token of state.tokens) {
    const speaker = token.type === "blockquote_close" ? takeSpeaker(kept) : "";
    if (speaker) kept.push(...around(state, "speaker", speaker));
    kept.push(token);
  }
  return kept;
}

// Takes the last line off a quotation that is read so far; its name, or nothing.
function takeSpeaker(tokens) {
  const line = tokens.at(-2);
  if (tokens.at(-1).type !== "paragraph_close" || line.type !== "inline") return "";
  const opened = tokens.at(-4);
  let breakAt = line.children.length - 1;
  while (breakAt >= 0 && !isTopBreak(line.children, breakAt)) breakAt--;
  const last = line.children.slice(breakAt + 1);
  const name = nameIn(last, line.content);
  if (!name || (breakAt < 0 && opened.type === "blockquote_open")) return "";
  if (breakAt < 0) tokens.splice(-3);
  else line.children.length = breakAt;
  return name;
}

function isTopBreak(children, place) {
  const depth = children.slice(0, place).reduce((sum, child) => sum + child.nesting, 0);
  return depth === 0 && BREAKS.has(children[place].type);
}

function nameIn(last, typed) {
  const words = last.map((child) => child.content).join("");
  const plain = last.every((child) => child.type === "text") && words.length <= LONGEST;
  if (!plain || !OPENING.test(words) || !OPENING.test(typed.slice(typed.lastIndexOf("\n") + 1))) return "";
  return words.replace(OPENING, "").trim();
}
