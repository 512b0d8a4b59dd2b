// Names to choose from while somebody types who leads; other words are as welcome.
import { element, targetOf } from "../shared/dom.js";
import { say } from "../shared/say.js";
import { get } from "../shared/wire.js";
import { namesAddress } from "./addresses.js";
import { type } from "./typing.js";

const MOST = 8;
const LIST = { id: "lead-suggestions", role: "listbox", class: "app-suggestions", "aria-label": "Names that fit" };
let asked;

function names() {
  asked ??= get(namesAddress).then((answer) => {
    if (answer.status === 200) return JSON.parse(answer.text).names;
    asked = undefined;
    return [];
  });
  return asked;
}

function lineAt(box) {
  const start = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
  const end = box.value.indexOf("\n", box.selectionStart);
  return { start, end: end < 0 ? box.value.length : end };
}

function fitting(all, typed) {
  const words = typed.toLowerCase();
  const found = all.filter((name) => name.toLowerCase().includes(words) && name.toLowerCase() !== words);
  return found.sort((a, b) => b.toLowerCase().startsWith(words) - a.toLowerCase().startsWith(words)).slice(0, MOST);
}

function option(name, place) {
  return element("li", { id: `lead-${place}`, role: "option", class: "app-suggestions__name" }, name);
}

export function suggestLeads(box, holder) {
  const list = element("ul", LIST);
  list.hidden = true;
  holder.append(list);
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  let active = -1;

  function hide() {
    list.hidden = true;
    active = -1;
    box.removeAttribute("aria-activedescendant");
  }

  // What is typed may be part of a name: the first that fits is taken by Tab or Enter, unless it is a name already.
  function highlightFirst(typed, all) {
    if (!all.some((name) => name.toLowerCase() === typed.toLowerCase())) point(1);
  }

  function choose(item) {
    const { start, end } = lineAt(box);
    box.setSelectionRange(start, end);
    type(box, item.textContent);
    hide();
  }

  function point(step) {
    active = (active + step + list.children.length) % list.children.length;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
    box.setAttribute("aria-activedescendant", list.children[active].id);
  }

  async function look() {
    const { start, end } = lineAt(box);
    const typed = box.value.slice(start, end).trim();
    const all = typed.length > 1 ? await names() : [];
    const found = fitting(all, typed);
    hide();
    if (!found.length || document.activeElement !== box) return;
    list.replaceChildren(...found.map(option));
    list.hidden = false;
    highlightFirst(typed, all);
    const many = `${found.length} name${found.length > 1 ? "s fit" : " fits"}.`;
    say(
      active < 0
        ? `${many} Arrow down to choose.`
        : `${many} Tab or Enter takes ${found[0]}, Escape keeps what you typed.`,
    );
  }

  box.addEventListener("input", look);
  list.addEventListener("mousedown", (event) => {
    event.preventDefault(); // The box keeps the focus.
    const item = targetOf(event).closest("li");
    if (item) choose(item);
  });
  names();

  // True if the key was for the list.
  return function onKey(event) {
    if (list.hidden) return false;
    const take = () => choose(list.children[active]);
    const acts = {
      ArrowDown: () => point(1),
      ArrowUp: () => point(active < 0 ? 0 : -1),
      Escape: hide,
      ...(active >= 0 && !event.shiftKey && !event.ctrlKey && { Enter: take, Tab: take }),
    };
    const act = acts[event.key];
    if (!act) return false;
    act();
    if (event.key === "Tab") return false; // And it goes on.
    event.preventDefault();
    return true;
  };
}
