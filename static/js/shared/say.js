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

// Nothing moves for it.
export function showSaved(place) {
  const sign = element("span", { class: "app-saved", "aria-hidden": "true" }, "Saved");
  place.append(sign);
  setTimeout(() => sign.remove(), STAYS);
}
