// Making parts of a page.

export function element(tag, attributes, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}

export function button(words, act, look = "govuk-button govuk-button--secondary") {
  const made = element("button", { type: "button", class: look }, words);
  made.addEventListener("click", act);
  return made;
}
