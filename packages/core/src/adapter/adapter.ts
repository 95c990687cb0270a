import type { z } from "zod";
import type { EmployeeShape } from "../employee/employee-shape.ts";
import type { GroupShape } from "../group/group-shape.ts";
import type { Io } from "../http/io.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { Shape } from "../shape/shape.ts";
import type { Page } from "./reader.ts";
import type { Resource } from "./resource.ts";

/** One line of a connection check: an ability, whether it works, and what to do when it does not. */
export interface Finding {
  readonly ability: string;
  readonly ok: boolean;
  /** What the vendor calls the missing scope, role or permission. */
  readonly permission?: string;
  /** One line: what to do next. */
  readonly remedy?: string;
}

/** `account` is the vendor's own id of the customer's company or org; another one behind the same settings stops the connection. */
export interface Checked {
  readonly account: string;
  /** The account's name for people, where the vendor tells it. */
  readonly accountName?: string;
  readonly findings: readonly Finding[];
  /** Ids at this vendor of the owners of the credential in use, which are protected from removal. */
  readonly owners?: readonly string[];
  /** What is worth knowing before the first run, in sentences: where new accounts will land. Nothing is wrong with it. */
  readonly notes?: readonly string[];
}

/** "Look at these again." Nothing is written from a hint. Without an id: look at everything. */
export interface Hint {
  readonly resource: "people" | "groups";
  readonly id?: string;
  /** When the vendor says it happened. */
  readonly at?: string;
  /** Access is to end at once; the one event that is itself a fact. */
  readonly revoked?: true;
  /** The vendor's id of the event, where the same event may come by several ways. Absent: it has none. */
  readonly key?: string;
}

/** What arrived at a webhook: the answer to give, what it hints at, and the key by which a repeat is known. */
export interface Received {
  readonly response: Response;
  readonly hints: readonly Hint[];
  readonly key?: string;
}

/** How far a webhook got at the vendor. */
export interface Registration {
  /** `ready`: events will arrive. `by hand`: a person has to follow `steps`. */
  readonly status: "ready" | "by hand";
  /** The vendor's id of the webhook, where there is one. */
  readonly id?: string;
  /** What is left to do, in sentences, each an act of its own. Empty when ready. */
  readonly steps: readonly string[];
}

/** How a vendor tells that something changed. */
export interface Events {
  /**
   * Sees to it that events are sent to an address (https; loopback excepted), which must answer already: vendors try it. One that is there for it is taken, so it may be
   * called again.
   */
  register?(url: string): Promise<Registration>;
  /** Takes one call of a webhook. Its hints count where the answer is 2xx. */
  receive?(request: Request): Promise<Received>;
  /**
   * One page of what happened since a cursor, or lately where there is none. `next` is where to go on, at once or some other day; a page without items is the
   * last one for now, so that events nobody asks about are best left out by the vendor. Rejects with an ApiError (400, 404 or 410) for a cursor that the
   * vendor does not know any more.
   */
  poll?(cursor?: string): Promise<Page<Hint>>;
}

/** When a credential ends by itself, as the vendor's pages have it. */
export interface CredentialLife {
  /** It ends after so many days without a call, and each call begins them anew. Absent: being unused does not end it. */
  readonly unusedDays?: number;
}

/** What a connection tells of the adapter it was made by. */
export interface ConnectedAdapter<P extends Shape, G extends Shape = Shape> {
  readonly id: string;
  readonly name: string;
  /** Shared by adapters that are several ways into one company at one vendor, of which a target may be fed by one only. Absent: the only way. */
  readonly family?: string;
  /** What it can do, what can be undone, and what else the vendor changes. Absent: not told. */
  readonly capabilities?: readonly Capability[];
  /** How a record becomes an Employee. Absent: not a source of people. */
  readonly toEmployee?: Mapping<P, EmployeeShape>;
  /** How an Employee becomes a record. Absent: not a target of people. */
  readonly fromEmployee?: Mapping<EmployeeShape, P>;
  /** How a vendor's group becomes a Group. Absent: not a source of groups. */
  readonly toGroup?: Mapping<G, GroupShape>;
  /** How a Group becomes a vendor's group. Absent: not a target of groups. */
  readonly fromGroup?: Mapping<GroupShape, G>;
}

/** An adapter with credentials: what a sync reads from and writes to. */
export interface Connection<PR = never, P extends Shape<PR> = Shape<PR>, GR = never, G extends Shape<GR> = Shape<GR>> {
  readonly adapter: ConnectedAdapter<P, G>;
  check(): Promise<Checked>;
  readonly people: Resource<PR, P>;
  readonly groups?: Resource<GR, G>;
  readonly events?: Events;
  /** Of the credential in use. Absent: nothing is known to end it but people. */
  readonly credential?: CredentialLife;
}

/** The vendor's own way of behaving, as a preset of sync settings: what people expect who come from the vendor's built-in integration. */
export interface Preset {
  readonly name: string;
  readonly description: string;
  readonly settings: object;
}

/** A vendor, described. `Input` is what a connection is made from: settings as people write them, defaults left out. */
export interface Adapter<
  Input = never,
  PR = never,
  P extends Shape<PR> = Shape<PR>,
  GR = never,
  G extends Shape<GR> = Shape<GR>,
> {
  readonly id: string;
  readonly name: string;
  /** Shared by adapters that are several ways into one company at one vendor. Absent: the only way. */
  readonly family?: string;
  readonly settings: z.ZodType<unknown, Input>;
  /** Computed from the definition: `people.read`, `people.become.suspended`, … */
  readonly capabilities: readonly Capability[];
  /** How a record becomes an Employee. Absent: not a source of people. */
  readonly toEmployee?: Mapping<P, EmployeeShape>;
  /** How an Employee becomes a record. Absent: not a target of people. */
  readonly fromEmployee?: Mapping<EmployeeShape, P>;
  readonly toGroup?: Mapping<G, GroupShape>;
  readonly fromGroup?: Mapping<GroupShape, G>;
  readonly presets: readonly Preset[];
  /** Checks the settings and binds. Throws a ConfigurationError that lists every problem; calls nobody. */
  connect(settings: Input, io: Io): Connection<PR, P, GR, G>;
}

/** One row of the capability table. */
export interface Capability {
  readonly ability: string;
  /** The scope, role or permission it needs at the vendor, where known. */
  readonly permission?: string;
  /** Whether another call can take it back. Reading has nothing to take back and counts as undoable. */
  readonly undoable: boolean;
  /** What else the vendor changes when it is used, in words for people. Absent: nothing that is known. */
  readonly alsoChanges?: string;
}

/** A resource as an author writes it: attributes stand outside `can`, which is given the API and the settings. */
export interface Described<Row, S extends Shape<Row>, Api, Settings> {
  /** Inferred here, rows included, so that `can` needs no annotations. */
  readonly attributes: S & Shape<Row>;
  /** Members are closures that touch the API only when they are called: `can` is also asked what there is, without an API or settings. */
  can(api: Api, settings: Settings): Omit<Resource<Row, S>, "attributes">;
  /** The permission each ability needs: `{ read: "okta.users.read", "become.suspended": "okta.users.manage" }`. */
  readonly permissions?: { readonly [ability: string]: string };
  /** What else the vendor changes with an ability: `{ "become.inactive": "removes every app assignment" }`. */
  readonly alsoChanges?: { readonly [ability: string]: string };
}

/** What an author hands to `defineAdapter`. */
export interface Definition<Input, Settings, Api, PR, P extends Shape<PR>, GR, G extends Shape<GR>> {
  readonly id: string;
  readonly name: string;
  /** The same in every adapter that is a way into the same company: `check` of each must tell the same `account`. Absent: the only way. */
  readonly family?: string;
  readonly settings: z.ZodType<Settings, Input>;
  /** Makes the client. Must not call the vendor yet. */
  api(settings: Settings, io: Io): Api;
  check(api: Api, settings: Settings): Promise<Checked>;
  readonly people: Described<PR, P, Api, Settings>;
  readonly groups?: Described<GR, G, Api, Settings>;
  events?(api: Api, settings: Settings): Events;
  /** What ends the credential that these settings hold. `undefined`, or absent: nothing but people, as far as is known. */
  credential?(settings: Settings): CredentialLife | undefined;
  /** Attributes of people that the mapping has and that these settings leave alone: their rules are dropped from the connection's. Absent: none. */
  leaves?(settings: Settings): readonly (keyof P & string)[];
  readonly toEmployee?: Mapping<P, EmployeeShape>;
  readonly fromEmployee?: Mapping<EmployeeShape, P>;
  readonly toGroup?: Mapping<G, GroupShape>;
  readonly fromGroup?: Mapping<GroupShape, G>;
  readonly presets?: readonly Preset[];
}
