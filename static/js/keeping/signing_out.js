// Signing out takes away what was typed here and never saved, so it is asked about first.
import { button, element, targetOf } from "../shared/dom.js";
import { forgetAll, kept, timeOf } from "./kept.js";

const SIGN_OUT = /\/accounts\/logout\/$/;

const WHY = "If you sign out, what you typed is thrown away, so that nobody else reads it on this computer.";

function listed(record) {
  const place = record.page ? element("a", { class: "govuk-link", href: record.page }, record.title) : record.title;
  return element("li", {}, place, `, typed on ${timeOf(record)}`);
}

function leave(form) {
  forgetAll();
  document.dispatchEvent(new Event("kept:over"));
  form.submit();
}

function ask(form, records) {
  const many = records.length === 1 ? "1 thing is not saved" : `${records.length} things are not saved`;
  const stay = button("Stay signed in", () => dialog.close());
  stay.autofocus = true;
  const go = button("Sign out and throw it away", () => leave(form), "govuk-button govuk-button--warning");
  const dialog = element(
    "dialog",
    { class: "app-ask", "aria-labelledby": "sign-out-question" },
    element("h2", { class: "govuk-heading-m", id: "sign-out-question" }, many),
    element("ul", { class: "govuk-list govuk-list--bullet" }, ...records.map(listed)),
    element("p", { class: "govuk-body" }, WHY),
    element("div", { class: "govuk-button-group" }, go, stay),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

export function askBeforeSigningOut() {
  document.addEventListener("submit", (event) => {
    const form = targetOf(event);
    if (!SIGN_OUT.test(form.getAttribute("action") ?? "")) return;
    document.dispatchEvent(new Event("kept:flush"));
    const records = kept();
    if (!records.length) return;
    event.preventDefault();
    ask(form, records);
  });
}
