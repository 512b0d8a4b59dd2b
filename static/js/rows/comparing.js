// Which rows differ between the page and the plan as it is now. Knows no page.

/**
 * Rows are given as number, version and priority, in their order. Of a page that shows only some rows nothing is told but
 * what changed in those.
 * @param {number[][]} here
 * @param {number[][]} there
 * @param {boolean} onlySome
 */
export function changesBetween(here, there, onlySome = false) {
  const versions = new Map(there.map(([number, version]) => [number, version]));
  const changed = here.filter(([number, version]) => (versions.get(number) ?? 0) > version).map(([number]) => number);
  const places = (rows) => rows.map(([number, , priority]) => `${number}:${priority}`).join();
  return { changed, moved: !onlySome && places(here) !== places(there) };
}

/** @param {number[]} numbers */
export const queryOfRows = (numbers) => numbers.map((number) => `row=${number}`).join("&");
