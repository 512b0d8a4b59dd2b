// The small menus of sections and blocks: one is open at a time, Escape and a click elsewhere close it.
import { find, targetOf } from "../shared/dom.js";

function close(except) {
  for (const menu of document.querySelectorAll("details.app-more[open]")) {
    if (menu !== except) menu.removeAttribute("open");
  }
}

export function startMenus() {
  document.addEventListener("click", (event) => close(targetOf(event).closest("details.app-more")));
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("details.app-more[open]");
    if (!menu) return;
    menu.removeAttribute("open");
    find("summary", menu).focus();
  });
}
