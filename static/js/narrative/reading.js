// Markdown read into the editor's document, by the rules of csp/prose/narrative.py.
import MarkdownIt from "markdown-it";
import container from "markdown-it-container";
import footnotes from "markdown-it-footnote";
import { MarkdownParser } from "prosemirror-markdown";
import { lettered } from "./lettered.js";
import { isPlace, schema } from "./schema.js";
import { nameSpeakers } from "./speaker.js";
import { around } from "./tokens.js";

export class NotShown extends Error {}

const md = new MarkdownIt("commonmark", { html: false });
md.use(footnotes)
  .use(container, "callout", { validate: () => true })
  .use(lettered);
md.disable("code");
md.validateLink = () => true;
// The server reads marks however far in they stand, and this parser does not.
md.block.ruler.before("container_callout", "deep", noteDeepMarks, {
  alt: ["paragraph", "reference", "blockquote", "list"],
});
md.core.ruler.push("places", (state) => state.tokens.forEach(joinPlaces));
md.core.ruler.push("titles", (state) => (state.tokens = state.tokens.flatMap((token) => withTitle(token, state))));
md.core.ruler.push("speakers", (state) => (state.tokens = nameSpeakers(state)));
md.core.ruler.push("notes", takeNotesIn);

const MARK = /^(?:[#>*+=~`:-]|[0-9]+[.)]|[a-z]\))/;
const UNDERLINED = /[^\n]*\n[ \t]*(?:=+|-+)[ \t]*(?:\n|$)/y;

// Far in, it ends a box for the server alone, and is words here.
const FENCE = /\n[ \t]+:{3,}[ \t]*(?:\n|$)/;

function noteDeepMarks(state, line) {
  if (state.sCount[line] - state.blkIndent < 4) return false;
  UNDERLINED.lastIndex = state.bMarks[line];
  const words = state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]);
  if (MARK.test(words) || UNDERLINED.test(state.src)) state.env.deep = true;
  return false;
}

// A link to a place of the document is one piece: its words follow the place.
function joinPlaces(token) {
  const kept = [];
  const children = token.children ?? [];
  for (let at = 0; at < children.length; at++) {
    const [open, words, close] = children.slice(at, at + 3);
    if (
      open.type === "link_open" &&
      isPlace(open.attrGet("href")) &&
      words.type === "text" &&
      close?.type === "link_close"
    ) {
      words.type = "reference";
      words.meta = { href: open.attrGet("href") };
      kept.push(words);
      at += 2;
    } else {
      kept.push(open);
    }
  }
  if (token.children) token.children = kept;
}

function withTitle(token, state) {
  if (token.type !== "container_callout_open") return [token];
  return [token, ...around(state, "callout_title", plainWords(token.info.trim()))];
}

function plainWords(typed) {
  const [{ children }] = md.parseInline(typed, {});
  return (children ?? []).map((child) => child.content).join("");
}

// What a footnote says travels with its mark.
function takeNotesIn(state) {
  const first = state.tokens.findIndex((token) => token.type === "footnote_block_open");
  if (first < 0) return;
  const said = {};
  for (const [at, token] of state.tokens.entries()) {
    if (token.type === "footnote_open") said[token.meta.id] = noteFrom(state.tokens, at);
  }
  for (const token of state.tokens.slice(0, first)) {
    for (const child of token.children ?? []) {
      if (child.type === "footnote_ref") child.meta.note = said[child.meta.id];
    }
  }
  state.tokens.length = first;
}

function noteFrom(tokens, at) {
  const end = tokens.findIndex((token, place) => place > at && token.type === "footnote_close");
  const inside = tokens.slice(at + 1, end).filter((token) => token.type !== "footnote_anchor");
  const words = inside[1]?.content;
  const plain = inside.length === 3 && inside[0].type === "paragraph_open" && !/\[\^|\^\[/.test(words);
  if (!plain) throw new NotShown("a footnote with more than one paragraph");
  return words.replace(/\s*\n\s*/g, " ");
}

const parser = new MarkdownParser(schema, md, {
  paragraph: { block: "paragraph" },
  heading: { block: "heading", getAttrs: (token) => ({ level: Number(token.tag.slice(1)) }) },
  blockquote: { block: "blockquote" },
  speaker: { block: "speaker" },
  container_callout: { block: "callout" },
  callout_title: { block: "callout_title" },
  bullet_list: { block: "bullet_list" },
  ordered_list: {
    block: "ordered_list",
    getAttrs: (token) => ({ order: Number(token.attrGet("start") ?? 1), letters: Boolean(token.meta?.letters) }),
  },
  list_item: { block: "list_item" },
  hr: { node: "rule" },
  hardbreak: { node: "hard_break" },
  footnote_ref: { node: "footnote", getAttrs: (token) => ({ note: token.meta.note }) },
  reference: { node: "reference", getAttrs: (token) => ({ href: token.meta.href, words: token.content }) },
  em: { mark: "em" },
  strong: { mark: "strong" },
  link: { mark: "link", getAttrs: (token) => ({ href: token.attrGet("href") }) },
});

// The document, and NotShown for a text that it could not hold.
export function read(text) {
  const env = {};
  const tokens = md.parse(text, env);
  refuseWhatIsLost(tokens, env);
  return parser.parse(text);
}

export const readAny = (text) => parser.parse(text);

const DEEP = "marks that stand far in from the edge";
const NAMES = { image: "a picture", fence: "a block of code", code_inline: "words marked as code" };

function refuseWhatIsLost(tokens, env) {
  const open = { em: 0, strong: 0 };
  for (const token of tokens.flatMap((each) => [each, ...(each.children ?? [])])) refuseToken(token, open);
  if (env.deep) throw new NotShown(DEEP);
  if (Object.keys(env.references ?? {}).length) throw new NotShown("addresses that stand apart from their links");
  if (Object.values(env.footnotes?.refs ?? {}).includes(-1)) throw new NotShown("a footnote without a mark");
}

function refuseToken(token, open) {
  if (token.type in NAMES) throw new NotShown(NAMES[token.type]);
  if (isNested(token, open)) throw new NotShown("emphasis inside the same emphasis");
  if (token.type === "link_open" && token.attrGet("title")) throw new NotShown("a link with a title");
  if (token.type === "inline" && FENCE.test(token.content)) throw new NotShown(DEEP);
}

function isNested(token, open) {
  const name = token.type.replace(/_(open|close)$/, "");
  if (!(name in open)) return false;
  open[name] += token.nesting;
  return open[name] > 1;
}
