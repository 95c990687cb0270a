import type { Wish } from "../lifecycle/wish.ts";
import type { Shape, Values } from "../shape/shape.ts";
import type { Cascade } from "./cascade.ts";
import type { Belonging, List, Page, Reader, Reading } from "./reader.ts";
import type { Refine } from "./refine.ts";
import type { State } from "./state.ts";

/** A record as read by id, with what makes the next write conditional where the vendor has it (an ETag). */
export interface Found<Row> {
  readonly row: Row;
  readonly version?: string;
}

/** `set` is what differs (`null` clears); `all` is everything the mapping owns, for vendors that must be sent it whole. */
export interface Draft<S extends Shape> {
  readonly set: Values<S>;
  readonly all: Values<S>;
}

/** What a write is told besides its content. */
export interface Writing {
  /** The version that was read just before; the write must fail with PreconditionError when the record has moved since. */
  readonly version?: string;
  /** Whether the vendor may send mail because of it. Absent: the vendor's default. */
  readonly sendMail?: boolean;
  /** End sessions and tokens too, where the vendor can. */
  readonly revokeSessions?: boolean;
  /** To be told the vendor's id of each request, for the log. Calls of `createApiClient` take it as it is. */
  readonly onRequestId?: (id: string) => void;
  readonly signal?: AbortSignal;
  /** The run is to end: calls that still wait for their turn are given up, those under way are left to end. */
  readonly giveUp?: AbortSignal;
}

/** Member lists of groups. Ids are those of the same vendor's people. Whoever can only read them leaves `add` and `remove` out. */
export interface Members {
  /** One page of a group's members, straight from the vendor and not from a search index. */
  page(group: string, cursor?: string): Promise<Page<string>>;
  /** Puts people in, at most `atOnce` a call. Who is in already is success. */
  add?(group: string, ids: readonly string[], writing: Writing): Promise<void>;
  /** Takes people out, at most `atOnce` a call. Who is not in is success. */
  remove?(group: string, ids: readonly string[], writing: Writing): Promise<void>;
  /** How many ids one call takes. */
  readonly atOnce: number;
}

/**
 * How a source tells who is in the groups, and assigned to the apps, that a reading asks about (`Reading.belonging`). The first two answer with the names they were
 * asked by, also where one name stands for several groups, as a source may take a star at its end to mean; any other source takes it as a name. `undefined`: this record does not tell, which is no ground to take anything away. A missing member: the vendor cannot tell at all.
 */
export interface BelongsTo<Row> {
  groups?(row: Row): readonly string[] | undefined;
  apps?(row: Row): readonly string[] | undefined;
  /**
   * Those of the groups and apps asked about that nobody is in now, or that are not there: asked where people are read one by one, who cannot show that a
   * group came empty.
   */
  nobodyIn(reading: Reading): Promise<Belonging>;
  /** Nobody is read from here by default: a scope names groups or an app, or says that everybody is meant. */
  readonly required?: true;
}

/**
 * How a source tells who may have changed. Ids alone, straight from the vendor: they are looked at again one by one, and nothing is concluded from who is
 * not among them. A list that breaks off tells of those it showed.
 */
export interface Changes {
  /** How long after a change the vendor may still fail to list it, in milliseconds: so much earlier is asked for. */
  readonly overlapMs: number;
  /** Records changed after an instant (ISO). */
  records(sinceAt: string): List<string>;
  /** Everybody who is now in any of the groups that the reading asks about, where people came or went in one after an instant; else nobody. */
  members?(sinceAt: string): List<string>;
}

/** What a person should see before a group that somebody else made is linked to one of the source. */
export interface Inspection {
  /** Why it must never be linked or written, in words for people: it hands out administrator roles. Absent: nothing in the way. */
  readonly refused?: string;
  /** Sentences such as how many members it has, and which apps it is assigned to. */
  readonly evidence: readonly string[];
}

/**
 * People or groups at a vendor. Every ability is a member, and a missing member is an inability: the planner asks before it plans,
 * and the capability table is computed from what is there.
 */
export interface Resource<Row, S extends Shape<Row>> {
  readonly attributes: S;
  /** Attributes that only this customer has, found at run time. */
  discover?(): Promise<Shape<Row>>;
  id(row: Row): string;
  /** The state in our words. Absent: every record counts as active. */
  state?(row: Row): State;
  /** The state in the vendor's own word, shown in plans and given to `route`. */
  status?(row: Row): string;
  /** When the record was made, in the vendor's own time: an account made after a lost create was over is somebody else's. */
  createdAt?(row: Row): string | undefined;
  /** The vendor's time stamp of the present state, for telling our change from somebody else's. */
  stateSince?(row: Row): string | undefined;
  /** Why this record must not be written by us (another system is its source), in words for people. `undefined`: nothing in the way. */
  blocked?(row: Row): string | undefined;
  /**
   * Where a wish leads from a vendor status, when that is not the wish's own state: Okta cannot suspend a staged account, so it is deactivated.
   * `undefined`: use the wish's own state. `"stay"`: the wish cannot be reached from here, and that is reported.
   */
  route?(status: string, wish: Wish): State | "stay" | undefined;
  readonly read?: Reader<Row>;
  /** Who is in a group, or assigned to an app. Absent: the vendor cannot tell, and a scope by them is refused. */
  readonly belongsTo?: BelongsTo<Row>;
  /** Who may have changed since an instant. Absent: the vendor cannot tell, and everybody is read. */
  readonly changes?: Changes;
  /**
   * Fresh, by id. `undefined`: the vendor says there is none; `absence` tells whether that proves anything.
   * `reading`: the day that it is for, for vendors whose records depend on it; absent where only an account is looked at.
   */
  get?(id: string, reading?: Reading): Promise<Found<Row> | undefined>;
  /**
   * Whether an answer "there is none" proves absence. `ambiguous`: it may also mean "not permitted", so core reads a control record. `never`: the vendor
   * removes nobody, so a linked record that is gone speaks against the read, or was made one with another by hand. Absent: `ambiguous`.
   */
  readonly absence?: "proven" | "ambiguous" | "never";
  /** Exact and fresh, not from a search index: how a lost answer to `create` is settled. */
  find?(attribute: keyof S & string, value: string): Promise<Found<Row> | undefined>;
  /** Makes a record with one request, as near to `state` as one request gets (see `madeAs`), and gives its id. */
  create?(draft: Draft<S>, state: State, writing: Writing): Promise<string>;
  /**
   * The state that `create` leads to when that is not yet the one asked for. The engine goes on from there with `become`, as a change with an
   * intent of its own, so that what is lost between the two is known. Absent: always the one asked for.
   */
  madeAs?(state: State, writing: Pick<Writing, "sendMail">): State;
  update?(id: string, draft: Draft<S>, writing: Writing): Promise<void>;
  /** By the state it leads to. Being there already is success. `from` is the record as re-read just before. */
  readonly become?: { readonly [To in State]?: (id: string, from: Row, writing: Writing) => Promise<void> };
  /** Ends sessions and tokens. A failure is a failure of the removal. */
  revokeSessions?(id: string, writing?: Writing): Promise<void>;
  /**
   * Mails somebody who was just let back in what they need to sign in, when `from` shows that they cannot do so without and were not sent it
   * yet: so it may be called again. Absent: letting somebody in by `become` is all there is.
   */
  sendWelcome?(id: string, from: Row, writing: Writing): Promise<void>;
  /** Of groups alone. */
  readonly members?: Members;
  /**
   * Of groups alone: the attribute of people (kind `group`) that holds the one group somebody is in. Absent: people are put in and taken out by `members`.
   */
  readonly memberAttribute?: string;
  /** Of groups alone: a rule of the vendor's own about whom groups refer to. Called while planning, so it does no I/O. */
  readonly refine?: Refine;
  /** What else the vendor changes when somebody gets into a state. Absent: nothing that would have to be put right. */
  readonly cascades?: { readonly [To in State]?: Cascade };
  /** How long the vendor keeps a record in a state before it may leave it, in milliseconds from `stateSince`. */
  readonly lockedForMs?: { readonly [In in State]?: number };
  /** Of groups alone: looked at anew before one is linked, and before one that we did not make is written. Absent: there is nothing more to see. */
  inspect?(id: string): Promise<Inspection>;
  /** Abilities whose effect cannot be undone by another call (`create`, `update`, `become.inactive`, …). Absent: all can. */
  readonly irreversible?: readonly string[];
  /** The attributes that `find` answers for exactly and freshly. The first one is the key by which a create is looked up. */
  readonly keys?: readonly (keyof S & string)[];
}
