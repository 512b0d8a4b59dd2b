// Shows what was typed before and not saved, with what can be done about it. Nothing is overwritten by showing it.
import { timeOf } from "./kept.js";

function element(tag, className, ...inside) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...inside);
  return made;
}

function button(words, look, act) {
  const made = element("button", `govuk-button${look}`, words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

// ``now`` is what is saved meanwhile in its place, where that is another text than the one that was begun from.
function one({ label, words, now, use }) {
  const parts = [
    element("h3", "govuk-heading-s", label),
    element("p", "govuk-body app-cell app-kept__words", words || "(empty)"),
  ];
  if (now !== undefined) {
    parts.push(element("p", "govuk-body-s", "Saved by somebody since, and left as it is:"));
    parts.push(element("p", "govuk-body app-cell app-kept__words", now || "(empty)"));
    parts.push(button(`Use what I typed: ${label}`, " govuk-button--secondary", use));
  }
  return parts;
}

// ``parts`` are {label, words, now, use}; ``putBack`` is left out where there is no box for them.
export function offer(record, parts, { putBack, throwAway, note, page }) {
  const head = element("h2", "govuk-heading-m", `You typed this on ${timeOf(record)} and it was not saved`);
  const panel = element("section", "app-kept app-no-print", head);
  panel.setAttribute("aria-label", "What you typed before");
  if (note) panel.append(element("p", "govuk-body", note));
  panel.append(...parts.flatMap(one));
  const acts = element("div", "govuk-button-group");
  if (putBack) acts.append(button("Put it back", "", putBack));
  acts.append(button("Throw it away", " govuk-button--secondary", throwAway));
  if (page) acts.append(Object.assign(element("a", "govuk-link", "Go to where you typed it"), { href: page }));
  panel.append(acts);
  return panel;
}
