import { type AnyConnection, defaultIo, type Io } from "@rosterkit/core";
import type { StandInClock } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import type { End } from "./end.ts";
import type { Scene, Side, World } from "./pair.ts";
import { unusedAddress } from "./unused-address.ts";

/** A scene before its vendors run. */
export interface Setting extends Omit<Scene, "source" | "target" | "close"> {
  readonly source: End;
  readonly target: End;
}

/** Stand-ins count limits in real time, whatever day it is in the story. */
export const clockOf = (world: World): StandInClock => ({ now: world.clock.now, wallNow: Date.now });

/** Serves both vendors and connects the real adapters to them, with whatever is to be wrong. */
export async function openScene(world: World, { source, target, ...story }: Setting): Promise<Scene> {
  const [from, to] = await Promise.all([serveStandIn(source.standIn), serveStandIn(target.standIn)]);
  const closing = new AbortController();
  if (world.breakage === "missing-scope") (source.narrow ?? target.narrow)?.();
  const sourceOrigin = world.breakage === "unreachable" ? await unusedAddress() : originFor(world, source, from, to);
  const isMistyped = world.breakage === "wrong-token";
  return {
    ...story,
    source: sideOf(source, from.url, connect(world, source, sourceOrigin, closing.signal)),
    target: sideOf(
      target,
      to.url,
      connect(world, target, originFor(world, target, to, from), closing.signal, isMistyped),
    ),
    close: async () => {
      closing.abort(new Error("the stand-ins were stopped"));
      await Promise.all([from.close(), to.close()]);
    },
  };
}

interface Served {
  readonly url: string;
}

/** Every pair has an Okta, whose address may be mistaken for the other vendor's. */
const originFor = ({ breakage }: World, { name }: End, own: Served, other: Served): string =>
  breakage === "wrong-domain" && name === "Okta" ? other.url : own.url;

function connect(world: World, end: End, origin: string, signal: AbortSignal, isMistyped = false): AnyConnection {
  const { now = world.clock.now } = end;
  const io: Io = {
    ...defaultIo(),
    now,
    signal,
    onWait: ({ untilMs, reason }) => world.onWait({ vendor: end.name, reason, forMs: untilMs - now() }),
  };
  return end.connect(`${origin}${end.apiPath}`, io, isMistyped ? "00-mistyped" : end.token);
}

function sideOf(
  { name, standIn, token, apiPath, tryIt, contents }: End,
  origin: string,
  connection: AnyConnection,
): Side {
  const url = `${origin}${apiPath}`;
  return { name, standIn, url, token, tryIt: tryIt(url), connection, contents };
}
