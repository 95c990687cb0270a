import type { Alter, Call } from "./watch-fetch.ts";

/** An answer whose JSON is put through a function; anything else stays. For `alter` of a law. */
export const alterJson =
  (change: (body: unknown, answer: Response, call: Call) => unknown): Alter =>
  async (answer, call) => {
    const text = await answer.text();
    const headers = new Headers(answer.headers);
    // They are those of the body that was.
    headers.delete("content-length");
    headers.delete("content-encoding");
    const body =
      answer.status === 204 || answer.status === 304 ? null : changed(text, (json) => change(json, answer, call));
    return new Response(body, { status: answer.status, headers });
  };

const changed = (text: string, change: (body: unknown) => unknown): string => {
  try {
    return JSON.stringify(change(JSON.parse(text)));
  } catch {
    return text;
  }
};

const unknownFields = { fieldOfTomorrow: { a: [1, null, { b: "c" }] }, anotherFieldOfTomorrow: "x".repeat(50) };

/** The same JSON with fields that no contract knows, in the body and in each item of its lists. */
export const withUnknownFields = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withUnknownFields);
  if (typeof value !== "object" || value === null) return value;
  return { ...unknownFields, ...listsOf(value) };
};

const listsOf = (record: object): object =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, Array.isArray(value) ? withUnknownFields(value) : value]),
  );
