/** Thrown by {@link readText} for a body over its bound. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/**
 * The body of a request or a response as text. Stops reading, and rejects with BodyTooLarge, once there is more than allowed after decompression.
 * `fatal`: rejects with a TypeError for what is no UTF-8; absent, it is replaced. Rejects like the body does when it breaks off.
 */
export const readText = async (
  { body }: Pick<Response, "body">,
  maxBytes: number,
  { fatal = false }: { readonly fatal?: boolean } = {},
): Promise<string> => {
  if (!body) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder("utf-8", { fatal });
  let text = "";
  let size = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    size += chunk.value.byteLength;
    if (size > maxBytes) {
      // What still comes is nobody's concern; waiting for it would be.
      void reader.cancel().catch(() => undefined);
      throw new BodyTooLarge();
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
};
