import leven from "leven";

/** Whether two words differ by what a slip of the hand does: one letter, from eight letters on two, and never in words that short ones may turn into others. */
export function isNear(one: string, other: string): boolean {
  const shortest = Math.min(one.length, other.length);
  if (shortest < 4) return false;
  const most = shortest < 8 ? 1 : 2;
  if (Math.abs(one.length - other.length) > most) return false;
  return leven(one, other, { maxDistance: most + 1 }) <= most || isSwapped(one, other);
}

/** Two letters side by side that changed places, which counts as two changes and is one slip. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
