// The menu of a row, drawn from one template when it is asked for, and moving rows with Alt and an arrow.
import { element, find, targetOf } from "../shared/dom.js";
import { open } from "./opening.js";
import { rest } from "./resting.js";
import { pressAndShow } from "./swap.js";
import { passRestored, placeOfRow, rememberRow, restoreAddress } from "./undoing.js";

let shown;

function close({ back = false } = {}) {
  if (!shown) return;
  const { link, menu } = shown;
  shown = undefined;
  link.setAttribute("aria-expanded", "false");
  menu.remove();
  if (back) link.focus();
}

// What the template says of any row is said of this one.
function pointTo(row, menu, attribute, place) {
  for (const item of menu.querySelectorAll(`[${place}]`)) {
    item.setAttribute(attribute, row.dataset.row + item.getAttribute(place));
  }
}

function show(link) {
  const row = link.closest("[data-row]");
  /** @type {HTMLTemplateElement} */
  const template = find("#row-menu");
  const menu = element("div", { class: "app-menu" }, template.content.cloneNode(true));
  pointTo(row, menu, "href", "data-href");
  pointTo(row, menu, "formaction", "data-way");
  link.after(menu);
  link.role = "button";
  link.setAttribute("aria-expanded", "true");
  shown = { link, menu };
  menu.scrollIntoView({ block: "nearest" });
  find("a, button", menu).focus();
}

function toggle(link) {
  const again = shown?.link === link;
  close({ back: again });
  if (!again) show(link);
}

function walk(event) {
  const items = [...shown.menu.querySelectorAll("a, button")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const place = (items.indexOf(document.activeElement) + step + items.length) % items.length;
  event.preventDefault();
  items[place].focus();
}

// Does what a button says to its row, and leaves the focus where the work goes on.
async function act(row, address, fields, back) {
  const beside = row?.nextElementSibling ?? row?.previousElementSibling;
  const place = row && placeOfRow(row);
  const added = await pressAndShow(address, fields, row);
  if (!added) return;
  if (row) remember(row, address, added, place);
  else passRestored(address);
  /** @type {HTMLElement | null} */
  const undo = document.querySelector("#plan-news form button");
  const now = row && document.getElementById(row.id);
  if (added.length) open(added[0].querySelector('[data-cell="aim"]'));
  else if (undo) undo.focus();
  else if (now) rest(now.querySelector(back));
  else rest(document.getElementById(beside?.id)?.querySelector("[data-cell]"));
}

// So that Ctrl+Z takes it back.
function remember(row, address, added, place) {
  const kept = { row: row.id, address: row.dataset.row };
  const now = document.getElementById(row.id);
  if (address.endsWith("/remove/")) rememberRow({ ...kept, kind: "removed", restore: restoreAddress() });
  else if (added.length) rememberRow({ kind: "added", row: added[0].id, address: added[0].dataset.row });
  else if (now && address.endsWith("/place/")) {
    rememberRow({ ...kept, kind: "placed", before: place, after: placeOfRow(now) });
  }
}

function onSubmit(event) {
  const { submitter } = event;
  const ours = event.target.id === "row-form" || event.target.closest("#plan-news");
  if (!ours || !submitter) return;
  event.preventDefault();
  const row = submitter.closest("[data-row]");
  const fields = submitter.name ? { [submitter.name]: submitter.value } : {};
  close();
  act(row, submitter.hasAttribute("formaction") ? submitter.formAction : event.target.action, fields, ".app-row-menu");
}

function onMoveKey(event) {
  const row = event.target.closest?.("[data-row]");
  const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  if (!event.altKey || !way || !row || event.target.closest(".app-editor, .app-menu")) return;
  event.preventDefault();
  const cell = event.target.closest("[data-cell]")?.dataset.cell;
  act(row, `${row.dataset.row}place/`, { way }, cell ? `[data-cell="${cell}"]` : ".app-row-menu");
}

export function startMenus(groups) {
  groups.addEventListener("row-menu-wanted", (event) => {
    const link = targetOf(event).closest("[data-row]")?.querySelector(".app-row-menu");
    if (link) toggle(link);
  });
  groups.addEventListener("row-wanted", (event) => {
    /** @type {HTMLElement | null} */
    const row = targetOf(event).closest("[data-row]");
    if (row) act(row, `${row.dataset.row}below/`, {}, "[data-cell]");
  });
  groups.addEventListener("click", (event) => {
    const link = event.target.closest(".app-row-menu");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    toggle(link);
  });
  document.addEventListener("click", (event) => {
    if (shown && !targetOf(event).closest(".app-menu, .app-row-menu")) close();
  });
  groups.addEventListener("focusout", (event) => {
    if (shown?.menu.contains(event.target) && event.relatedTarget && !shown.menu.contains(event.relatedTarget)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (shown && event.key === "Escape") close({ back: true });
    else if (shown?.menu.contains(event.target) && /^Arrow(Up|Down)$/.test(event.key)) walk(event);
    else onMoveKey(event);
  });
  document.addEventListener("submit", onSubmit);
}
