// The plan's table as a place to type in. Loaded on the plan's page alone; every row has its pages without it.
import { startCells } from "./plan/cells.js";
import { startDragging } from "./plan/drag.js";
import { startMenus } from "./plan/menu.js";
import { startPicking } from "./plan/pick.js";
import { startPresence } from "./plan/presence.js";

const groups = document.getElementById("plan-groups");
if (groups && document.getElementById("plan-editing")) {
  startCells(groups);
  startMenus(groups);
  startDragging(groups);
  startPicking(groups);
  startPresence(groups);
}
