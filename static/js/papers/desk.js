// The paper on the page, put in anew as the server now draws it. What is looked at stays where it is.
import { find } from "../shared/dom.js";

const REGIONS = ["page-bar", "paper-sections", "paper-middle", "paper-findings"];

export function isPaper(doc) {
  return Boolean(doc?.getElementById("paper-middle"));
}

function blocks(where) {
  return [...where.querySelectorAll(".app-paper__block, .app-paper__section")].map((each) => each.id);
}

function isSeen(place) {
  const { top, bottom } = place.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

// What should not move on the screen: what was worked on, else the first thing that is seen.
function held(name) {
  const place = name && document.getElementById(name);
  if (place && isSeen(place)) return name;
  return [...document.querySelectorAll("#paper-middle [id]")].find(isSeen)?.id;
}

// Gives the parts that are new. ``name`` is that of the part that was worked on.
export function swap(doc, name) {
  const anchor = held(name);
  const before = new Set(blocks(document));
  const top = anchor && document.getElementById(anchor)?.getBoundingClientRect().top;
  for (const region of REGIONS) {
    const fresh = doc.getElementById(region);
    find(`#${region}`).replaceChildren(...[...fresh.childNodes].map((each) => document.adoptNode(each)));
  }
  document.dispatchEvent(new CustomEvent("paper:swapped"));
  const now = anchor && document.getElementById(anchor);
  if (now && top !== undefined) window.scrollBy(0, now.getBoundingClientRect().top - top);
  return blocks(document).filter((each) => !before.has(each));
}

export function rest(name) {
  const place = document.getElementById(name);
  if (!place) return;
  /** @type {HTMLElement | null} */
  const link = place.matches("tr") ? place.querySelector("a[data-in-place]") : place.querySelector("[data-rewrite]");
  (link ?? place).focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest" });
}
