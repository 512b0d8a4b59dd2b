// The plan's table as a place to type in. Loaded on the plan's page alone; every row has its pages without it.
import { startCells } from "./rows/cells.js";
import { showComments } from "./rows/comments.js";
import { startDraggingRows } from "./rows/drag.js";
import { startLive } from "./rows/live.js";
import { startMenus } from "./rows/menu.js";
import { startPicking } from "./rows/pick.js";
import { startPresence } from "./rows/presence.js";
import { startRanges } from "./rows/range.js";
import { startUndoing } from "./rows/undoing.js";

const groups = document.getElementById("plan-groups");
if (groups && document.getElementById("plan-editing")) {
  startCells(groups);
  startMenus(groups);
  startDraggingRows(groups);
  startPicking(groups);
  startPresence(groups);
  startLive();
  startRanges(groups);
  startUndoing(groups);
  showComments();
}
