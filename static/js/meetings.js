// Meetings: minuting while one is on. Every part of the page has its form without it.
import { startMinuting } from "./meetings/minuting.js";

const root = document.getElementById("minuting");
if (root) startMinuting(root);
