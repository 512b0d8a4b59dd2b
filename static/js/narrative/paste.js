// Words from Word and from web pages arrive clean: structure and emphasis stay, looks and pictures go.
import { makeLists, readPasted, styleOf, takeFootnotes } from "./word.js";

const SAFE = /^(https?:|mailto:)/i;
const KEPT = { a: ["href"], ol: ["start", "type"], sup: ["data-note"] };
const PLAIN_WEIGHT = /^(normal|lighter|[1-5]00)/;
const BOLD_WEIGHT = /^(bold|[6-9]00)/;
const BLOCKS = "p, div, h1, h2, h3, h4, h5, h6, ul, ol, li, table, blockquote";

export function cleanPaste(html, tellLeftOut = () => {}) {
  // What was copied here is clean.
  if (html.includes("data-pm-slice")) return html;
  const { body, left } = readPasted(html);
  if (left) tellLeftOut();
  takeFootnotes(body);
  makeLists(body);
  body.querySelectorAll("table").forEach(flatten);
  keepLooks(body);
  renameHeadings(body);
  body.querySelectorAll("*").forEach(strip);
  dropEmpty(body);
  return body.innerHTML;
}

// Each row of a table becomes a paragraph.
function flatten(table) {
  const rows = [...table.rows].map((row) => {
    const paragraph = table.ownerDocument.createElement("p");
    [...row.cells].forEach((cell, at) => {
      if (at) paragraph.append(" | ");
      cell.querySelectorAll(BLOCKS).forEach((block) => block.replaceWith(...block.childNodes, " "));
      paragraph.append(...cell.childNodes);
    });
    return paragraph;
  });
  table.replaceWith(...rows);
}

// Weight and slant that only a style told of; some pages wrap everything in a <b> that is not bold.
function keepLooks(body) {
  for (const element of body.querySelectorAll("[data-style]")) {
    const { weight, slant } = looksOf(element);
    if (element.matches("b, strong") && PLAIN_WEIGHT.test(weight)) element.replaceWith(...element.childNodes);
    else if (element.matches("i, em") && slant === "normal") element.replaceWith(...element.childNodes);
    else if (element.matches("span")) {
      if (BOLD_WEIGHT.test(weight)) wrapInside(element, "strong");
      if (/^(italic|oblique)/.test(slant)) wrapInside(element, "em");
    }
  }
}

// What the style itself says: Word's own properties, such as mso-bidi-font-weight, speak of other scripts.
function looksOf(element) {
  const said = styleOf(element)
    .toLowerCase()
    .split(";")
    .map((each) => each.split(":").map((word) => word.trim()));
  const style = new Map(said);
  return { weight: style.get("font-weight") ?? "", slant: style.get("font-style") ?? "" };
}

function wrapInside(element, tag) {
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

// Three levels of heading are enough; a document's title is the first.
function renameHeadings(body) {
  body.querySelectorAll("p.MsoTitle, h4, h5, h6").forEach((element) => {
    const heading = element.ownerDocument.createElement(element.tagName === "P" ? "h1" : "h3");
    heading.append(...element.childNodes);
    element.replaceWith(heading);
  });
  // A heading is not bold besides.
  body.querySelectorAll(":is(h1, h2, h3) :is(b, strong)").forEach((bold) => bold.replaceWith(...bold.childNodes));
}

function strip(element) {
  const tag = element.tagName.toLowerCase();
  const unsafe = tag === "a" && !SAFE.test(element.getAttribute("href") ?? "");
  const foreign = tag.includes(":") || tag === "span" || tag === "font" || tag === "u" || unsafe;
  if (foreign) {
    element.replaceWith(...element.childNodes);
    return;
  }
  for (const { name } of [...element.attributes]) {
    if (!KEPT[tag]?.includes(name)) element.removeAttribute(name);
  }
}

function dropEmpty(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode())
    walker.currentNode.data = walker.currentNode.data.replace(/[\u00a0\u200b\ufeff\u00ad]/g, (sign) =>
      sign === "\u00a0" ? " " : "",
    );
  body.querySelectorAll("p, h1, h2, h3").forEach((block) => {
    if (!block.textContent.trim() && !block.querySelector("sup")) block.remove();
  });
}
