// What stands in the boxes of a form, what stood there when the page came, and putting words back.

const NOT_TYPED = new Set(["hidden", "password", "file", "submit", "button", "reset", "image", "search"]);
const TICKED = new Set(["radio", "checkbox"]);
const SECRET = /one-time-code|password|webauthn/;

function isTyped(box) {
  return (
    box.name && !NOT_TYPED.has(box.type) && box.matches("input, textarea, select") && !SECRET.test(box.autocomplete)
  );
}

export function boxesOf(form) {
  return form.closest("[data-unkept]") ? [] : [...form.elements].filter(isTyped);
}

export const named = (form, name) => boxesOf(form).filter((box) => box.name === name);

export function isWords(boxes) {
  return boxes.some((box) => box.matches("textarea, input") && !TICKED.has(box.type));
}

function valuesOf(box, saved) {
  if (TICKED.has(box.type)) return (saved ? box.defaultChecked : box.checked) ? [box.value] : [];
  if (box.matches("select")) {
    const chosen = [...box.options].filter((option) => (saved ? option.defaultSelected : option.selected));
    // A list with nothing chosen shows its first.
    return saved && !chosen.length && box.size < 2 && !box.multiple
      ? [box.options[0]?.value ?? ""]
      : chosen.map((option) => option.value);
  }
  return [(saved ? box.defaultValue : box.value).replace(/\r\n?/g, "\n")];
}

// {name: [values]}; ``saved`` reads what the server sent instead of what is there now.
export function read(form, { saved = false } = {}) {
  const values = {};
  for (const box of boxesOf(form)) {
    values[box.name] ??= [];
    values[box.name].push(...valuesOf(box, saved));
  }
  return values;
}

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export function differing(now, before) {
  return Object.keys(now).filter((name) => !same(now[name], before[name]));
}

export const only = (values, names) =>
  Object.fromEntries(names.filter((name) => name in values).map((name) => [name, values[name]]));

// Repeating rows that were added on the page are added again, as far as the form has room.
function addRowsFor(form, name) {
  const [, prefix, number] = /^(.+)-(\d+)-/.exec(name) ?? [];
  const rows = prefix && form.querySelector(`[data-rows="${CSS.escape(prefix)}"]`);
  const total = rows?.querySelector(`[name="${CSS.escape(prefix)}-TOTAL_FORMS"]`);
  for (let tries = 0; total && Number(total.value) <= Number(number) && tries < 50; tries += 1) {
    rows.querySelector("[data-rows-add]").click();
  }
}

function put(box, words) {
  if (TICKED.has(box.type)) box.checked = words.includes(box.value);
  else if (box.matches("select")) for (const option of box.options) option.selected = words.includes(option.value);
  else [box.value] = words;
}

// Gives the boxes that hold the words now: none where the form has no place for them any more.
export function putBack(form, name, values) {
  if (!named(form, name).length) addRowsFor(form, name);
  const boxes = named(form, name);
  boxes.forEach((box, place) => put(box, isWords([box]) ? [values[place] ?? ""] : values));
  for (const box of boxes) {
    box.dispatchEvent(new CustomEvent("kept:back"));
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return boxes;
}

export function labelOf(boxes) {
  const [box] = boxes;
  const group = box.closest("fieldset")?.querySelector("legend");
  const label = box.labels?.[0] ?? document.getElementById(`${box.id}-label`);
  const words = (boxes.length > 1 && group ? group : label)?.textContent ?? box.getAttribute("aria-label") ?? "";
  return words.trim().replace(/\s+/g, " ");
}
