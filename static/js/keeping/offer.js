// Shows what was typed before and not saved, with what can be done about it. Nothing is overwritten by showing it.
import { button, element } from "../shared/dom.js";
import { timeOf } from "./kept.js";

const WORDS = "govuk-body app-cell app-kept__words";

const line = (look, words) => element("p", { class: look }, words);

// ``now`` is what is saved meanwhile in its place, where that is another text than the one that was begun from.
/** @param {Part} part */
function one({ label, words, now, use }) {
  const typed = [element("h3", { class: "govuk-heading-s" }, label), line(WORDS, words || "(empty)")];
  if (now === undefined) return typed;
  const saved = line("govuk-body-s", "Saved by somebody since, and left as it is:");
  const acts = use ? [button(`Use what I typed: ${label}`, use)] : [];
  return [...typed, saved, line(WORDS, now || "(empty)"), ...acts];
}

/**
 * @typedef {object} Part What was typed in one box.
 * @property {string} label
 * @property {string} words
 * @property {string} [now]
 * @property {() => void} [use]
 */

/**
 * ``putBack`` is left out where there is no box for the words, ``page`` where that is this one.
 * @param {import("./kept.js").Kept} record
 * @param {Part[]} parts
 * @param {{ putBack?: () => void, throwAway: () => void, note?: string, page?: string }} ways
 */
export function offer(record, parts, { putBack, throwAway, note, page }) {
  const head = `You typed this on ${timeOf(record)} and it was not saved`;
  const acts = element("div", { class: "govuk-button-group" });
  if (putBack) acts.append(button("Put it back", putBack, "govuk-button"));
  acts.append(button("Throw it away", throwAway));
  if (page) acts.append(element("a", { class: "govuk-link", href: page }, "Go to where you typed it"));
  return element(
    "section",
    { class: "app-kept app-no-print", "aria-label": "What you typed before" },
    element("h2", { class: "govuk-heading-m" }, head),
    ...(note ? [line("govuk-body", note)] : []),
    ...parts.flatMap(one),
    acts,
  );
}
