// The boxes that choose several rows come out only when they are wanted.
import { find } from "../shared/dom.js";
import { say } from "../shared/say.js";
import { between } from "./block.js";

export function startPicking(groups) {
  const toggle = find("[data-select]");
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    const picking = document.body.classList.toggle("app-picking");
    toggle.setAttribute("aria-pressed", String(picking));
  });
  /** @type {HTMLInputElement | undefined} */
  let last;
  // With Shift all between this one and the last are chosen with it.
  groups.addEventListener("click", (event) => {
    if (event.target.name !== "row") return;
    /** @type {HTMLInputElement[]} */
    const boxes = [...groups.querySelectorAll('[name="row"]')];
    if (event.shiftKey && last)
      for (const each of between(boxes, last, event.target)) each.checked = event.target.checked;
    last = event.target;
  });
  groups.addEventListener("change", (event) => {
    if (event.target.name !== "row") return;
    const count = groups.querySelectorAll('[name="row"]:checked').length;
    const words = `${count || "No"} row${count > 1 ? "s are" : " is"} selected`;
    const told = find("[data-picked]");
    told.hidden = false;
    told.textContent = words;
    say(`${words}.`);
  });
}
