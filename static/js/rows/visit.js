// What was saved during this visit, in order, so that one can go back over it and forth again. Knows no page.

/**
 * @typedef {"back" | "forth"} Way
 */

/** @template Step */
export class Visit {
  /** @type {Record<Way, Step[]>} */
  #steps = { back: [], forth: [] };

  /**
   * Something new was saved: what had been taken back before cannot be done again on top of it.
   * @param {Step} step
   */
  add(step) {
    this.#steps.back.push(step);
    this.#steps.forth = [];
  }

  /** @param {Way} way */
  next(way) {
    return this.#steps[way].at(-1);
  }

  /**
   * A step was gone over: from now on it lies the other way.
   * @param {Way} way
   * @param {Step} step
   */
  pass(way, step) {
    this.drop(step);
    this.#steps[way === "back" ? "forth" : "back"].push(step);
  }

  /**
   * A step that cannot be gone over any more.
   * @param {Step} step
   */
  drop(step) {
    for (const way of /** @type {Way[]} */ (["back", "forth"])) {
      this.#steps[way] = this.#steps[way].filter((each) => each !== step);
    }
  }
}

/**
 * The answers to the questions about agreed wording, for a step that is taken back: the reason is that of the change.
 * @param {Record<string, string> | undefined} answers
 */
export function answersForBack(answers) {
  if (!answers?.reason) return answers;
  return { ...answers, reason: `Taken back: ${answers.reason}`.slice(0, 500) };
}
