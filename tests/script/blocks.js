// The editor's document in the form that csp/prose/snapshot.py gives to blocks, so that one vector serves both sides.
import { piecesOf } from "../../static/js/narrative/pieces.js";
import { readAny } from "../../static/js/narrative/reading.js";

export function blocksOf(node) {
  const blocks = [];
  node.forEach((child) => {
    const block = child.type.name === "speaker" ? undefined : blockOf(child);
    if (block) blocks.push(block);
  });
  return blocks;
}

function blockOf(node) {
  switch (node.type.name) {
    case "paragraph":
      return node.content.size ? { paragraph: runsOf(node) } : undefined;
    case "heading":
      return node.content.size ? { heading: runsOf(node), level: node.attrs.level } : undefined;
    case "blockquote":
      return quoteOf(node);
    case "callout":
      return { callout: blocksOf(node), title: node.firstChild.textContent };
    case "bullet_list":
    case "ordered_list":
      return listOf(node);
    default:
      return undefined;
  }
}

function quoteOf(node) {
  const speaker = node.lastChild.type.name === "speaker" ? node.lastChild.textContent : "";
  return { quote: blocksOf(node), ...(speaker && { speaker }) };
}

function listOf(node) {
  const items = [];
  node.forEach((item) => items.push(itemOf(item)));
  if (node.type.name === "bullet_list") return { bullets: items };
  const { letters, order } = node.attrs;
  return { [letters ? "lettered" : "numbered"]: items, ...(order !== 1 && { start: order }) };
}

// There a point has words and lists: other blocks in it are lines of its words.
function itemOf(item) {
  const lines = [];
  const lists = [];
  item.descendants((node) => {
    if (node.type.name.endsWith("_list")) lists.push(listOf(node));
    else if (node.isTextblock && node.content.size) lines.push(runsOf(node));
    return !node.type.name.endsWith("_list") && !node.isTextblock;
  });
  const text = lines.flatMap((line, place) => (place ? ["\n", ...line] : line));
  return lists.length ? { text, lists } : text;
}

// A footnote hangs on the words before it.
function runsOf(node) {
  const runs = [];
  for (const { text, note, bold, italic, href } of piecesOf(node)) {
    if (note) {
      if (!runs.length || runs.at(-1).note) runs.push({ text: "" });
      runs.at(-1).note = runsOf(readAny(note).firstChild);
    } else runs.push({ text, ...(bold && { bold }), ...(italic && { italic }), ...(href && { href }) });
  }
  return runs.map((run) => (Object.keys(run).length === 1 ? run.text : run));
}
