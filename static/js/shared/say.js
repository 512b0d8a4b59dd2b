// What is said aloud, politely, what stays to be read, and the quiet sign beside what was saved.
import { element, find } from "./dom.js";

const REGION = "#plan-status, #paper-status";
const NEWS = "#plan-news, #paper-news";
const STAYS = 2_000;

export function say(words) {
  // The same words twice would be said once.
  const region = find(REGION);
  region.textContent = region.textContent === words ? `${words}\u00a0` : words;
}

// What could not be done: seen, and said.
export function warn(words) {
  find(NEWS).replaceChildren(element("p", { class: "govuk-error-message" }, words));
  say(words);
}

// A quiet sign for a moment. Nothing moves for it.
/** @param {Element} place @param {string} name @param {string} words */
export function showSign(place, name, words, stays = STAYS) {
  const sign = element("span", { class: name, "aria-hidden": "true" }, words);
  place.append(sign);
  setTimeout(() => sign.remove(), stays);
}

export const showSaved = (place) => showSign(place, "app-saved", "Saved");
