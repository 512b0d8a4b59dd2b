// How many comments are open on a cell, as a mark in its corner that leads to them. Never a part of the row's own words.
import { element } from "../shared/dom.js";
import { get } from "../shared/wire.js";
import { commentsAddress } from "./addresses.js";
import { cellName, nameOf, rowOf } from "./row.js";

const MARK = "app-comment-mark";

/** @param {Element} row @param {string} cell */
const pageOf = (row, cell) => `${row.getAttribute("data-row")}comments/?cell=${cell}`;

/**
 * @param {Element} row
 * @param {string} cell Empty for the row itself.
 * @param {number} count
 */
function mark(row, cell, count) {
  const piece = /** @type {HTMLElement | null} */ (row.querySelector(`[data-cell="${cell || "ref"}"]`));
  const about = cell && piece ? nameOf(piece) : `row ${row.getAttribute("data-ref")}`;
  const words = `${count} comment${count > 1 ? "s" : ""} on ${about}`;
  const link = element("a", { class: MARK, href: pageOf(row, cell), title: words }, String(count));
  link.setAttribute("aria-label", words);
  piece?.closest("td, th")?.append(link);
}

/** Draws the marks anew, wherever rows came or went. */
export async function showComments() {
  const answer = await get(commentsAddress);
  if (!answer.good) return;
  for (const each of document.querySelectorAll(`.${MARK}`)) each.remove();
  /** @type {[number, string, number][]} */
  const counts = JSON.parse(answer.text).counts;
  for (const [number, cell, count] of counts) {
    const row = document.getElementById(`row-${number}`);
    if (row) mark(row, cell, count);
  }
}

/** @param {HTMLElement} piece */
export const goToComments = (piece) => location.assign(pageOf(rowOf(piece), cellName(piece)));
