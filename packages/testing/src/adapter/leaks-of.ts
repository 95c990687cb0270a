/**
 * Which of these texts something gives away: in its message, its stack, any property of any kind, in what caused it, or when it is printed or made
 * JSON; as they are, or in the writing of addresses, JSON and base64.
 */
export const leaksOf = (shown: unknown, texts: readonly string[]): readonly string[] => {
  const told = [...textsIn(shown, new Set()), printed(shown), jsonOf(shown)].join("\n");
  const decoded = [told, ...decodings(told)].join("\n");
  return texts.filter((text) => text !== "" && spellings(text).some((spelling) => decoded.includes(spelling)));
};

const textsIn = (value: unknown, seen: Set<unknown>): readonly string[] => {
  if (typeof value === "string") return [value];
  if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return [];
  seen.add(value);
  if (value instanceof Headers || value instanceof Map || value instanceof Set)
    return [...value].flatMap((item) => textsIn(item, seen));
  return membersOf(value).flatMap((key) => [String(key), ...textsIn(read(value, key), seen)]);
};

/** Its own members, and what classes between it and the platform's add as getters. */
const membersOf = (value: object): readonly (string | symbol)[] => {
  const inherited: (string | symbol)[] = [];
  for (
    let above = Object.getPrototypeOf(value);
    above && Object.getPrototypeOf(above);
    above = Object.getPrototypeOf(above)
  )
    for (const [key, { get }] of Object.entries(Object.getOwnPropertyDescriptors(above))) if (get) inherited.push(key);
  return [...Reflect.ownKeys(value), ...inherited];
};

const read = (value: object, key: string | symbol): unknown => orNothing(() => Reflect.get(value, key));

const printed = (value: unknown): string => orNothing(() => String(value)) ?? "";

const jsonOf = (value: unknown): string => orNothing(() => JSON.stringify(value)) ?? "";

const orNothing = <Value>(get: () => Value): Value | undefined => {
  try {
    return get();
  } catch {
    return undefined;
  }
};

const spellings = (text: string): readonly string[] => [
  text,
  encodeURIComponent(text),
  JSON.stringify(text).slice(1, -1),
];

/** Whatever may be base64, read as that: credentials of `Authorization: Basic` are written so. */
const decodings = (told: string): readonly string[] =>
  Array.from(told.matchAll(/[\w+/-]{12,}={0,2}/g), ([word]) =>
    orNothing(() => atob(word.replaceAll("-", "+").replaceAll("_", "/"))),
  ).filter((text) => text !== undefined);
