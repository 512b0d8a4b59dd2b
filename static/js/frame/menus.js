// The menus of the frame open without a script. With one, a click elsewhere or Escape closes them, and two keys lead to
// the search box and to the help. Whoever types with their voice can switch those keys off; the browser remembers it.
const OPEN = "details.app-drop[open]";
const SWITCH = "single-keys";

/** @param {Element | null} [but] a menu that stays open */
function closeMenus(but) {
  for (const menu of document.querySelectorAll(OPEN)) {
    if (menu !== but) menu.removeAttribute("open");
  }
}

/** @param {EventTarget | null} target whether what is typed there is text */
export function takesText(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

export function keysAreOn() {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

/** @param {HTMLElement} button says what a press will do */
function wordSwitch(button) {
  button.textContent = `Switch the keys / and ? ${keysAreOn() ? "off" : "on"}`;
}

/** @param {HTMLElement} button */
function offerSwitch(button) {
  button.hidden = false;
  wordSwitch(button);
  button.addEventListener("click", () => {
    try {
      localStorage.setItem(SWITCH, keysAreOn() ? "off" : "on");
    } catch {
      // A browser that keeps nothing keeps the keys.
    }
    wordSwitch(button);
  });
}

/** @param {KeyboardEvent} event @returns {boolean} whether the key led somewhere */
function followKey(event) {
  if (event.key === "/") {
    const box = document.getElementById("find-anything");
    const link = /** @type {HTMLElement | null} */ (document.querySelector(".app-top__find"));
    if (box?.checkVisibility?.() ?? box) box?.focus();
    else link?.click();
    return Boolean(box);
  }
  const help = event.key === "?" && document.querySelector("details.app-top__help");
  if (!help) return false;
  closeMenus(help);
  help.toggleAttribute("open");
  help.querySelector("summary")?.focus();
  return true;
}

export function listenForMenus() {
  document.addEventListener("click", (event) => {
    closeMenus(event.target instanceof Element ? event.target.closest("details.app-drop") : null);
  });
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && document.querySelector(OPEN);
    if (open) {
      closeMenus();
      open.querySelector("summary")?.focus();
    } else if (
      !event.defaultPrevented &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey &&
      !takesText(event.target) &&
      keysAreOn()
    ) {
      if (followKey(event)) event.preventDefault();
    }
  });
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-single-keys]"));
  if (button) offerSwitch(button);
}
