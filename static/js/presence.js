// Says every half minute that this row's form is open, and shows who else has it open.
import { tokenHere } from "./shared/token.js";

const EVERY = 30_000;
/** @type {HTMLElement | null} */
const place = document.querySelector("[data-presence]");

async function beat(place) {
  if (document.hidden) return;
  const token = tokenHere();
  try {
    const answer = await fetch(place.dataset.presence, {
      method: "POST",
      headers: { "X-CSRFToken": token, Accept: "application/json" },
      redirect: "error",
    });
    if (!answer.ok) return;
    const { words } = await answer.json();
    if (place.textContent !== words) place.textContent = words;
  } catch {
    // Nobody waits for this: the next beat tries again.
  }
}

if (place) setInterval(beat, EVERY, place);
