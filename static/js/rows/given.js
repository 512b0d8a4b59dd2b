// Words that Escape took out of a cell stay at hand beside it: a button and Ctrl+Z put them back into the box.
import { button, element } from "../shared/dom.js";
import { say } from "../shared/say.js";
import { Editor, editors } from "./editor.js";
import { rest } from "./resting.js";
import { addressOf } from "./row.js";

const STAYS = 120_000;
const given = new Map(); // By the cell's address, as the cell itself may be drawn anew.

export function giveUp(editor) {
  const { dirty, was, taken } = editor;
  const text = editor.box.value;
  const piece = editor.close();
  if (dirty && !taken) offerBack(piece, { text, was });
  rest(piece);
}

export function isGivenUp(piece) {
  return piece.matches("[data-cell]") && given.has(addressOf(piece));
}

export function takeBack(piece) {
  const words = forgetGiven(piece);
  const editor = editors.get(piece) ?? new Editor(piece, words);
  // Whoever has begun again keeps that too.
  if (editor.dirty && editor.box.value !== words.text) editor.box.value += `\n${words.text}`;
  editor.typed();
  editor.focus();
}

function offerBack(piece, words) {
  forgetGiven(piece);
  given.set(addressOf(piece), { words });
  showGiven(piece);
  say("Given up. Ctrl and Z, or the button beside the cell, bring it back.");
}

/**
 * The sign beside a cell whose words were given up; it comes again whenever the cell is chosen.
 * @param {HTMLElement} piece
 */
export function showGiven(piece) {
  const found = given.get(addressOf(piece));
  if (!found || found.sign?.previousElementSibling === piece) return;
  found.sign?.remove();
  const back = button("Bring it back", () => takeBack(sign.previousElementSibling), "app-button-quiet");
  const sign = element("p", { class: "app-given app-no-print" }, "Given up. ", back);
  piece.after(sign);
  found.sign = sign;
  fade(sign);
}

/**
 * What was given up is kept until the cell is saved again, or it is brought back. Gives the words.
 * @param {HTMLElement} piece
 */
export function forgetGiven(piece) {
  const found = given.get(addressOf(piece));
  found?.sign?.remove();
  given.delete(addressOf(piece));
  return found?.words;
}

// The sign goes in time, unless somebody is at it; Ctrl+Z in the cell works for as long as the page is open.
function fade(sign) {
  setTimeout(() => {
    if (sign.matches(":hover, :focus-within")) fade(sign);
    else sign.remove();
  }, STAYS);
}
