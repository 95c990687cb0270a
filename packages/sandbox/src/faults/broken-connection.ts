/** The error that `fetch` rejects with when no answer arrives. */
export function broken(): TypeError {
  return new TypeError("fetch failed", { cause: new Error("the connection was closed before an answer arrived") });
}

/** Never answers: rejects with the signal's reason when it aborts, else like a broken connection after `hangMs`. */
export function hang(signal: AbortSignal, hangMs: number): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => finish(broken()), hangMs);
    const onAbort = (): void => finish(signal.reason);
    function finish(reason: unknown): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      reject(reason);
    }
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort);
  });
}

/**
 * The same answer, except that its body breaks off half-way. Throws as a broken connection when there is no body to
 * break.
 */
export async function truncated(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length === 0) throw broken();
  const headers = new Headers(response.headers);
  headers.set("content-length", String(bytes.length));
  return new Response(halfOf(bytes), { status: response.status, headers });
}

function halfOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let sent = false;
  return new ReadableStream({
    // The failure comes with the second pull, or the first half would be thrown away unread.
    pull(controller) {
      if (sent) return controller.error(new TypeError("terminated"));
      sent = true;
      controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2)));
    },
  });
}
