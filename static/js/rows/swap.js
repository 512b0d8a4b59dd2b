// Pressing a button of the plan without leaving the page: the rows are put in anew and the view stays where it is.
import { button, find } from "../shared/dom.js";
import { say, warn } from "../shared/say.js";
import { get, post, troubleIn } from "../shared/wire.js";
import { showComments } from "./comments.js";
import { countSoon } from "./counts.js";
import { editors } from "./editor.js";
import { rest } from "./resting.js";
import { makeReachable, rowOf, rowsIn } from "./row.js";

// A row with an open cell stays the very row that it is, in its new place.
function keepOpenRows(fresh) {
  for (const row of new Set([...editors.keys()].map(rowOf))) {
    fresh.querySelector(`#${row.id}`)?.replaceWith(row);
  }
}

function put(doc) {
  const fresh = doc.getElementById("plan-groups");
  const groups = find("#plan-groups");
  makeReachable(fresh);
  keepOpenRows(fresh);
  groups.replaceChildren(...fresh.childNodes);
  showComments();
  countSoon();
}

function tell(doc) {
  const news = find("#plan-news");
  const banners = [...doc.querySelectorAll(".govuk-notification-banner")];
  const close = button("Close", () => {
    news.replaceChildren();
    rest(document.querySelector("#plan-groups [data-cell]"));
  });
  news.replaceChildren(...banners, ...(banners.length ? [close] : []));
  // What can be undone stays until it is closed.
  if (!news.querySelector("form"))
    setTimeout(() => banners.some((each) => each === news.firstChild) && news.replaceChildren(), 8_000);
  say(
    banners.map((banner) => banner.querySelector(".govuk-notification-banner__heading")?.textContent.trim()).join(" "),
  );
}

async function latest() {
  const answer = await get(location.pathname + location.search);
  return answer.good ? answer.doc : undefined;
}

// The rows as they are now.
export async function refresh() {
  const doc = await latest();
  if (doc?.getElementById("plan-groups")) put(doc);
}

// Presses under way, and all that were begun. Whoever refreshes by the clock leaves the page to them.
let pressing = 0;
let begun = 0;
export const isPressing = () => pressing > 0;

/** The row that somebody is at, else the first that is seen. */
export function rowInView() {
  const rows = rowsIn(document);
  return document.activeElement?.closest("[data-row]") ?? rows.find((row) => row.getBoundingClientRect().bottom > 0);
}

/**
 * Changes the page, and keeps a row where it stands in the window, whatever grows above it.
 * @param {Element | null | undefined} anchor
 * @param {() => void} change
 */
export function keepInPlace(anchor, change) {
  const top = anchor?.getBoundingClientRect().top ?? 0;
  change();
  const now = anchor && document.getElementById(anchor.id);
  if (now) window.scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" });
}

/** The same, with the row that is looked at where it is, and the chosen cell chosen; false where a press came first. */
export async function refreshInPlace() {
  const before = begun;
  const doc = await latest();
  if (!doc?.getElementById("plan-groups") || pressing || begun !== before) return false;
  const chosen = document.activeElement?.closest("[data-cell]");
  const name = chosen?.getAttribute("data-cell");
  const row = chosen?.closest("[data-row]")?.id;
  keepInPlace(rowInView(), () => put(doc));
  if (row) rest(document.querySelector(`#${row} [data-cell="${name}"]`));
  return true;
}

// Presses a button and shows the plan as it then is. Gives the numbers of rows that are new, or nothing if it failed.
export async function pressAndShow(address, fields, anchor) {
  pressing += 1;
  begun += 1;
  try {
    return await pressed(address, fields, anchor);
  } finally {
    pressing -= 1;
  }
}

async function pressed(address, fields, anchor) {
  const answer = await post(address, fields);
  if (answer.status === 422) return ask(address);
  if (!answer.good) {
    warn(troubleIn(answer, { thing: "row", typed: false }));
    return undefined;
  }
  const told = answer.doc;
  const doc = told.getElementById("plan-groups") && !location.search ? told : await latest();
  if (!doc?.getElementById("plan-groups")) {
    location.reload();
    return undefined;
  }
  const before = new Set([...document.querySelectorAll("[data-row]")].map((row) => row.id));
  keepInPlace(anchor, () => put(doc));
  tell(told);
  return [...document.querySelectorAll("[data-row]")].filter((row) => !before.has(row.id));
}

// A row of an agreed plan comes or goes only with a reason; the questions have a page of their own.
function ask(address) {
  /** @type {HTMLFormElement} */
  const form = find("#row-form");
  form.action = address;
  form.submit();
}
