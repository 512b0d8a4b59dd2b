// Data that would fill several screens is shown through a window that scrolls, with a way to see all of it. A paper stays short enough to write in.
import { element } from "../shared/dom.js";

const TALL = 900;
const whole = new Set(); // What the reader has opened stays open when the paper is drawn anew.

function show(all, { said, button, name }) {
  said.classList.toggle("app-paper__said--short", !all);
  for (const [key, value] of Object.entries({ tabindex: "0", role: "region", "aria-label": name })) {
    if (all) said.removeAttribute(key);
    else said.setAttribute(key, value);
  }
  button.setAttribute("aria-expanded", String(all));
  const hidden = element("span", { class: "govuk-visually-hidden" }, ` of ${name}`);
  button.replaceChildren(all ? "Show less" : "Show all", hidden);
}

function turn(block, parts) {
  const all = !whole.has(block.id);
  if (all) whole.add(block.id);
  else whole.delete(block.id);
  show(all, parts);
  if (!all) block.scrollIntoView({ block: "nearest" });
}

function shorten(block) {
  const said = block.querySelector(":scope > .app-paper__said");
  if (!said || said.offsetHeight < TALL || block.querySelector(":scope > .app-paper__all")) return;
  const name = block.querySelector(":scope > .app-paper__tools").getAttribute("aria-label");
  const button = element("button", { type: "button", class: "app-link-button app-paper__all app-no-print" });
  const parts = { said, button, name };
  button.addEventListener("click", () => turn(block, parts));
  block.append(button);
  show(whole.has(block.id), parts);
}

function shortenAll() {
  document.querySelectorAll(".app-paper__block--data").forEach(shorten);
}

// A link to a row inside a window: the page was laid out anew after the browser went to it.
function goTo() {
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

export function startShortening() {
  shortenAll();
  goTo();
  document.addEventListener("paper:swapped", shortenAll);
}
