// What is said aloud, politely, and the quiet sign beside a cell.

const region = document.getElementById("plan-status");

export function say(words) {
  // The same words twice would be said once.
  region.textContent = region.textContent === words ? `${words}\u00a0` : words;
}

export function showSaved(place) {
  const sign = document.createElement("span");
  sign.className = "app-saved";
  sign.setAttribute("aria-hidden", "true");
  sign.textContent = "Saved";
  place.append(sign);
  setTimeout(() => sign.remove(), 2_000);
}
