import { defaultIo, type Io } from "@rosterkit/core";
import { serveStandIn } from "@rosterkit/sandbox/node";
import type { End } from "./end.ts";
import type { Side, World } from "./pair.ts";
import { unusedAddress } from "./unused-address.ts";

/** Vendors that run. */
export interface OpenSides {
  /** In the order given. */
  readonly sides: readonly Side[];
  /** Stops the stand-ins and every connection to them. */
  readonly close: () => Promise<void>;
}

/** Serves vendors and connects the real adapters to them, with whatever is to be wrong: the first one is where people come from. */
export async function openSides(world: World, ends: readonly End[]): Promise<OpenSides> {
  const served = await Promise.all(ends.map(({ standIn }) => serveStandIn(standIn)));
  const closing = new AbortController();
  if (world.breakage === "missing-scope") ends.find(({ narrow }) => narrow)?.narrow?.();
  const unused = world.breakage === "unreachable" ? await unusedAddress() : undefined;
  const sides = ends.map((end, index) => {
    const own = served[index]?.url ?? "";
    const origin = (index === 0 && unused) || originFor(world, end, own, served);
    const token = world.breakage === "wrong-token" && index === 1 ? "00-mistyped" : end.token;
    return sideOf(end, own, end.connect(`${origin}${end.apiPath}`, ioFor(world, end, closing.signal), token));
  });
  return {
    sides,
    close: async () => {
      closing.abort(new Error("the stand-ins were stopped"));
      await Promise.all(served.map(({ close }) => close()));
    },
  };
}

/** There is always an Okta, whose address may be mistaken for another vendor's. */
const originFor = (
  { breakage }: World,
  { name }: End,
  own: string,
  served: readonly { readonly url: string }[],
): string =>
  breakage === "wrong-domain" && name === "Okta" ? (served.find(({ url }) => url !== own)?.url ?? own) : own;

function ioFor(world: World, { name, now = world.clock.now }: End, signal: AbortSignal): Io {
  return {
    ...defaultIo(),
    now,
    signal,
    onWait: ({ untilMs, reason }) => world.onWait({ vendor: name, reason, forMs: untilMs - now() }),
  };
}

function sideOf(
  { name, standIn, token, apiPath, tryIt, contents }: End,
  origin: string,
  connection: Side["connection"],
): Side {
  const url = `${origin}${apiPath}`;
  return { name, standIn, url, token, tryIt: tryIt(url), connection, contents };
}
