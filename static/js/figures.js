// A table of figures to type in: a block copied from a spreadsheet fills it, arrows move in it, totals follow.
import { cellsOf, hasNames, plainNumber } from "./figures/pasted.js";
import { find, targetOf } from "./shared/dom.js";

const BOXES = "input[type=text]";
const STEPS = { ArrowUp: -1, ArrowDown: 1, Enter: 1 };

/** @param {string} words */
function say(words) {
  find("[data-grid-status]").textContent = words;
}

class Grid {
  /** @param {HTMLTableElement} table */
  constructor(table) {
    this.table = table;
    table.addEventListener("paste", (event) => this.paste(event));
    table.addEventListener("keydown", (event) => this.move(event));
    table.addEventListener("input", () => this.sum());
  }

  /** @returns {HTMLInputElement[][]} */
  get boxes() {
    return [...this.table.tBodies[0].rows].map((row) => [...row.querySelectorAll(BOXES)].map(asBox));
  }

  /** @param {HTMLInputElement} box */
  placeOf(box) {
    const { boxes } = this;
    const row = boxes.findIndex((line) => line.includes(box));
    return [row, boxes[row].indexOf(box)];
  }

  /** @param {ClipboardEvent} event */
  paste(event) {
    const box = targetOf(event);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const cells = box.matches(BOXES) && cellsOf(text);
    if (!cells) return;
    event.preventDefault();
    if (hasNames(cells)) this.readWhole(text);
    else this.fill(asBox(box), cells);
  }

  // The server reads a block with names: it matches them with places and periods.
  /** @param {string} text */
  readWhole(text) {
    const form = this.table.closest("form");
    if (!form) return;
    /** @type {HTMLInputElement} */
    const box = find("[name=paste]", form);
    box.value = text;
    say("Reading the table.");
    form.requestSubmit(find("[data-grid-read]", form));
  }

  /**
   * @param {HTMLInputElement} start
   * @param {string[][]} cells
   */
  fill(start, cells) {
    const { boxes } = this;
    const [top, left] = this.placeOf(start);
    let outside = 0;
    cells.forEach((line, down) =>
      line.forEach((words, along) => {
        const box = boxes[top + down]?.[left + along];
        if (box) box.value = words;
        else if (words) outside += 1;
      }),
    );
    this.sum();
    start.dispatchEvent(new Event("input", { bubbles: true }));
    const tooMany = `Pasted. ${outside} figures did not fit: add periods, or paste the table with its names.`;
    say(outside ? tooMany : "Pasted.");
  }

  sum() {
    const { boxes } = this;
    this.table.querySelectorAll("[data-grid-total]").forEach((cell, at) => {
      const values = boxes.flatMap((line) => plainNumber(line[at].value) ?? []);
      const total = values.reduce((whole, value) => whole + value, 0);
      cell.textContent = values.length < boxes.length ? "" : total.toLocaleString("en-GB");
    });
  }

  /** @param {KeyboardEvent} event */
  move(event) {
    const box = targetOf(event);
    if (!(event.key in STEPS) || !box.matches(BOXES)) return;
    event.preventDefault();
    const [row, column] = this.placeOf(asBox(box));
    this.boxes[row + STEPS[event.key]]?.[column].select();
  }
}

/** @param {Element} box */
const asBox = (box) => /** @type {HTMLInputElement} */ (box);

/** @type {HTMLTableElement | null} */
const table = document.querySelector("table[data-grid]");
if (table) new Grid(table);
