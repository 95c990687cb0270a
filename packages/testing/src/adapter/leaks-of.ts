/** Which of these texts an error gives away: in its message, its stack, any property of any kind, or what caused it. */
export const leaksOf = (error: unknown, texts: readonly string[]): readonly string[] => {
  const told = textsIn(error, new Set()).join("\n");
  return texts.filter((text) => text !== "" && told.includes(text));
};

const textsIn = (value: unknown, seen: Set<unknown>): readonly string[] => {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || seen.has(value)) return [];
  seen.add(value);
  if (value instanceof Headers || value instanceof Map || value instanceof Set)
    return [...value].flatMap((item) => textsIn(item, seen));
  return Reflect.ownKeys(value).flatMap((key) => [String(key), ...textsIn(Reflect.get(value, key), seen)]);
};
