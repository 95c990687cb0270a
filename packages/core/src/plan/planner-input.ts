import type { AnyResource } from "../adapter/any-adapter.ts";
import type { Belonging } from "../adapter/reader.ts";
import type { CompiledMapping } from "../mapping/mapping.ts";
import type { Complete, Incomplete } from "../roster/extent.ts";
import type { Roster } from "../roster/roster.ts";
import type { Sink } from "../roster/sink.ts";
import type { ScopePredicates } from "../scope/scope-verdict.ts";
import type { EndSeen, Facts } from "../store/facts.ts";
import type { LinkState } from "../store/link.ts";
import type { Links } from "../store/links.ts";
import type { SyncSettings } from "../sync/sync-settings.ts";
import type { GroupsInput } from "./groups-input.ts";
import type { LinkedElsewhere } from "./linked-elsewhere.ts";
import type { Confirmation, Hinted, LearnedHints, Plan } from "./plan.ts";

/** Everything a plan is computed from besides the source's records. The same input gives the same plan. */
export interface PlannerInput {
  /** The instant to plan for. ISO. */
  readonly at: string;
  /** The tenants on both sides, as the vendors call them. */
  readonly tenants: { readonly source: string; readonly target: string };
  readonly settings: SyncSettings;
  readonly predicates?: ScopePredicates;
  /** How the source's records tell which groups and apps they belong to. Absent: they cannot. */
  readonly belongsTo?: AnyResource["belongsTo"];
  /** Source record to Employee. */
  readonly toEmployee: CompiledMapping;
  /** Source record to account, both hops composed. */
  readonly toAccount: CompiledMapping;
  /** Rules of the second hop in words, by attribute, for the plan's header. */
  readonly rules: { readonly [attribute: string]: string };
  /** What the target can do. Only abilities, `route` and `keys` are looked at; nothing is called that does I/O. */
  readonly resource: AnyResource;
  /** The attribute of accounts that holds the one group somebody is in. Absent: the sync keeps no groups, or the target has lists of members. */
  readonly memberAttribute?: string;
  /** The target has rules of its own about whom groups refer to, so everybody's manager is remembered. Absent: it has none, or groups are left alone. */
  readonly refinesGroups?: true;
  readonly target: Roster<Complete | Incomplete>;
  readonly links: Links;
  readonly facts: Facts;
  /** Ids at the target that are never removed or renamed: owners of the credentials in use. */
  readonly owners?: readonly string[];
  /** The plan is to be confirmed as a whole instead of guarded class by class. */
  readonly confirmation?: Confirmation;
  /** On the first run, exact and unique matches are taken without a person looking at each; otherwise each is held for review. */
  readonly adopt?: "exact";
  /** People whose link was held for review in the first run and not approved then: it stays held. Absent: none. */
  readonly unreviewed?: ReadonlySet<string>;
  /**
   * For records of people named, who say nothing of anybody else: the groups and apps of the scope that nobody is in now. Absent: the records are of
   * everybody, and show it.
   */
  readonly nobodyIn?: Belonging;
  /** The source is asked for whatever changed before this instant. Absent: for less. */
  readonly upTo?: string;
  /** The hints that the records answer. Absent: none. */
  readonly hints?: LearnedHints;
  /** What the plan is to say of hints. Absent: nothing. */
  readonly hinted?: Hinted;
  /** Accounts that other syncs of the same store are linked to, by id. Absent: none. */
  readonly elsewhere?: ReadonlyMap<string, LinkedElsewhere>;
  /** For an import that owns nothing: accounts that records of the source belong to already, by the record's id. Absent: none are known. */
  readonly counterparts?: ReadonlyMap<string, Counterpart>;
  /** States that imports made accounts of this target in, by the account's id: nobody else's doing. Absent: none. */
  readonly imported?: ReadonlyMap<string, LinkState>;
}

/** An account that a sync of the other direction keeps a record in step with. */
export interface Counterpart {
  readonly sync: string;
  /** The account's id. */
  readonly account: string;
}

/** What a read told of when linked people leave. */
export interface LearnedEnds {
  readonly seen: ReadonlyMap<string, EndSeen>;
  /** People who were read and of whom nothing is to be remembered any more. */
  readonly forgotten: readonly string[];
}

/** A fold: add every source record in any order, then finish. No I/O, no clock; the same input and records give the same plan. */
export interface Planner extends Sink<unknown> {
  /** `source`: what the read that gave the records proves. `groups`: those of both sides, where the sync keeps groups and was to look at them. */
  finish(source: Complete | Incomplete, groups?: GroupsInput): Plan;
  /** Once finished: what is to be remembered of ends. Not in the plan, because an end to come is for operators alone. */
  ends(): LearnedEnds;
  /** The first instant after the one planned for at which something becomes due for somebody in scope. Nobody is named: an end to come is for operators alone. */
  nextAt(): string | undefined;
  /** Once finished: the groups and apps of the scope that are known to have had somebody. `undefined`: nothing new to remember. */
  belonged(): { readonly [title: string]: readonly string[] } | undefined;
}
