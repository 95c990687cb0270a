import { afterAll, describe, expect, it } from "vitest";
import { liveTold, type Told } from "./live-told.ts";
import { openHibobToOkta } from "./open-hibob-to-okta.ts";
import { openOktaToDeclaree } from "./open-okta-to-declaree.ts";

const open: (() => Promise<void>)[] = [];
afterAll(async () => void (await Promise.all(open.map((close) => close()))));

const pairs = { "HiBob into Okta": openHibobToOkta, "Okta into Declaree": openOktaToDeclaree };
const seeds = Array.from({ length: 6 }, (_, index) => index + 1);

describe.each(Object.entries(pairs))(
  "rule 5: %s ends the same, however much is told of what happens",
  (_, openPair) => {
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
  },
);
