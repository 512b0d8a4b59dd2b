// The visual editor over one textarea, which stays the form's field: Markdown in, Markdown out.
import { Slice } from "prosemirror-model";
import { EditorState, NodeSelection, Selection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { element } from "../shared/dom.js";
import { QUESTIONS } from "./asking.js";
import { held } from "./keeping.js";
import { plugins } from "./keys.js";
import { Panel } from "./panel.js";
import { cleanPaste } from "./paste.js";
import { NotShown, readAny } from "./reading.js";
import { schema } from "./schema.js";
import { Toolbar } from "./toolbar.js";
import { LEFT_OUT } from "./word.js";
import { write } from "./writing.js";

const PAUSE = 300;
const WORDS = { plain: "Edit as plain text", visual: "Edit with buttons" };

const nodeIn = (selection) => (selection instanceof NodeSelection ? selection.node : undefined);

export class Editor {
  /** @type {EditorView | undefined} */
  view;

  place = element("div", { class: "app-write__mount" });
  reason = element("p", { class: "govuk-hint app-write__reason", role: "status" });
  turn = element("button", { type: "button", class: "app-write__turn" }, WORDS.plain);

  /** @param {HTMLTextAreaElement} box */
  constructor(box) {
    this.box = box;
    this.group = box.closest(".govuk-form-group") ?? box.parentElement;
    /** @type {HTMLLabelElement | null} */
    this.label = document.querySelector(`label[for="${box.id}"]`);
    const keys = { class: "govuk-visually-hidden", id: `${box.id}-keys` };
    this.help = element("p", keys, "Press Escape to leave the box.");
    this.panel = new Panel(() => this.view?.focus());
    this.toolbar = new Toolbar(this.words, (name) => this.panel.ask(QUESTIONS[name](this.view)));
    this.frame = element("div", { class: "app-write" }, this.toolbar.dom, this.panel.dom, this.place, this.help);
    this.build();
    this.listen();
    // Whoever types before the buttons are there goes on typing.
    this.show(document.activeElement === box);
  }

  get words() {
    return this.label?.textContent.trim() || "the text";
  }

  build() {
    this.box.before(this.frame);
    this.box.after(this.reason, this.turn);
    if (this.label) this.label.id ||= `${this.box.id}-label`;
  }

  listen() {
    this.turn.addEventListener("click", () => (this.view ? this.showPlain() : this.show(true)));
    this.group?.addEventListener("narrative:insert", (event) => {
      if (event instanceof CustomEvent) this.insert(event.detail.markdown);
    });
    this.label?.addEventListener("click", () => this.view?.focus());
    this.box.addEventListener("kept:back", () => this.showAnew());
    // Before anything else hears of it, so that leaving the page is not taken for losing words.
    this.box.form?.addEventListener("submit", () => this.store(), true);
    document.querySelectorAll(`a[href="#${this.box.id}"]`).forEach((link) =>
      link.addEventListener(
        "click",
        (event) => {
          if (!this.view) return;
          event.preventDefault();
          event.stopImmediatePropagation();
          this.label?.scrollIntoView();
          this.view.focus();
        },
        true,
      ),
    );
  }

  // Shows the text as it will look, or says why only the plain text is safe.
  show(asked = false) {
    try {
      this.open(held(this.box.value));
      this.say("");
      if (asked) this.view?.focus();
    } catch (error) {
      if (!(error instanceof NotShown)) throw error;
      this.showPlain(asked);
      this.say(
        `This text has ${error.message}, which only the plain text shows. Nothing is lost: edit it here, or take that out to use the buttons.`,
      );
    }
  }

  // The field was filled from outside.
  showAnew() {
    if (!this.view) return;
    clearTimeout(this.timer);
    this.changed = false;
    this.view.destroy();
    this.view = undefined;
    this.show();
  }

  open(doc) {
    const { selectionEnd, value } = this.box;
    const typing = document.activeElement === this.box && selectionEnd === value.length;
    const selection = typing ? Selection.atEnd(doc) : Selection.atStart(doc);
    const whole = EditorState.create({ doc, selection, plugins: plugins(() => this.leave()) });
    // A space that was just typed is none of the text's own, and the next word wants it.
    const spaces =
      typing && selection.empty && selection.$head.parent.inlineContent
        ? value.slice(value.replace(/ +$/, "").length)
        : "";
    const state = spaces ? whole.apply(whole.tr.insertText(spaces)) : whole;
    const view = new EditorView(
      { mount: this.place },
      {
        state,
        attributes: () => this.attributes(),
        dispatchTransaction: (tr) => this.change(tr),
        transformPastedHTML: (html) => cleanPaste(html, () => this.say(LEFT_OUT)),
        handleDoubleClickOn: (view, pos, node) => this.openNote(node),
        handleKeyDown: ({ state }, event) => event.key === "Enter" && this.openNote(nodeIn(state.selection)),
        handleDOMEvents: { blur: () => this.store(), focus: () => this.enter() },
        scrollThreshold: 90,
        scrollMargin: 100,
      },
    );
    this.view = view;
    this.visual(true);
    this.toolbar.update(view);
  }

  attributes() {
    const described = [this.box.getAttribute("aria-describedby"), this.help.id].filter(Boolean).join(" ");
    return {
      class: "app-write__words govuk-textarea",
      role: "textbox",
      "aria-multiline": "true",
      "aria-describedby": described,
      ...(this.label ? { "aria-labelledby": this.label.id } : { "aria-label": this.words }),
      ...(this.box.getAttribute("aria-invalid") ? { "aria-invalid": "true" } : {}),
      spellcheck: "true",
      lang: "en-GB",
    };
  }

  visual(shown) {
    this.frame.hidden = !shown;
    this.box.hidden = shown;
    this.turn.textContent = shown ? WORDS.plain : WORDS.visual;
    // The label goes with what is on show.
    if (shown) this.label?.removeAttribute("for");
    else this.label?.setAttribute("for", this.box.id);
  }

  showPlain(asked = true) {
    this.store();
    this.panel.dom.hidden = true;
    this.view?.destroy();
    this.view = undefined;
    this.visual(false);
    this.say("");
    if (asked) this.box.focus();
  }

  say(words) {
    this.reason.textContent = words;
    this.reason.hidden = !words;
  }

  change(tr) {
    const { view } = this;
    if (!view) return;
    view.updateState(view.state.apply(tr));
    this.toolbar.update(view);
    if (!tr.docChanged) return;
    this.changed = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.store(), PAUSE);
  }

  // Puts the words into the field. A text that nobody changed stays as it was typed.
  store() {
    clearTimeout(this.timer);
    if (!this.view || !this.changed) return;
    this.changed = false;
    this.box.value = write(this.view.state.doc);
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
    this.box.dispatchEvent(new KeyboardEvent("keyup")); // The counter of characters listens to keys.
  }

  enter() {
    this.entered = true;
  }

  leave() {
    this.store();
    this.turn.focus();
    return true;
  }

  openNote(node) {
    if (node?.type !== schema.nodes.footnote) return false;
    this.panel.ask(QUESTIONS.footnote(this.view));
    return true;
  }

  // Something from beside the text, such as a figure or a reference, comes in at the caret.
  insert(markdown) {
    if (!this.view) {
      this.box.setRangeText(markdown, this.box.selectionStart, this.box.selectionEnd, "end");
      this.box.dispatchEvent(new Event("input", { bubbles: true }));
      return;
    }
    const doc = readAny(markdown);
    const open = doc.childCount === 1 && doc.firstChild?.type === schema.nodes.paragraph ? 1 : 0;
    const { tr } = this.view.state;
    if (!this.entered) tr.setSelection(Selection.atEnd(tr.doc));
    this.view.dispatch(tr.replaceSelection(new Slice(doc.content, open, open)).scrollIntoView());
    this.view.focus();
  }
}
