// The buttons: one stop for the Tab key, arrows between them, and each says whether it is on.
import { redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import { element } from "../shared/dom.js";
import * as commands from "./commands.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

function marked(type) {
  return ({ selection, storedMarks, doc }) => {
    const { from, to, empty, $from } = selection;
    return empty ? Boolean(type.isInSet(storedMarks ?? $from.marks())) : doc.rangeHasMark(from, to, type);
  };
}

// A box's title and a speaker's name are plain words.
const takesMarks = ({ selection }) => selection.$to.parent.type.spec.content === "inline*";
const inList =
  (type, letters = false) =>
  (state) =>
    commands.isKind(commands.listHere(state), type, letters);
const heading = (level) => (state) => commands.headingHere(state) === level;

const GROUPS = [
  [
    { name: "Bold", run: commands.bold, on: marked(marks.strong), keys: "Control+B", look: "bold" },
    { name: "Italic", run: commands.italic, on: marked(marks.em), keys: "Control+I", look: "italic" },
  ],
  [
    { name: "Heading", run: commands.toggleHeading(1), on: heading(1) },
    { name: "Subheading", run: commands.toggleHeading(2), on: heading(2) },
    { name: "Minor heading", run: commands.toggleHeading(3), on: heading(3) },
  ],
  [
    { name: "Bullets", run: commands.toggleList(nodes.bullet_list), on: inList(nodes.bullet_list) },
    { name: "Numbers", run: commands.toggleList(nodes.ordered_list), on: inList(nodes.ordered_list) },
    { name: "Letters", run: commands.toggleList(nodes.ordered_list, true), on: inList(nodes.ordered_list, true) },
    { name: "Indent", run: commands.deeper },
    { name: "Outdent", run: commands.shallower },
  ],
  [
    { name: "Quotation", run: commands.toggleQuote, on: (state) => commands.isInside(state, nodes.blockquote) },
    { name: "Box", run: commands.toggleCallout, on: (state) => commands.isInside(state, nodes.callout) },
    { name: "Footnote", asks: "footnote", can: takesMarks },
    { name: "Link", asks: "link", can: takesMarks, on: marked(marks.link) },
  ],
  [
    { name: "Undo", run: undo, can: undoDepth, keys: "Control+Z" },
    { name: "Redo", run: redo, can: redoDepth, keys: "Control+Y" },
  ],
];

export class Toolbar {
  constructor(label, asked) {
    this.asked = asked;
    this.dom = element("div", { role: "toolbar", "aria-label": `Format ${label}`, class: "app-write__toolbar" });
    this.items = [];
    for (const group of GROUPS) {
      const box = element("div", { class: "app-write__group" });
      box.append(...group.map((item) => this.button(item)));
      this.dom.append(box);
    }
    this.stop(0);
    this.dom.addEventListener("keydown", (event) => this.move(event));
  }

  button(item) {
    const look = item.look ? ` app-write__button--${item.look}` : "";
    const button = element("button", { type: "button", class: `app-write__button${look}`, tabindex: "-1" }, item.name);
    if (item.on) button.setAttribute("aria-pressed", "false");
    if (item.keys) button.setAttribute("aria-keyshortcuts", item.keys);
    // The caret stays where it is when a button is pressed.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => this.press(item, button));
    this.items.push({ ...item, button });
    return button;
  }

  press(item, button) {
    this.stop(this.items.findIndex((each) => each.button === button));
    if (button.getAttribute("aria-disabled") === "true") return;
    if (item.asks) this.asked(item.asks);
    else {
      item.run(this.view.state, this.view.dispatch, this.view);
      this.view.focus();
    }
  }

  stop(place) {
    this.items.forEach(({ button }, at) => (button.tabIndex = at === place ? 0 : -1));
  }

  move(event) {
    const here = this.items.findIndex(({ button }) => button === document.activeElement);
    const last = this.items.length - 1;
    const places = { ArrowRight: here === last ? 0 : here + 1, ArrowLeft: here ? here - 1 : last, Home: 0, End: last };
    if (event.key === "Escape") this.view.focus();
    if (here < 0 || !(event.key in places)) return;
    event.preventDefault();
    this.stop(places[event.key]);
    this.items[places[event.key]].button.focus();
  }

  update(view) {
    this.view = view;
    for (const { on, can, run, button } of this.items) {
      if (on) button.setAttribute("aria-pressed", String(Boolean(on(view.state))));
      const able = can ? can(view.state) : on?.(view.state) || run(view.state);
      button.setAttribute("aria-disabled", String(!able));
    }
  }
}
