import type { LeaverReport, Store } from "@rosterkit/core";
import { type Column, dayWords, printTable, type Screen, secondsOf } from "@rosterkit/terminal";
import type { Chain } from "./chain.ts";
import { accountsBy, type Journey, journeyOf, type Travelled } from "./journeys.ts";
import type { Followed } from "./story-parts.ts";

const columns: readonly Column[] = [
  ["who", 18],
  ["where", 12],
  ["what was done", 56],
  ["how long they could get in", 30],
];

/** Prints how far one joiner, one mover and one leaver got in each system, and when. Nothing, where nobody is followed. */
export async function printJourneys(
  screen: Screen,
  { followed }: Chain,
  store: Store,
  travelled: readonly Travelled[],
): Promise<void> {
  const [first] = travelled;
  if (followed.length === 0 || !first) return;
  const { paint, print } = screen;
  print("", paint.bold(paint.cyan(`━━ ${followed.length} people, from their record to every account`)));
  const hub = await accountsBy(store, first.scene.settings.id);
  const rows = await Promise.all(followed.map((one) => rowsOf(one, hub.get(one.person), store, travelled)));
  printTable(screen, columns, rows.flat());
  print(
    "",
    paint.dim("  exposure: from the end of the employment to the confirmed state, in the story's time."),
    paint.dim("  reaction: from when that end was due and could be read, in real time, all syncs before included."),
  );
}

/** Behind Okta a person is known by their user there. */
async function rowsOf(
  { part, who, person }: Followed,
  user: string | undefined,
  store: Store,
  travelled: readonly Travelled[],
): Promise<readonly (readonly string[])[]> {
  const journeys = await Promise.all(
    travelled.map((one, index) => journeyOf(index === 0 ? person : (user ?? ""), store, one)),
  );
  const end = journeys[0]?.leaver;
  return journeys.map((journey, index) => [
    index === 0 ? `${who}, the ${part}` : "",
    travelled[index]?.scene.target.name ?? "",
    journey.steps.map(({ at, words }) => `${dayWords(at)}: ${words}`).join("\n") || "nothing",
    part === "leaver" && end ? clockWords(end, journey) : "",
  ]);
}

/** Both clocks, counted from the end that the first source states; or why they never stop. */
function clockWords(end: Pick<LeaverReport, "endedAt" | "readableAt">, { leaver }: Journey): string {
  if (!leaver) return "never, by policy";
  if (leaver.confirmedAt === undefined) return leaver.status;
  const confirmedMs = Date.parse(leaver.confirmedAt);
  const endedMs = Date.parse(end.endedAt);
  const knownMs = Math.max(endedMs, Date.parse(end.readableAt));
  return `exposure ${((confirmedMs - endedMs) / 3_600_000).toFixed(1)} h (story)\nreaction ${secondsOf(confirmedMs - knownMs)} (real)`;
}
