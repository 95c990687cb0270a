import type { AnyConnection, PlanOptions, SyncSettingsInput } from "@rosterkit/core";
import type { StandIn } from "@rosterkit/sandbox";
import type { VendorWait } from "@rosterkit/terminal";
import type { VirtualClock } from "./virtual-clock.ts";

/** What can be made wrong on purpose, to see how the error reads. */
export const breakages = ["wrong-token", "missing-scope", "unreachable", "wrong-domain"] as const;

/** One of the things that can be made wrong. */
export type Breakage = (typeof breakages)[number];

/** What may happen to leavers in Okta, where apps stand behind it. */
export const leaverActions = ["deactivate", "suspend"] as const;

/** What happens to leavers in Okta; what the apps do follows from it. */
export type LeaverAction = (typeof leaverActions)[number];

/** What every pair is opened with. */
export interface World {
  readonly people: number;
  /** The same seed makes the same company. */
  readonly seed: string;
  readonly clock: VirtualClock;
  /** Of a chain alone. */
  readonly leavers: LeaverAction;
  /** Told when a connection waits for a vendor's limit or before another try. */
  readonly onWait: (wait: VendorWait) => void;
  /** Absent: everything works. */
  readonly breakage?: Breakage;
}

/** One vendor of a pair, pretended. */
export interface Side {
  readonly name: string;
  readonly standIn: Pick<StandIn, "requests">;
  /** Address of the API. */
  readonly url: string;
  /** Opens nothing but the stand-in. */
  readonly token: string;
  /** A command that shows the stand-in's people. */
  readonly tryIt: string;
  readonly connection: AnyConnection;
  /** What is in there at this moment, for people. */
  readonly contents: () => Promise<string>;
}

/** Something that happens in the story. `person`: the source record's id of whom it happens to, who is then shown in plans whatever their length. */
export interface StoryEvent {
  readonly words: string;
  readonly person?: string;
  /** What is done in a stand-in, perhaps with a promise. Absent: it is the date that matters. */
  readonly act?: () => unknown;
}

/** One date of the story. */
export interface Chapter {
  /** ISO instant. */
  readonly at: string;
  readonly title: string;
  readonly events: readonly StoryEvent[];
  /** One value of one account to be explained afterwards. */
  readonly explain?: { readonly person: string; readonly who: string; readonly attribute: string };
}

/** One sync between vendors that run. */
export interface Leg {
  readonly source: Side;
  readonly target: Side;
  readonly settings: SyncSettingsInput;
  /** How the first plan is made, and why so in words. */
  readonly firstPlan: PlanOptions;
  readonly firstPlanWords: string;
  /** Attributes of a new account that tell most, in the order to show them. */
  readonly telling: readonly string[];
}

/** A pair with its stand-ins running. */
export interface Scene extends Leg {
  /** In order of time; the first one is the first run. */
  readonly chapters: readonly Chapter[];
  /** What is good to know of these stand-ins: limits, and what will go wrong on purpose. */
  readonly remarks: readonly string[];
  /** Stops the stand-ins and every connection to them. */
  readonly close: () => Promise<void>;
}

/** A source and a target that the demo can show. */
export interface Pair {
  readonly source: string;
  readonly target: string;
  /** ISO instant at which the story begins. */
  readonly startsAt: string;
  readonly open: (world: World) => Promise<Scene>;
}
