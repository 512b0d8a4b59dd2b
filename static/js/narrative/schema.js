// What written text is made of here: the same few kinds of block as csp/prose/blocks.py.
import { Schema } from "prosemirror-model";

const SAFE = /^(https?:|mailto:|#[A-Za-z])/i;

export const isFigure = (href) => href.startsWith("#figure-");
export const isPlace = (href) => href.startsWith("#") && !isFigure(href);
export const isSafe = (href) => SAFE.test(href);

/** @returns {import("prosemirror-model").NodeSpec} */
const block = (tag, more = {}) => ({ group: "block", parseDOM: [{ tag }], toDOM: () => [tag, 0], ...more });

/** @param {HTMLElement} dom */
const orderOf = (dom) => ({
  order: Number.parseInt(dom.getAttribute("start") ?? "", 10) || 1,
  letters: dom.getAttribute("type") === "a",
});

/** @satisfies {Record<string, import("prosemirror-model").NodeSpec>} */
const nodes = {
  doc: { content: "block+" },
  paragraph: block("p", { content: "inline*" }),
  heading: {
    ...block("h1"),
    attrs: { level: { default: 1 } },
    content: "inline*",
    defining: true,
    parseDOM: [
      { tag: "div[data-level]", getAttrs: (dom) => ({ level: Number(dom.dataset.level) }) },
      ...[1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    ],
    // The page has one first heading of its own.
    toDOM: ({ attrs: { level } }) => [
      "div",
      { role: "heading", "aria-level": Math.min(level + 1, 6), "data-level": level, class: "app-write__heading" },
      0,
    ],
  },
  blockquote: block("blockquote", { content: "block+ speaker?", defining: true }),
  speaker: {
    content: "text*",
    marks: "",
    isolating: true,
    parseDOM: [{ tag: "cite.app-write__speaker" }],
    toDOM: () => ["cite", { class: "app-write__speaker" }, 0],
  },
  callout: {
    group: "block",
    content: "callout_title block+",
    defining: true,
    parseDOM: [{ tag: "div.app-write__callout" }],
    toDOM: () => ["div", { class: "app-write__callout" }, 0],
  },
  callout_title: {
    content: "text*",
    marks: "",
    isolating: true,
    parseDOM: [{ tag: "p.app-write__title", priority: 60 }],
    toDOM: () => ["p", { class: "app-write__title" }, 0],
  },
  bullet_list: block("ul", { content: "list_item+" }),
  ordered_list: {
    group: "block",
    content: "list_item+",
    attrs: { order: { default: 1 }, letters: { default: false } },
    parseDOM: [{ tag: "ol", getAttrs: orderOf }],
    toDOM: ({ attrs }) => [
      "ol",
      {
        start: attrs.order === 1 ? null : attrs.order,
        type: attrs.letters ? "a" : null,
        class: attrs.letters ? "app-letters" : null,
      },
      0,
    ],
  },
  list_item: { content: "paragraph block*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
  rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
  text: { group: "inline" },
  hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
  footnote: {
    inline: true,
    group: "inline",
    atom: true,
    attrs: { note: {} },
    parseDOM: [{ tag: "sup[data-note]", getAttrs: (dom) => ({ note: dom.dataset.note }) }],
    toDOM: ({ attrs }) => [
      "sup",
      {
        class: "app-write__note",
        role: "img",
        "aria-label": `Footnote: ${attrs.note}`,
        title: attrs.note,
        "data-note": attrs.note,
      },
    ],
  },
  reference: {
    inline: true,
    group: "inline",
    atom: true,
    attrs: { href: {}, words: {} },
    parseDOM: [
      {
        tag: "span[data-place]",
        getAttrs: (dom) => ({ href: dom.dataset.place, words: dom.textContent }),
      },
    ],
    leafText: (node) => node.attrs.words,
    toDOM: ({ attrs }) => [
      "span",
      { class: "app-write__place", "data-place": attrs.href, title: "A reference: it follows the place that it names" },
      attrs.words,
    ],
  },
};

/** @satisfies {Record<string, import("prosemirror-model").MarkSpec>} */
const marks = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [{ tag: "a[href]", getAttrs: (dom) => ({ href: dom.getAttribute("href") }) }],
    toDOM: ({ attrs }) => [
      "a",
      {
        href: isSafe(attrs.href) ? attrs.href : null,
        title: isFigure(attrs.href) ? "A figure from the year's data" : attrs.href,
        class: isFigure(attrs.href) ? "app-write__figure" : "govuk-link",
      },
      0,
    ],
  },
  em: { parseDOM: [{ tag: "i" }, { tag: "em" }], toDOM: () => ["em", 0] },
  strong: { parseDOM: [{ tag: "b" }, { tag: "strong" }], toDOM: () => ["strong", 0] },
};

export const schema = new Schema({ nodes, marks });
