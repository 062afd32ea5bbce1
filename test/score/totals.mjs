/** The folders of the corpus whose language the command line checks. */
export const LANGUAGES = ['dockerfile'];

/** No rule with this many labels may fall below these. */
const MANY = 5;
const RULE_PRECISION = 0.85;
const RULE_RECALL = 0.75;

/**
 * Reads the table that score.py prints.
 * @param {string} table
 * @returns {{precision: number, recall: number, weak: string[]}} `weak`: what is wrong with which rule
 */
export function readTotals(table) {
  const all = /^ALL .* precision ([\d.]+) recall ([\d.]+)$/m.exec(table);
  if (all === null) throw new Error('score.py printed no line ALL');
  const weak = [];
  for (const row of table.matchAll(/^([a-z][a-z0-9-]+) +(\d+) +(\d+) +(\d+) /gm)) {
    const [hit, missed, wrong] = row.slice(2).map(Number);
    if (hit + missed < MANY) continue;
    const precision = hit / Math.max(1, hit + wrong);
    const recall = hit / (hit + missed);
    if (precision < RULE_PRECISION)
      weak.push(`${row[1]}: precision ${precision.toFixed(2)} < ${RULE_PRECISION}`);
    if (recall < RULE_RECALL) weak.push(`${row[1]}: recall ${recall.toFixed(2)} < ${RULE_RECALL}`);
  }
  return { precision: Number(all[1]), recall: Number(all[2]), weak };
}
