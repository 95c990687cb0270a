import { parseBody } from "../http/parse-answer.ts";
import { BodyTooLarge, readText } from "../http/read-text.ts";
import type { Hint, Received } from "./adapter.ts";

/** An answer to a webhook without a body. */
export const answered = (status: number, hints: readonly Hint[] = []): Received => ({
  response: new Response(null, { status }),
  hints,
});

/** The body of a webhook. `undefined`: it is longer than so many bytes. Rejects when it breaks off. */
export const eventText = async (request: Request, maxBytes: number): Promise<string | undefined> => {
  try {
    return await readText(request, maxBytes);
  } catch (error) {
    if (error instanceof BodyTooLarge) return undefined;
    throw error;
  }
};

/** The object or list in the body of a webhook. `undefined`: there is none. */
export const eventBody = (text: string): object | undefined => {
  const body = parseBody(text);
  return typeof body === "object" && body !== null ? body : undefined;
};
