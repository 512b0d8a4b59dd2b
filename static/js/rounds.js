// A lead's update: kept while it is typed, never lost when the connection or the link ends.
import { keepSafe } from "./rounds/autosave.js";

/** @type {HTMLElement | null} */
const page = document.querySelector("[data-opened]");
// Scanners of mail follow links too; only somebody's browser comes this far.
if (page?.dataset.opened) fetch(page.dataset.opened, { method: "POST", keepalive: true }).catch(() => {});

// Why it is not on track is asked only of those who say so.
function askWhy(part) {
  const form = part.closest("form");
  const show = () => {
    const asks = form.querySelector("[data-asks-why]:checked");
    const filled = [...part.querySelectorAll("textarea")].some((box) => box.value.trim());
    part.hidden = !asks && !filled;
  };
  form.addEventListener("change", show);
  show();
}

document.querySelectorAll("[data-why]").forEach(askWhy);
document.querySelectorAll("form[data-autosave]").forEach(keepSafe);
