// Lists that people letter, a) b) c): the same reading as csp/prose/lettered.py.

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const MARKER = /([a-z])\)(?=[ \t]|$)/y;
const ROMAN = /i\)[^\n]*\n\s*ii\)/y;

function at(pattern, text, place) {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

function markerOn(state, line) {
  const first = state.bMarks[line] + state.tShift[line];
  return at(MARKER, state.src.slice(0, state.eMarks[line]), first);
}

function goesOn(state, line) {
  const depth = state.sCount[line];
  return state.listIndent >= 0 && depth - state.listIndent >= 4 && depth < state.blkIndent;
}

function mayInterrupt(state, line, marker) {
  if (state.parentType !== "paragraph" || state.sCount[line] < state.blkIndent) return true;
  return marker[1] === "a" && state.skipSpaces(marker.index + 2) < state.eMarks[line];
}

function width(state, line, start, stop) {
  let column = state.sCount[line] + start - state.bMarks[line] - state.tShift[line];
  for (const char of state.src.slice(start, stop)) {
    column += char === "\t" ? 4 - ((column + state.bsCount[line]) % 4) : 1;
  }
  return column;
}

function readItem(state, line, end, marker) {
  const words = state.skipSpaces(marker.index + 2);
  const empty = words >= state.eMarks[line];
  const offset = width(state, line, marker.index + 2, words);
  const marked = state.sCount[line] + 2;
  const kept = [state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent, state.tight];
  state.push("list_item_open", "li", 1).map = [line, line];
  state.listIndent = state.blkIndent;
  state.blkIndent = empty || offset - marked > 4 ? marked + 1 : offset;
  state.tight = true;
  state.tShift[line] = words - state.bMarks[line];
  state.sCount[line] = offset;
  if (empty && state.isEmpty(line + 1)) state.line = Math.min(line + 2, end);
  else state.md.block.tokenize(state, line, end);
  [state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent, state.tight] = kept;
  state.push("list_item_close", "li", -1);
}

function readList(state, start, end, silent) {
  let marker = markerOn(state, start);
  if (!marker || goesOn(state, start)) return false;
  if (silent) return mayInterrupt(state, start, marker);
  if (at(ROMAN, state.src, marker.index)) return false;
  const opening = state.push("ordered_list_open", "ol", 1);
  opening.meta = { letters: true };
  opening.attrs = [["start", LETTERS.indexOf(marker[1]) + 1]];
  const before = state.parentType;
  state.parentType = "list";
  for (let line = start; marker; marker = markerOn(state, line)) {
    readItem(state, line, end, marker);
    line = state.line;
    if (line >= end || state.sCount[line] < state.blkIndent) break;
  }
  state.parentType = before;
  state.push("ordered_list_close", "ol", -1);
  return true;
}

export function lettered(parser) {
  parser.block.ruler.before("list", "lettered", readList, { alt: ["paragraph", "reference", "blockquote"] });
}

export function letterOf(number) {
  return LETTERS[Math.min(number, LETTERS.length) - 1];
}
