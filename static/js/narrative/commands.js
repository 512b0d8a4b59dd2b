// What the buttons and keys do.
import { setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { Fragment } from "prosemirror-model";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";
import { TextSelection } from "prosemirror-state";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

export const bold = toggleMark(marks.strong);
export const italic = toggleMark(marks.em);
export const deeper = sinkListItem(nodes.list_item);
export const shallower = liftListItem(nodes.list_item);

// The innermost block of a kind that the caret stands in: {node, pos}, or nothing.
function around(state, test) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if (test($from.node(depth))) return { node: $from.node(depth), pos: $from.before(depth), depth };
  }
  return null;
}

const isList = (node) => node.type === nodes.bullet_list || node.type === nodes.ordered_list;
export const listHere = (state) => around(state, isList)?.node;
export const isKind = (node, type, letters) => node?.type === type && Boolean(node.attrs.letters) === letters;

export function toggleList(type, letters = false) {
  const attrs = type === nodes.ordered_list ? { letters } : null;
  return (state, dispatch, view) => {
    const here = around(state, isList);
    if (!here) return wrapInList(type, attrs)(state, dispatch, view);
    if (isKind(here.node, type, letters)) return shallower(state, dispatch, view);
    if (dispatch) dispatch(state.tr.setNodeMarkup(here.pos, type, attrs).scrollIntoView());
    return true;
  };
}

export function toggleHeading(level) {
  const make = setBlockType(nodes.heading, { level });
  const undo = setBlockType(nodes.paragraph);
  return (state, dispatch, view) => (headingHere(state) === level ? undo : make)(state, dispatch, view);
}

export const isInside = (state, type) => Boolean(around(state, (node) => node.type === type));
export const headingHere = (state) => around(state, (node) => node.type === nodes.heading)?.node.attrs.level;

// A quotation gets a line for who said it; pressed again, the words stay and the frame goes.
export function toggleQuote(state, dispatch, view) {
  const here = around(state, (node) => node.type === nodes.blockquote);
  if (here) return unframe(here, state, dispatch);
  return wrapIn(nodes.blockquote)(state, dispatch && ((tr) => dispatch(addSpeaker(tr))), view);
}

function addSpeaker(tr) {
  const { $from } = tr.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type === nodes.blockquote) return tr.insert($from.end(depth), nodes.speaker.create());
  }
  return tr;
}

function unframe({ node, pos }, state, dispatch) {
  const blocks = [];
  node.forEach((child) => {
    if (child.inlineContent && child.type !== nodes.paragraph && child.type !== nodes.heading) {
      if (child.content.size) blocks.push(nodes.paragraph.create(null, child.content));
    } else blocks.push(child);
  });
  if (dispatch) dispatch(state.tr.replaceWith(pos, pos + node.nodeSize, blocks).scrollIntoView());
  return true;
}

export function toggleCallout(state, dispatch) {
  const here = around(state, (node) => node.type === nodes.callout);
  if (here) return unframe(here, state, dispatch);
  const range = state.selection.$from.blockRange(state.selection.$to);
  if (!range || range.parent.type === nodes.list_item) return false;
  const inside = [nodes.callout_title.create()];
  for (let at = range.startIndex; at < range.endIndex; at++) inside.push(range.parent.child(at));
  const content = Fragment.from(inside);
  if (!nodes.callout.validContent(content)) return false;
  if (dispatch) dispatch(boxed(state.tr, range, content));
  return true;
}

function boxed(tr, range, content) {
  tr.replaceWith(range.start, range.end, nodes.callout.create(null, content));
  return tr.setSelection(TextSelection.create(tr.doc, range.start + 2)).scrollIntoView();
}

// Enter in a title or a speaker's line goes on below it.
export function leaveLine(state, dispatch) {
  const { $from } = state.selection;
  if ($from.parent.type === nodes.callout_title) return goTo(state, dispatch, $from.after());
  if ($from.parent.type !== nodes.speaker) return false;
  const after = $from.after($from.depth - 1);
  if (dispatch) {
    const tr = state.tr.insert(after, nodes.paragraph.create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  }
  return true;
}

function goTo(state, dispatch, place) {
  if (dispatch) dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(place))).scrollIntoView());
  return true;
}

// An empty line for a title or a speaker goes when it is rubbed out.
export function rubOut(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.content.size) return false;
  if ($from.parent.type === nodes.callout_title) return toggleCallout(state, dispatch);
  if ($from.parent.type !== nodes.speaker) return false;
  if (dispatch) {
    const tr = state.tr.delete($from.before(), $from.after());
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve($from.before()), -1)));
  }
  return true;
}
