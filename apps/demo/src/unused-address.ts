import { serveStandIn } from "@rosterkit/sandbox/node";

/** An address on this machine where nobody listens: that of a server just stopped. */
export async function unusedAddress(): Promise<string> {
  const { url, close } = await serveStandIn({ handle: async () => new Response() });
  await close();
  return url;
}
