import { stableText } from "./stable-text.ts";

/** Any value of JSON, or none, as text to be compared: what `String` says, but of objects and lists their JSON. One of somebody else's may have a `toString` that is none. */
export const plainText = (value: unknown): string =>
  typeof value === "object" && value !== null ? stableText(value) : String(value);
