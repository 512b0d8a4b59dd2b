// Pressing a button of the paper without leaving it: the focus stays on the same button.
import { targetOf } from "../shared/dom.js";
import { warn } from "../shared/say.js";
import { post, send, troubleIn } from "../shared/wire.js";
import { isPaper, swap } from "./desk.js";
import { settle } from "./in_place.js";
import { tell } from "./news.js";

function comeBack(menu, submitter) {
  const now = menu && document.getElementById(menu);
  if (!now) return;
  now.open = true;
  // A button without a name is another each time: focus on "Remove" must never come by itself.
  const same =
    submitter?.name &&
    [...now.querySelectorAll("button")].find((each) => each.name === submitter?.name && each.value === submitter.value);
  (same || now.querySelector("summary")).focus({ preventScroll: true });
  if (!same) now.open = false;
}

function anchorOf(form) {
  const item = form.closest("[data-section]")?.id.replace("section-", "part-");
  return item ?? form.closest(".app-paper__block, .app-paper__section")?.id;
}

// Shows what came of it. Gives whether the paper was put in anew.
export function show(answer, anchor) {
  if (answer.failed) {
    warn(troubleIn(answer, { typed: false }));
    return false;
  }
  if (!isPaper(answer.doc)) {
    location.assign(answer.address);
    return false;
  }
  swap(answer.doc, anchor);
  tell(answer.doc);
  return true;
}

async function press(form, submitter) {
  if (!(await settle())) return;
  const anchor = anchorOf(form);
  const menu = form.closest("details.app-more")?.id;
  if (!show(await send(form, submitter), anchor)) return;
  /** @type {HTMLElement | null} */
  const undo = document.querySelector("#paper-news form button");
  if (undo && !document.getElementById(menu)) undo.focus();
  else if (menu) comeBack(menu, submitter);
  else document.getElementById(anchor)?.focus({ preventScroll: true });
}

export async function move(address, to, anchor) {
  if (await settle()) show(await post(address, { to }), anchor);
}

export function startPressing() {
  document.addEventListener("submit", (event) => {
    const form = targetOf(event);
    if (!form.matches("form[data-press], #paper-news form")) return;
    event.preventDefault();
    press(form, event.submitter);
  });
}
