// The line of counts and the number of things to look at, after a save and when nobody is busy.
import { get } from "../shared/wire.js";
import { countsAddress } from "./addresses.js";

const IDLE = 1_500;
let waiting;

const PLACES = ["plan-counts", "plan-warnings"];

/** @param {Document} doc */
function put(doc) {
  for (const id of PLACES) {
    const [place, fresh] = [document.getElementById(id), doc.getElementById(id)];
    if (!place || !fresh || wordsIn(place) === wordsIn(fresh)) continue;
    const opened = place.querySelector("details")?.open;
    place.replaceChildren(...fresh.childNodes);
    const panel = place.querySelector("details");
    if (panel && opened) panel.open = true;
  }
}

const wordsIn = (place) => place.textContent.replace(/\s+/g, " ").trim();

async function look() {
  const { activeElement } = document;
  if (document.hidden || activeElement?.closest("#plan-counts, #plan-warnings, .app-editor--waiting")) return;
  const answer = await get(countsAddress);
  if (answer.good) put(answer.doc);
}

export function countSoon() {
  if (!countsAddress) return; // A table without a line of counts.
  clearTimeout(waiting);
  waiting = setTimeout(look, IDLE);
}
