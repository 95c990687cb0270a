/** Thrown by {@link readText} for a body over its bound. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/** The body as text. Stops reading, and rejects with BodyTooLarge, once there is more than allowed after decompression. */
export const readText = async (response: Response, maxBytes: number): Promise<string> => {
  if (!response.body) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    size += chunk.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new BodyTooLarge();
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
};
