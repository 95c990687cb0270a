import type { AnyAdapter, KindValue, State } from "@rosterkit/core/adapter";

/** What can be made to go wrong at a stand-in, in the words of `@rosterkit/sandbox`; any stand-in that knows them will do. */
export type FaultKind =
  | "rate limited"
  | "internal error"
  | "unavailable"
  | "time-out"
  | "lost answer"
  | "truncated body"
  | "empty page"
  | "unauthenticated"
  | "forbidden";

/** Which requests a fault or a count is about. `path` is tested against the path without its query. */
export interface RequestMatch {
  readonly method: string;
  readonly path: RegExp;
}

/** A fault for the `nth` request that matches (1: the next) and as many as `times` says from there; 1 and 1 if absent. */
export interface PlannedFault extends Partial<RequestMatch> {
  readonly kind: FaultKind;
  readonly nth?: number;
  readonly times?: number;
  readonly retryAfterSeconds?: number;
}

/** A request as the stand-in saw it. `wrote`: something changed because of it, even if its answer was lost. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly wrote: boolean;
}

/** The part of a stand-in that laws use; those of `@rosterkit/sandbox` have it. */
export interface FaultyStandIn {
  readonly planFault: (fault: PlannedFault) => void;
  readonly requests: readonly SeenRequest[];
}

/** How a law wants its stand-in. */
export interface StartOptions {
  /** How many people it holds, besides those that the vendor always has. */
  readonly people: number;
  /** How many records one page has at most. */
  readonly pageSize: number;
  /** Take an account whose key is taken already. To be ignored where the vendor knows no such thing. */
  readonly acceptDuplicates: boolean;
}

/** An account as the vendor holds it, told without the adapter, in the adapter's names of attributes. */
export interface HeldAccount {
  readonly state: State;
  /** An attribute that is not there, or is null, holds nothing. */
  readonly values: { readonly [attribute: string]: unknown };
}

/** The groups of a stand-in, told without the adapter. */
export interface StartedGroups {
  /** Ids of all groups that a complete read must show, as of now. */
  readonly ids: () => readonly string[];
  /** Makes a group with this name and these people in it, as somebody made it at the vendor; gives the id. */
  readonly enter: (name: string, members: readonly string[]) => string;
  /** Ids of who is in a group; `undefined` when there is no such group. */
  readonly members: (group: string) => readonly string[] | undefined;
  /** Ids of people whom the vendor lets into groups. Of `people` at least five, where so many were asked for. */
  readonly people: () => readonly string[];
}

/** A stand-in that answers, with what laws must know of it. */
export interface StartedVendor {
  readonly standIn: FaultyStandIn;
  /** Settings of a connection that works. */
  readonly settings: object | string;
  /** The same, but for a credential that the vendor does not know. */
  readonly wrongSettings: object | string;
  /** Texts that no error may hold: tokens, passwords, keys, the wrong ones too. */
  readonly secrets: readonly string[];
  /** The vendor's own id of the company or organisation, which `check` must tell. */
  readonly account: string;
  /** An id of the right form that belongs to nobody. */
  readonly unknownId: string;
  /** Ids of everybody whom a complete read must show, as of now. */
  readonly ids: () => readonly string[];
  /** Ways in which the credential can lose its sight of people, each as the vendor does it. */
  readonly narrowings: { readonly [name: string]: () => void };
  /** Enters a person with this name and, where the vendor knows days, this day, as somebody typed them in; gives the id. */
  readonly enter: (name: string, day: string) => string;
  /** Removes somebody for good who stands as early in the lists as can be, but for the credential's owner; gives the id. */
  readonly remove: () => string;
  /** An account as held; `undefined` when there is none. To be there for targets. */
  readonly held?: (id: string) => HeldAccount | undefined;
  /** Absent: the laws on groups have nothing to go by, and do not apply. */
  readonly groups?: StartedGroups;
  /** How many mails the vendor has sent. Absent: it sends none. */
  readonly mails?: () => number;
  /** Absent: the platform's own. */
  readonly fetch?: typeof fetch;
  /** The clock that the connection goes by. Absent: the machine's. */
  readonly now?: () => number;
  readonly stop: () => Promise<void>;
}

/** Values of a record by attribute. */
export type SampleValues = { readonly [attribute: string]: KindValue | null };

/** What the laws for targets need besides. */
export interface TargetUnderTest {
  /**
   * A person of this number as attribute values: every attribute that the adapter writes has one, no two numbers share any value,
   * and each is valid by itself.
   */
  readonly draft: (number: number) => SampleValues;
  /** The same for a group. To be there for adapters that can make one. */
  readonly groupDraft?: (number: number) => SampleValues;
  /** The states in which an account can be made. */
  readonly madeIn: readonly State[];
  /** Whether a record has a version on which writes can be made conditional. */
  readonly versions: boolean;
}

/** What the author of an adapter hands to `testAdapter`. */
export interface AdapterUnderTest {
  readonly adapter: AnyAdapter;
  /** Starts a stand-in of its own, best over real HTTP. Laws run side by side, each on another one. */
  readonly start: (options: StartOptions) => Promise<StartedVendor>;
  /** The request that belongs to each ability: the pages of the main list for `read`; one for all states for `become`. */
  readonly requests: { readonly [ability: string]: RequestMatch };
  /**
   * Why the vendor's lists cannot prove by themselves that nobody is missing. Such lists are judged together with the linked ids,
   * as the engine reads them. Absent: they can.
   */
  readonly provenByLinksAlone?: string;
  /**
   * Why a field that an answer leaves out says "none" at this vendor, when it has no other way to say so. Absent: what is left out is not said,
   * and nobody's value is cleared because of it.
   */
  readonly absentMeansNone?: string;
  /** Everybody comes in one answer: there are no pages, and what laws say of a later page holds for this one. */
  readonly oneAnswer?: true;
  /** Needed when the adapter can create. */
  readonly target?: TargetUnderTest;
  /**
   * Names of laws that find nothing to check at this vendor, each of which is then tested to say so. A law that finds nothing and is not named here
   * is shown as skipped.
   */
  readonly inapplicable?: readonly string[];
}
