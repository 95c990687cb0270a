/** What comes in place of an answer, from a proxy, a login page or a connection that broke: it looks well, and is none. */
export interface StrangeAnswer {
  readonly what: string;
  /** It holds nothing at all, which is a good answer to some writes. */
  readonly isEmpty: boolean;
  readonly make: () => Response;
}

const json = { headers: { "content-type": "application/json" } };
const page = "<!doctype html><title>Sign in</title><p>Your session has ended.</p>";

/** A gzip stream that ends half-way, opened as `fetch` opens it. */
const brokenOff = (): Response => {
  const packed = new Response(`{"items":[${'{"id":"1"},'.repeat(5_000)}]}`).body?.pipeThrough(
    new CompressionStream("gzip"),
  );
  let left = 100;
  const cut = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      controller.enqueue(chunk.subarray(0, left));
      left = Math.max(0, left - chunk.byteLength);
    },
  });
  // Compression streams are typed for any buffer, and read bytes.
  const opened = packed
    ?.pipeThrough(cut)
    .pipeThrough(new DecompressionStream("gzip") as TransformStream<Uint8Array, Uint8Array>);
  return new Response(opened as ReadableStream<Uint8Array<ArrayBuffer>>, json);
};

/** Every one of them, with a status that says that all is well. */
export const strangeAnswers: readonly StrangeAnswer[] = [
  { what: "a web page", isEmpty: false, make: () => new Response(page, { headers: { "content-type": "text/html" } }) },
  { what: "a compressed body that breaks off", isEmpty: false, make: brokenOff },
  { what: "an empty body", isEmpty: true, make: () => new Response("", json) },
  { what: "204 without a body", isEmpty: true, make: () => new Response(null, { status: 204 }) },
];

/** JSON that is whole, and no page of any list. */
export const strangeJson: readonly StrangeAnswer[] = [null, "ok", {}, { message: "ok" }, [null]].map((body) => ({
  what: `the JSON ${JSON.stringify(body)}`,
  isEmpty: false,
  make: () => Response.json(body),
}));
