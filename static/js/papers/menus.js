// The small menus of sections and blocks: one is open at a time, Escape and a click elsewhere close it.

function close(except) {
  for (const menu of document.querySelectorAll("details.app-more[open]")) {
    if (menu !== except) menu.open = false;
  }
}

export function startMenus() {
  document.addEventListener("click", (event) => close(event.target.closest("details.app-more")));
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("details.app-more[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
