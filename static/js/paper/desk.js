// The paper on the page, put in anew as the server now draws it. What is looked at stays where it is.

const REGIONS = ["paper-top", "paper-sections", "paper-middle", "paper-findings"];

export function isPaper(doc) {
  return Boolean(doc?.getElementById("paper-middle"));
}

function blocks(where) {
  return [...where.querySelectorAll(".app-bench__block, .app-bench__section")].map((each) => each.id);
}

// Gives the parts that are new. ``anchor`` is the name of what should not move on the screen.
export function swap(doc, anchor) {
  const before = new Set(blocks(document));
  const top = anchor && document.getElementById(anchor)?.getBoundingClientRect().top;
  for (const name of REGIONS) {
    const fresh = doc.getElementById(name);
    document.getElementById(name).replaceChildren(...[...fresh.childNodes].map((each) => document.adoptNode(each)));
  }
  document.dispatchEvent(new CustomEvent("paper:swapped"));
  const now = anchor && document.getElementById(anchor);
  if (now && top !== undefined) window.scrollBy(0, now.getBoundingClientRect().top - top);
  return blocks(document).filter((name) => !before.has(name));
}

export function rest(name) {
  const place = document.getElementById(name);
  if (!place) return;
  const link = place.matches("tr") ? place.querySelector("a[data-in-place]") : place.querySelector("[data-rewrite]");
  (link ?? place).focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest" });
}
