// References and figures put into a sentence at the caret, in place of codes to copy.

import { button, element } from "../shared/dom.js";

const MANY = 8;

function boxOf(list) {
  return list.closest("form").querySelector("textarea.app-narrative");
}

// A visual editor over the box takes it; without one it goes into the box itself.
function insert(box, markdown) {
  if (box.dataset.enhanced !== undefined) {
    box.dispatchEvent(new CustomEvent("narrative:insert", { bubbles: true, detail: { markdown } }));
    return;
  }
  box.focus();
  box.setRangeText(markdown, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function pressable(item) {
  const code = item.querySelector("code");
  const made = button("", () => insert(boxOf(item), code.textContent), "app-link-button");
  made.append(...item.querySelector("span").childNodes);
  item.replaceChildren(made);
}

function filter(list) {
  const box = element("input", { type: "search", class: "govuk-input govuk-input--width-20" });
  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/);
    for (const item of list.children)
      item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word));
  });
  // Enter here is no reason to save the form.
  box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  list.before(element("label", { class: "govuk-label govuk-body-s" }, "Find ", box));
}

export function offerInserts(details) {
  const list = details.querySelector("ul");
  [...list.children].forEach(pressable);
  if (list.children.length > MANY) filter(list);
  details.querySelector("p")?.remove();
}
