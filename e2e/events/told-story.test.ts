import { afterAll, describe, expect, it } from "vitest";
import { liveTold, type Told } from "./live-told.ts";
import { openHibobToOkta } from "./open-hibob-to-okta.ts";
import { openHumaansToOkta } from "./open-humaans-to-okta.ts";
import { openOktaToDeclaree } from "./open-okta-to-declaree.ts";

const open: (() => Promise<void>)[] = [];
afterAll(async () => void (await Promise.all(open.map((close) => close()))));

const seedsUpTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

const pairs = [
  { pair: "HiBob into Okta", openPair: openHibobToOkta, seeds: seedsUpTo(6) },
  { pair: "Humaans into Okta", openPair: openHumaansToOkta, seeds: seedsUpTo(3) },
  {
    pair: "Humaans into Okta, by events that name nobody,",
    openPair: () => openHumaansToOkta({ webhookData: "nothing" }),
    seeds: seedsUpTo(1),
  },
  { pair: "Okta into Declaree", openPair: openOktaToDeclaree, seeds: seedsUpTo(6) },
];

describe.each(pairs)("rule 5: $pair ends the same, however much is told of what happens", ({ openPair, seeds }) => {
  const story = async (seed: number, told: Told) => {
    const scene = await openPair();
    open.push(scene.close);
    return liveTold(scene, seed, told);
  };

  it.each(seeds)("seed %i", { timeout: 120_000 }, async (seed) => {
    const untold = await story(seed, "nothing");
    const told = await story(seed, "all");
    expect((await story(seed, "some")).outcome).toEqual(untold.outcome);
    expect(told.outcome).toEqual(untold.outcome);
    expect(untold.last.changes.length).toBeGreaterThan(3);
    expect(told.last.changes).toEqual([]);
  });
});
