// A line under the buttons that asks for one thing: an address, or the words of a footnote.
import { element } from "../shared/dom.js";

let made = 0;

export class Panel {
  /** What is done with the answer, and gives what is wrong with it. @type {(typed: string) => string} */
  done = () => "";

  /** What is asked now. @type {{ label: string, value: string } | undefined} */
  asked;

  /** What was typed and not used. @type {{ label: string, value: string, words: string } | undefined} */
  dropped;

  constructor(leave) {
    this.leave = leave;
    const id = `narrative-ask-${++made}`;
    this.label = element("label", { class: "govuk-label", for: id });
    this.hint = element("p", { class: "govuk-hint", id: `${id}-hint` });
    this.input = element("input", {
      class: "govuk-input",
      id,
      type: "text",
      "aria-describedby": `${id}-hint`,
      autocomplete: "off",
    });
    this.use = this.button("Use", () => this.answer(this.input.value.trim()));
    this.remove = this.button("Remove", () => this.answer(""));
    this.cancel = this.button("Cancel", () => this.close());
    const buttons = element("div", { class: "app-write__answers" }, this.use, this.remove, this.cancel);
    this.dom = element("div", { class: "app-write__panel", hidden: "" }, this.label, this.hint, this.input, buttons);
    this.dom.addEventListener("keydown", (event) => this.press(event));
    // What is typed here is no answer of the form's.
    for (const name of ["input", "change"]) this.dom.addEventListener(name, (event) => event.stopPropagation());
  }

  button(words, act) {
    const button = element("button", { type: "button", class: "app-write__button" }, words);
    button.addEventListener("click", act);
    return button;
  }

  /** @param {{ label: string, hint: string, value: string, done: (typed: string) => string }} question */
  ask({ label, hint, value, done }) {
    this.label.textContent = label;
    this.hint.textContent = hint;
    this.asked = { label, value };
    // Words that Escape or Cancel took away are there when the same is asked again.
    const again = this.dropped?.label === label && this.dropped.value === value;
    this.input.value = this.dropped && again ? this.dropped.words : value;
    this.remove.hidden = !value;
    this.done = done;
    this.dom.hidden = false;
    this.input.focus();
  }

  answer(words) {
    const trouble = this.done(words);
    if (trouble) this.hint.textContent = trouble;
    else this.shut();
  }

  close() {
    const words = this.input.value;
    this.dropped = !this.asked || words === this.asked.value ? undefined : { ...this.asked, words };
    this.shut();
  }

  shut() {
    this.dom.hidden = true;
    this.leave();
  }

  press(event) {
    if (event.key === "Enter" && event.target === this.input) this.use.click();
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
