// Help while typing in a cell: bullets that go on, and words from Word as lines and bullets.
import { readPasted } from "../narrative/word.js";

const BULLET = /^(\s*)(?:[-–•*·]\s+)/;
const BLOCKS = new Set([
  "P",
  "DIV",
  "LI",
  "UL",
  "OL",
  "TR",
  "TD",
  "TH",
  "TABLE",
  "H1",
  "H2",
  "H3",
  "H4",
  "H5",
  "H6",
  "BLOCKQUOTE",
]);

// As if it had been typed, so that Ctrl+Z takes it back.
export function type(box, words) {
  if (!document.execCommand("insertText", false, words)) {
    box.setRangeText(words, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// Enter after a bullet begins the next one; Enter in an empty bullet ends the list.
export function goOnWithBullet(box) {
  const start = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
  const line = box.value.slice(start, box.selectionStart);
  const bullet = BULLET.exec(line);
  if (!bullet) return false;
  if (line.trim().length > bullet[0].trim().length) {
    type(box, `\n${bullet[0]}`);
  } else {
    box.setSelectionRange(start, box.selectionStart);
    document.execCommand("delete");
  }
  return true;
}

function isListParagraph(node) {
  return /MsoListParagraph/.test(node.className) || /mso-list:\s*l/.test(node.dataset?.style ?? "");
}

// Word draws the bullet of a paragraph itself; a number is worth keeping, a sign is not.
function takeMark(node) {
  const drawn = node.querySelector('[data-style*="mso-list:Ignore"], [data-style*="mso-list: Ignore"]');
  const words = drawn?.textContent.trim() ?? "";
  drawn?.remove();
  return /^\(?[0-9]+[.)]$/.test(words) ? `${words} ` : "- ";
}

function walk(node, lines) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      lines[lines.length - 1] += child.textContent.replace(/\s+/g, " ");
    } else if (child.nodeName === "BR") {
      lines.push("");
    } else if (child.nodeType === Node.ELEMENT_NODE && !/^(STYLE|SCRIPT|TITLE|HEAD|XML)$/.test(child.nodeName)) {
      walkElement(child, lines);
    }
  }
}

function walkElement(node, lines) {
  const block = BLOCKS.has(node.nodeName);
  const paragraphInItem = node.nodeName === "P" && node.parentNode.nodeName === "LI" && !node.previousElementSibling;
  if (block && !paragraphInItem) lines.push("");
  if (node.nodeName === "LI") lines[lines.length - 1] = "- ";
  else if (isListParagraph(node)) lines[lines.length - 1] = takeMark(node);
  walk(node, lines);
  if (block) lines.push("");
}

/** @param {Element} node @returns {string[]} */
function linesIn(node) {
  const lines = [""];
  walk(node, lines);
  return lines.map((line) => line.replace(/[\s\u00a0]+/g, " ").trim()).filter((line) => line && line !== "-");
}

// The words of what was copied, line by line, and whether something that its own page hides was left out.
export function linesOfHtml(html) {
  const { body, left } = readPasted(html);
  return { lines: linesIn(body), left };
}

/**
 * The cells of a table that was copied, and whether something that its own page hides was left out; nothing where more than
 * one table was copied, or words beside it. A cell over several lines stands in each, one over several columns in the first.
 * @param {string} html
 * @returns {{ lines: string[][], left: boolean } | undefined}
 */
export function linesOfTable(html) {
  const { body, left } = readPasted(html);
  const tables = [...body.querySelectorAll("table")].filter((each) => !each.parentElement?.closest("table"));
  if (tables.length !== 1) return undefined;
  const [table] = tables;
  const inside = table.textContent.replace(/\s/g, "").length;
  if (body.textContent.replace(/\s/g, "").length !== inside) return undefined;
  /** @type {string[][]} */
  const lines = [...table.rows].map(() => []);
  [...table.rows].forEach((row, line) => {
    let place = 0;
    for (const cell of row.cells) {
      while (lines[line][place] !== undefined) place += 1;
      const words = linesIn(cell);
      for (const below of lines.slice(line, line + (cell.rowSpan || 1))) {
        below[place] = words.join("\n");
        for (let more = 1; more < cell.colSpan; more += 1) below[place + more] = "";
      }
      place += cell.colSpan || 1;
    }
  });
  return { lines: lines.filter((line) => line.length), left };
}

// The signs that csp/prose/cell.py takes for bullets; a dot straight before a figure is its point.
const SIGN = /^\s*(?:[•●▪◦‣∙■□➢❖✓✔\uf076\uf0a7\uf0b7\uf0d8\uf0fc]\s*|·\s+)/;

export function linesOfText(text) {
  return text.split(/\r?\n/).map((line) => line.replace(SIGN, "- ").replace(/\t/g, " "));
}

// ``kind`` is text (bullets stay), lines (each line is a thing of its own) or line (one line only).
// Gives whether something was left out.
export function paste(event, box, kind) {
  const html = event.clipboardData.getData("text/html");
  const text = event.clipboardData.getData("text/plain");
  if (!html && !text) return false;
  let { lines, left } = html ? linesOfHtml(html) : { lines: linesOfText(text), left: false };
  if (kind !== "text") lines = lines.map((line) => line.trim().replace(/^- /, "")).filter(Boolean);
  event.preventDefault();
  type(box, lines.join(kind === "line" ? " " : "\n"));
  return left;
}
