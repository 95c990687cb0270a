import { createFinder, createTextFinder, type ErasedPerson } from "./names-person.ts";

/**
 * A kept value without what it says of a person: members under their id, and whatever holds one of their texts or is about them. A bare id in a list stays:
 * it says nothing but that it was seen (who had started when the sync was switched on), and without it they would be taken for somebody new. `undefined`: all of it goes.
 */
export const forgetInValue = (value: unknown, person: ErasedPerson): unknown => {
  const names = createFinder(person);
  const tells = createTextFinder(person);
  const forget = (part: unknown): unknown => {
    if (part === person.source) return part;
    if (Array.isArray(part)) return part.filter((item) => !isAbout(item)).map(forget);
    if (typeof part === "object" && part !== null) return fromEntries(part);
    return tells(JSON.stringify(part)) ? undefined : part;
  };
  const isAbout = (item: unknown): boolean =>
    item !== person.source && !Array.isArray(item) && names(JSON.stringify(item));
  const fromEntries = (record: object) =>
    Object.fromEntries(
      Object.entries(record)
        .filter(([key]) => key !== person.source && !tells(JSON.stringify(key)))
        .map(([key, member]) => [key, forget(member)])
        .filter(([, member]) => member !== undefined),
    );
  return forget(value);
};
