// Bringing a plan in: a pasted table keeps its look, the button says how many rows are
// ticked, and a row of the file shows what it becomes.
import { find } from "../shared/dom.js";

/** Keep the table as HTML beside its words, so that merged cells and bullets are understood. */
export function keepPastedTable(box) {
  /** @type {HTMLInputElement} */
  const kept = find(`#${box.dataset.paste}`);
  box.addEventListener("paste", (event) => {
    const html = event.clipboardData ? event.clipboardData.getData("text/html") : "";
    kept.value = html.includes("<table") ? html : "";
  });
  box.addEventListener("input", (event) => {
    if (event.inputType !== "insertFromPaste") kept.value = "";
  });
}

/** "Bring in 18 rows" follows the ticks. */
export function countTicks(button) {
  const counted = [...button.form.querySelectorAll("[data-counts]")];
  const say = () => {
    const many = counted.filter((tick) => tick.checked).length;
    button.textContent = many ? `Bring in ${many} row${many === 1 ? "" : "s"}` : "Bring it in";
  };
  if (counted.length) button.form.addEventListener("change", say);
}

/** A row of the file and what it becomes mark each other while one of them is pointed at or focused. */
export function markPairs(box) {
  const pairOf = (place) => place?.closest("[data-pair]")?.dataset.pair;
  const mark = (place) => {
    const pair = pairOf(place) ?? pairOf(document.activeElement);
    for (const each of box.querySelectorAll("[data-pair]"))
      each.classList.toggle("app-paired", each.dataset.pair === pair);
  };
  box.addEventListener("mouseover", (event) => mark(event.target));
  box.addEventListener("mouseleave", () => mark());
  box.addEventListener("focusin", (event) => mark(event.target));
  box.addEventListener("focusout", (event) => mark(event.relatedTarget));
}
