// Signing out takes away what was typed here and never saved, so it is asked about first.
import { forgetAll, kept, timeOf } from "./kept.js";

const SIGN_OUT = /\/accounts\/logout\/$/;

function element(tag, more, ...inside) {
  const made = Object.assign(document.createElement(tag), more);
  made.append(...inside);
  return made;
}

function listed(record) {
  const place = record.page ? element("a", { className: "govuk-link", href: record.page }, record.title) : record.title;
  return element("li", {}, place, `, typed on ${timeOf(record)}`);
}

function ask(form, records) {
  const many = records.length === 1 ? "1 thing is not saved" : `${records.length} things are not saved`;
  const head = element("h2", { className: "govuk-heading-m", id: "sign-out-question" }, many);
  const leave = element(
    "button",
    { type: "button", className: "govuk-button govuk-button--warning" },
    "Sign out and throw it away",
  );
  const stay = element(
    "button",
    { type: "button", className: "govuk-button govuk-button--secondary", autofocus: true },
    "Stay signed in",
  );
  const dialog = element(
    "dialog",
    { className: "app-ask" },
    head,
    element("ul", { className: "govuk-list govuk-list--bullet" }, ...records.map(listed)),
    element(
      "p",
      { className: "govuk-body" },
      "If you sign out, what you typed is thrown away, so that nobody else reads it on this computer.",
    ),
    element("div", { className: "govuk-button-group" }, leave, stay),
  );
  dialog.setAttribute("aria-labelledby", head.id);
  dialog.addEventListener("close", () => dialog.remove());
  stay.addEventListener("click", () => dialog.close());
  leave.addEventListener("click", () => {
    forgetAll();
    document.dispatchEvent(new Event("kept:over"));
    form.submit();
  });
  document.body.append(dialog);
  dialog.showModal();
}

export function askBeforeSigningOut() {
  document.addEventListener("submit", (event) => {
    if (!SIGN_OUT.test(event.target.getAttribute("action") ?? "")) return;
    document.dispatchEvent(new Event("kept:flush"));
    const records = kept();
    if (!records.length) return;
    event.preventDefault();
    ask(event.target, records);
  });
}
