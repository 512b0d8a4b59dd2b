// Repeating rows of a form: adds and removes them on the page, as its own buttons do by way of the server.
import { button } from "./dom.js";

function renumber(row, prefix, number) {
  row.innerHTML = row.innerHTML.replaceAll("__prefix__", number);
  row.id = `${prefix}-row-${number}`;
}

function say(box, words) {
  const status = box.querySelector("[data-rows-status]");
  if (status) status.textContent = words;
}

function countKept(box) {
  return box.querySelectorAll("[data-row]:not([hidden])").length;
}

function addRow(box) {
  const prefix = box.dataset.rows;
  const total = box.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
  const row = box.querySelector("template").content.firstElementChild.cloneNode(true);
  renumber(row, prefix, total.value);
  total.value = Number(total.value) + 1;
  box.querySelector("[data-rows-list]").append(row);
  useRemoveButton(box, row);
  const legend = row.querySelector("[data-row-number]");
  if (legend) legend.textContent = countKept(box);
  row.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  say(box, `Added. There are now ${countKept(box)}.`);
}

function removeRow(box, row, tick) {
  tick.checked = true;
  tick.dispatchEvent(new Event("change", { bubbles: true }));
  row.hidden = true;
  say(box, `Removed. It goes for good when you save. There are now ${countKept(box)}.`);
  box.querySelector("[data-rows-add]").focus();
}

// The tick box that works everywhere becomes a button that takes the row away at once.
function useRemoveButton(box, row) {
  const tick = row.querySelector('[name$="-DELETE"]');
  if (!tick) return;
  const label = row.querySelector(`label[for="${tick.id}"]`);
  const remove = button("", () => removeRow(box, row, tick));
  remove.innerHTML = label.innerHTML;
  const group = tick.closest(".govuk-form-group");
  group.hidden = true;
  group.after(remove);
  if (tick.checked) row.hidden = true;
}

export function enhanceRows(box) {
  box.querySelectorAll("[data-row]").forEach((row) => useRemoveButton(box, row));
  box.querySelector("[data-rows-add]").addEventListener("click", (event) => {
    event.preventDefault();
    addRow(box);
  });
}
