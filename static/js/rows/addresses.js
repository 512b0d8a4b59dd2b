// Where the plan's page asks what it does not hold itself.

const given = document.getElementById("plan-editing")?.dataset ?? {};

export const signInAddress = given.signIn ?? "";
export const namesAddress = given.names ?? "";
export const presenceAddress = given.presence ?? "";
export const rowsAddress = given.versions ?? "";
// The last change that the page shows.
export const stampHere = given.stamp ?? "";
export const countsAddress = given.counts ?? "";
export const commentsAddress = given.comments ?? "";
