import type { OktaStandIn } from "@rosterkit/sandbox";
import type { Chapter, Leg, Scene, Side } from "./pair.ts";
import type { Followed } from "./story-parts.ts";

/** A star with its stand-ins running: from where people come into Okta, and from there into each app in turn. */
export interface Chain {
  /** The source, Okta, then the apps. */
  readonly sides: readonly Side[];
  /** In the order in which they run; the first one leads into Okta. */
  readonly legs: readonly [Leg, ...Leg[]];
  /** The Okta in the middle, whose events the syncs behind it hear of. Absent: there is none behind. */
  readonly hub?: OktaStandIn;
  /** What happens at the source, in order of time; the first one is the first run. */
  readonly chapters: readonly Chapter[];
  /** Whose way is told to its end. */
  readonly followed: readonly Followed[];
  /** What is good to know of these stand-ins: limits, and what will go wrong on purpose. */
  readonly remarks: readonly string[];
  /** Stops the stand-ins and every connection to them. */
  readonly close: () => Promise<void>;
}

/** A pair is a chain of one sync. */
export const asChain = ({ source, target, chapters, remarks, close, ...leg }: Scene): Chain => ({
  sides: [source, target],
  legs: [{ source, target, ...leg }],
  followed: [],
  chapters,
  remarks,
  close,
});

/** `Humaans → Okta` */
export const legName = ({ source, target }: Leg): string => `${source.name} → ${target.name}`;
