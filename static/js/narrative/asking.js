// Links and footnotes: what is asked, and what is done with the answer.
import { NodeSelection } from "prosemirror-state";
import { escapeStart } from "./line.js";
import { isFigure, isSafe, schema } from "./schema.js";

const { nodes, marks } = schema;

export const QUESTIONS = { link: askForLink, footnote: askForFootnote };

function askForLink(view) {
  const range = linkAround(view.state) ?? view.state.selection;
  const value = range.href ?? "";
  return {
    label: "Where the link leads",
    hint: "A whole address, such as https://council.example, or an e-mail address.",
    value,
    done: (typed) => setLink(view, range, typed && addressFrom(typed)),
  };
}

function addressFrom(typed) {
  if (isSafe(typed)) return typed;
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed)) return `mailto:${typed}`;
  return /^[\w-]+(\.[\w-]+)+(\/|$)/.test(typed) ? `https://${typed}` : null;
}

function setLink(view, { from, to }, href) {
  if (href === null) return "That is no address. It begins with https://, or is an e-mail address.";
  const { tr } = view.state;
  tr.removeMark(from, to, marks.link);
  if (href && from === to) tr.insert(from, schema.text(href.replace(/^mailto:/, ""), [marks.link.create({ href })]));
  else if (href) tr.addMark(from, to, marks.link.create({ href }));
  view.dispatch(tr);
  return "";
}

// The whole link that the caret stands in, when nothing is selected.
function linkAround({ selection }) {
  const { $from } = selection;
  const link = marks.link.isInSet($from.marks()) || marks.link.isInSet($from.nodeAfter?.marks ?? []);
  if (!link || isFigure(link.attrs.href)) return null;
  if (!selection.empty) return { from: selection.from, to: selection.to, href: link.attrs.href };
  let from = $from.pos;
  let to = $from.pos;
  $from.parent.forEach((child, offset) => {
    const start = $from.start() + offset;
    if (!link.isInSet(child.marks) || start + child.nodeSize < from || start > to) return;
    from = Math.min(from, start);
    to = Math.max(to, start + child.nodeSize);
  });
  return { from, to, href: link.attrs.href };
}

function askForFootnote(view) {
  const { selection } = view.state;
  const here = selection instanceof NodeSelection && selection.node.type === nodes.footnote ? selection : null;
  return {
    label: "What the footnote says",
    hint: "Its number comes by itself.",
    value: here?.node.attrs.note ?? "",
    done: (typed) => setFootnote(view, here, typed),
  };
}

function setFootnote(view, here, typed) {
  const { tr } = view.state;
  const place = here ? here.from : tr.selection.to;
  if (here) tr.delete(here.from, here.to);
  if (/\[\^|\^\[/.test(typed)) return "A footnote cannot have a footnote of its own.";
  if (typed) tr.insert(place, nodes.footnote.create({ note: here ? typed : escapeStart(typed) }));
  view.dispatch(tr.scrollIntoView());
  return "";
}
