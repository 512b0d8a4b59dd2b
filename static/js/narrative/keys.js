// Keys, and what people type at the beginning of a line.
import { baseKeymap, chainCommands } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { splitListItem } from "prosemirror-schema-list";
import * as commands from "./commands.js";
import { schema } from "./schema.js";

const { nodes } = schema;

function newLine(state, dispatch) {
  if (!state.selection.$from.parent.type.spec.content.startsWith("inline")) return false;
  if (dispatch) dispatch(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
}

const typed = inputRules({
  rules: [
    wrappingInputRule(/^\s*([-*•])\s$/, nodes.bullet_list),
    wrappingInputRule(
      /^([0-9]{1,3})[.)]\s$/,
      nodes.ordered_list,
      (found) => ({ order: Number(found[1]) }),
      joins(false),
    ),
    wrappingInputRule(/^(a)\)\s$/, nodes.ordered_list, () => ({ letters: true }), joins(true)),
    wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
    textblockTypeInputRule(/^(#{1,3})\s$/, nodes.heading, (found) => ({ level: found[1].length })),
  ],
});

function joins(letters) {
  return (found, node) => node.attrs.letters === letters && node.childCount + node.attrs.order === Number(found[1]);
}

export function plugins(leave) {
  return [
    typed,
    keymap({
      "Mod-b": commands.bold,
      "Mod-i": commands.italic,
      "Mod-z": undo,
      "Mod-y": redo,
      "Shift-Mod-z": redo,
      Enter: chainCommands(commands.leaveLine, splitListItem(nodes.list_item)),
      "Shift-Enter": newLine,
      Backspace: commands.rubOut,
      Tab: commands.deeper,
      "Shift-Tab": commands.shallower,
      "Mod-]": commands.deeper,
      "Mod-[": commands.shallower,
      Escape: leave,
    }),
    keymap(baseKeymap),
    history(),
  ];
}
