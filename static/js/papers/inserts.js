// References and figures put into a sentence at the caret, in place of codes to copy.

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

function button(item) {
  const code = item.querySelector("code");
  const made = document.createElement("button");
  made.type = "button";
  made.className = "app-link-button";
  made.append(...item.querySelector("span").childNodes);
  made.addEventListener("click", () => insert(boxOf(item), code.textContent));
  item.replaceChildren(made);
}

function filter(details, list) {
  const label = document.createElement("label");
  label.className = "govuk-label govuk-body-s";
  label.textContent = "Find";
  const box = document.createElement("input");
  Object.assign(box, { type: "search", className: "govuk-input govuk-input--width-20" });
  label.append(" ", box);
  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/);
    for (const item of list.children)
      item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word));
  });
  // Enter here is no reason to save the form.
  box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  list.before(label);
}

export function offerInserts(details) {
  const list = details.querySelector("ul");
  [...list.children].forEach(button);
  if (list.children.length > MANY) filter(details, list);
  details.querySelector("p")?.remove();
}
