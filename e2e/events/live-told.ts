import type { Plan } from "@rosterkit/core";
import { createRandom, type Random } from "../simulation/create-random.ts";
import type { Fate, Outcome, ToldScene } from "./told-scene.ts";

/** How much a sync is told. `all`: every event, at once, and it does what is due when it is due. `some`: by chance. `nothing`: no event is ever sent. */
export type Told = "all" | "some" | "nothing";

/** How a story ended. */
export interface StoryEnd {
  readonly outcome: Outcome;
  /** The plan of the one run for everybody at the end. */
  readonly last: Plan;
}

const hourMs = 3_600_000;
const happenings = 24;
/** Whatever is dated within the story is past when it ends. */
const afterwardsMs = 8 * 24 * hourMs;

/** A story of a company, the same for a seed however much is told of it, and one run for everybody at its end. */
export async function liveTold(scene: ToldScene, seed: number, told: Told): Promise<StoryEnd> {
  const ofCompany = createRandom(seed);
  const ofChance = createRandom(seed + 1_000_000);
  const ofReplays = createRandom(seed + 2_000_000);
  await scene.sync.run({ confirm: true, adopt: "exact" });
  if (told !== "nothing") await scene.connect();
  for (let number = 0; number < happenings; number += 1) {
    await passUntil(scene, scene.now() + ofCompany.between(1, 8) * hourMs, told);
    if (told === "some") drawFate(scene, ofChance);
    scene.happen(ofCompany);
    if (told === "some") await takeChances(scene, ofChance);
    if (told === "some") await replaySome(scene, ofReplays);
  }
  await passUntil(scene, scene.now() + afterwardsMs, told);
  if (told === "some") await takeChances(scene, ofChance);
  const { plan: last } = await scene.sync.run();
  return { outcome: await scene.outcome(), last };
}

/** Until an instant; on the way, whoever is told everything does what is due when it is due. */
async function passUntil(scene: ToldScene, untilMs: number, told: Told): Promise<void> {
  for (let step = scene.now(); told === "all" && step < untilMs; step = Math.min(step + hourMs, untilMs)) {
    scene.goTo(step);
    await scene.deliver();
    await doWhatIsDue(scene);
  }
  scene.goTo(untilMs);
}

const mostRuns = 5;

async function doWhatIsDue({ sync, now }: ToldScene): Promise<void> {
  for (let runs = 0; runs < mostRuns; runs += 1) {
    const [next] = await sync.due();
    if (!next || Date.parse(next.at) > now()) return;
    await sync.run(next.plan);
  }
  throw new Error(`something is due again and again: ${JSON.stringify(await sync.due())}`);
}

const fates: readonly Fate[] = ["delivered", "delivered", "lost", "doubled", "late", "late"];

const drawFate = ({ fate }: ToldScene, chance: Random): void =>
  fate(chance.pick(fates), chance.between(1, 40) * hourMs);

/** Deliveries, plans and runs in any order, and now and then the process dies with a plan in its hands. */
async function takeChances(scene: ToldScene, chance: Random): Promise<void> {
  if (chance.chance(0.6)) await scene.deliver();
  if (scene.polls && chance.chance(0.2)) await scene.sync.poll();
  if (chance.chance(0.4)) return;
  const planned = await scene.sync.plan({ hinted: true });
  if (chance.chance(0.4)) await scene.deliver();
  if (chance.chance(0.2)) scene.restart();
  if (chance.chance(0.7)) await scene.sync.apply(planned);
  if (chance.chance(0.2)) scene.restart();
}

/** Now and then what came in the last days is replayed, though it was looked at long since, or waits still. */
async function replaySome({ sync, now }: ToldScene, chance: Random): Promise<void> {
  if (!chance.chance(0.2)) return;
  const since = new Date(now() - chance.between(1, 72) * hourMs).toISOString();
  await sync.replay({ since });
}
