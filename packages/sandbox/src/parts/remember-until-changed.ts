/** Gives what was worked out for a key, or works it out. */
export type Remember<Value> = (key: string, compute: () => Value) => Value;

/** A memory that forgets everything as soon as the records change. */
export function rememberUntilChanged<Value>(records: { readonly version: number }): Remember<Value> {
  const values = new Map<string, Value>();
  let version = -1;
  return (key, compute) => {
    // Few keys are asked for between two changes; a caller that tries many must not fill the memory.
    if (version !== records.version || values.size > 16) values.clear();
    version = records.version;
    const value = values.get(key) ?? compute();
    values.set(key, value);
    return value;
  };
}
