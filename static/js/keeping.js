// Nothing that somebody types is lost: loaded on every page that knows who is there, by an account or by a link.
import { hearWhatIsSaved, startKeeping } from "./keeping/keeper.js";
import { askBeforeSigningOut } from "./keeping/signing_out.js";

hearWhatIsSaved();
startKeeping();
askBeforeSigningOut();
