// Puts in what the server drew anew. The form that somebody types in stays where it is, with its words, its caret and what
// keeps its words; so does the focus, wherever it was.

/** What stays beside the form, though the server knows nothing of it: words of a former visit, and both texts. */
const STAYS = ".app-kept, .app-minuting__both";

/**
 * @param {Element} old
 * @param {Element} fresh
 * @param {(old: Element, fresh: Element) => boolean} keeps
 */
function around(old, fresh, keeps) {
  for (const child of [...old.childNodes]) {
    if (!(child instanceof Element && keeps(child, fresh))) child.remove();
  }
  const first = old.firstElementChild;
  let behind = false;
  for (const child of [...fresh.childNodes]) {
    if (child instanceof Element && child.id === "write") behind = true;
    else if (behind || !first) old.append(child);
    else first.before(child);
  }
}

/**
 * @param {HTMLElement} part
 * @param {Element} fresh
 */
export function swap(part, fresh) {
  const held = document.activeElement?.id;
  // Somebody is choosing in it.
  const chosen = part.querySelector("#came-or-left[open]");
  const words = part.querySelector("#words");
  const coming = fresh.querySelector("#words");
  const form = words?.querySelector("#write");
  const fields = coming?.querySelector("#write");
  if (chosen) fresh.querySelector("#came-or-left")?.replaceWith(chosen);
  // Their frames stay, so that nobody's scrolling is undone.
  for (const frame of [".app-minuting__items", "#room"]) {
    part.querySelector(frame)?.replaceChildren(...(fresh.querySelector(frame)?.childNodes ?? []));
  }
  if (words && coming && form && fields) {
    around(words, coming, (child) => child === form || child.matches(STAYS));
  } else if (words && coming) {
    words.replaceWith(coming);
  }
  if (held && document.activeElement?.id !== held) document.getElementById(held)?.focus({ preventScroll: true });
}
