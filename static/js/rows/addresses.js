// Where the plan's page asks what it does not hold itself.

const given = document.getElementById("plan-editing")?.dataset ?? {};

export const signInAddress = given.signIn ?? "";
export const namesAddress = given.names ?? "";
export const presenceAddress = given.presence ?? "";
export const countsAddress = given.counts ?? "";
