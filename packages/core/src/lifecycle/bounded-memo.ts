/**
 * Remembers at least the last `capacity` different answers of a pure function, and never more than twice as many.
 * Two generations: when the young one is full it becomes the old one, and what is asked for again moves back.
 */
export function boundedMemo<Value extends object | string | boolean | null>(
  capacity: number,
  compute: (key: string) => Value,
): (key: string) => Value {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  const keep = (key: string, value: Value): Value => {
    if (young.size >= capacity) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    return value;
  };
  return (key) => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const older = old.get(key);
    return keep(key, older === undefined ? compute(key) : older);
  };
}
