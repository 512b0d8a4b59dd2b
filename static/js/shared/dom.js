// Finding parts of a page, and making them.

/**
 * What the page cannot be without.
 * @template {HTMLElement} T
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {T}
 */
export function find(selector, within = document) {
  const found = /** @type {T | null} */ (within.querySelector(selector));
  if (!found) throw new Error(`Nothing here is ${selector}.`);
  return found;
}

/**
 * @param {Event} event
 * @returns {HTMLElement}
 */
export const targetOf = (event) => /** @type {HTMLElement} */ (event.target);

/** The focus is taken from wherever it is, so that what stands there is stored. */
export const leaveFocus = () => document.activeElement instanceof HTMLElement && document.activeElement.blur();

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} inside
 */
export function element(tag, attributes, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...inside);
  return made;
}

/**
 * @param {string} words
 * @param {(event: MouseEvent) => void} act
 */
export function button(words, act, look = "govuk-button govuk-button--secondary") {
  const made = element("button", { type: "button", class: look }, words);
  made.addEventListener("click", act);
  return made;
}
