/** Of what nobody is known to want, this much is dealt out; the rest is for whoever wants more by the next time. */
const dealtUnasked = 0.5;

/**
 * Splits so many requests between those who want some, and answers what each of them gets. Whoever wants less than an equal part gets what they want, and the
 * rest is for those who want more; half of what nobody wants goes to all alike, as wishes change until the next time. Whole requests only: `turn`, from 0 to
 * below 1, says who gets what cannot be divided, and all parts together are never more than the pool. `wanted` holds everybody, in an order that all agree on.
 */
export const dealOut = (pool: number, wanted: readonly number[], turn: number): readonly number[] => {
  let before = turn;
  return fairParts(pool, wanted).map((part) => {
    const from = before;
    before += part;
    return whole(before) - whole(from);
  });
};

const fairParts = (pool: number, wanted: readonly number[]): readonly number[] => {
  const fewestFirst = wanted.map((want, index) => ({ want, index })).toSorted((a, b) => a.want - b.want);
  const parts = wanted.map(() => 0);
  let left = pool;
  for (const [served, { want, index }] of fewestFirst.entries()) {
    const part = Math.min(want, left / (wanted.length - served));
    parts[index] = part;
    left -= part;
  }
  return parts.map((part) => part + (left * dealtUnasked) / wanted.length);
};

/** Thirds that were added up are a little less than one. */
const whole = (amount: number): number => Math.floor(amount + 1e-6);

export const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);
