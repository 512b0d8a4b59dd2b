// The line of counts and the number of things to look at, after a save and when nobody is busy. What is read stays in its place.
import { find } from "../shared/dom.js";
import { get } from "../shared/wire.js";
import { countsAddress } from "./addresses.js";

const IDLE = 1_500;
let waiting;

function put(fresh) {
  const place = find("#plan-counts");
  const opened = place.querySelector("details")?.open;
  const held = find("#plan-groups");
  const top = held.getBoundingClientRect().top;
  const words = (where) => where.textContent.replace(/\s+/g, " ").trim();
  if (words(place) === words(fresh)) return;
  place.replaceChildren(...fresh.childNodes);
  const panel = place.querySelector("details");
  if (panel && opened) panel.open = true;
  window.scrollBy(0, held.getBoundingClientRect().top - top);
}

async function look() {
  const { activeElement } = document;
  if (document.hidden || activeElement?.closest("#plan-counts, .app-editor--waiting")) return;
  const answer = await get(countsAddress);
  if (!answer.good) return;
  const fresh = answer.doc.body;
  if (fresh.querySelector(":scope > .app-count")) put(fresh);
}

export function countSoon() {
  if (!countsAddress) return; // A table without a line of counts.
  clearTimeout(waiting);
  waiting = setTimeout(look, IDLE);
}
