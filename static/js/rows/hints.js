// The line at the foot of the table that says which keys count just now.

/** @param {"" | "choose" | "write" | "range"} when */
export function showKeys(when) {
  for (const words of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#cell-help [data-when]"))) {
    words.hidden = words.dataset.when !== when;
  }
}

/** When something was saved last. */
export function showSavedAt(now = new Date()) {
  /** @type {HTMLElement | null} */
  const place = document.querySelector("[data-saved]");
  if (!place) return;
  place.textContent = `Saved ${now.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
  place.hidden = false;
}
