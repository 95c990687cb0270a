import type { AppBehindOkta } from "./app-behind-okta.ts";
import { asChain, type Chain } from "./chain.ts";
import { hibobApiSource } from "./hibob-okta.ts";
import { hibobScimSource } from "./hibob-scim-okta.ts";
import { humaansSource } from "./humaans-okta.ts";
import type { SourceOfPair } from "./into-okta.ts";
import { declareeApp } from "./okta-declaree.ts";
import { insightfulApp } from "./okta-insightful.ts";
import { learnAmpApp } from "./okta-learn-amp.ts";
import { openChain } from "./open-chain.ts";
import type { World } from "./pair.ts";
import { pairs } from "./pairs.ts";

/** Something that the demo can show. */
export interface Play {
  /** What was asked for, by name: a source and a target, or a source, Okta and apps. */
  readonly words: readonly string[];
  /** ISO instant at which the story begins. */
  readonly startsAt: string;
  readonly open: (world: World) => Promise<Chain>;
}

const sources: { readonly [name: string]: (world: World) => SourceOfPair } = {
  humaans: humaansSource,
  hibob: hibobApiSource,
  "hibob-scim": hibobScimSource,
};

const apps: { readonly [name: string]: (world: World) => AppBehindOkta } = {
  "learn-amp": learnAmpApp,
  declaree: declareeApp,
  insightful: insightfulApp,
};

/** What there is, in words: every pair, then how a chain is made. */
export const playWords: readonly string[] = [
  ...pairs.map(({ source, target }) => `${source} ${target}`),
  `and chains: ${Object.keys(sources).join("|")} okta ${Object.keys(apps).join("|")} …`,
];

/** The play of this name. `undefined`: there is none. */
export function findPlay(words: readonly string[]): Play | undefined {
  const [source = "", target = "", ...behind] = words;
  if (behind.length > 0) return findChain(source, target, behind);
  const pair = pairs.find((one) => one.source === source && one.target === target);
  return pair && { words, startsAt: pair.startsAt, open: async (world) => asChain(await pair.open(world)) };
}

function findChain(source: string, target: string, behind: readonly string[]): Play | undefined {
  const sourceOf = Object.hasOwn(sources, source) ? sources[source] : undefined;
  const appsOf = behind.flatMap((name) => (Object.hasOwn(apps, name) ? (apps[name] ?? []) : []));
  const isStar = target === "okta" && new Set(behind).size === behind.length && appsOf.length === behind.length;
  if (!sourceOf || !isStar) return undefined;
  return {
    words: [source, target, ...behind],
    startsAt: "2027-03-01T09:00:00Z",
    open: (world) =>
      openChain(world, {
        source: sourceOf(world),
        apps: appsOf.map((appOf) => appOf(world)),
        leavers: world.leavers,
      }),
  };
}
