import { type AnyResource, openResource } from "../adapter/any-adapter.ts";
import type { Draft, Found, Inspection, Members, Writing } from "../adapter/resource.ts";
import type { State } from "../adapter/state.ts";
import type { ChangeValues } from "../plan/change.ts";
import type { AttributeFacts, Shape } from "../shape/shape.ts";

/** One record of the target as just read. */
export interface Seen {
  readonly id: string;
  readonly state: State;
  readonly since: string | undefined;
  readonly createdAt: string | undefined;
  /** Why it must not be written by us. */
  readonly blocked: string | undefined;
  readonly version: string | undefined;
  value(attribute: string): unknown;
  /** Moves it to another state; absent where the target cannot. */
  become(to: State): ((writing: Writing) => Promise<void>) | undefined;
  /** Absent where the target sends nothing of the kind. */
  readonly sendWelcome: ((writing: Writing) => Promise<void>) | undefined;
}

/** The records of one resource of the target, as applying sees them: rows stay inside. */
export interface Accounts {
  /** Whether "there is none" proves that there is none. */
  readonly provesAbsence: boolean;
  /** Where a lost create is looked up; `undefined` where the target cannot look up any of the values. */
  key(values: ChangeValues): Key | undefined;
  find(key: Key): Promise<Seen | undefined>;
  get(id: string): Promise<Seen | undefined>;
  facts(attribute: string): AttributeFacts;
  /** The members below are absent where the target cannot. */
  readonly create: ((values: ChangeValues, state: State, writing: Writing) => Promise<string>) | undefined;
  readonly update: ((id: string, set: ChangeValues, all: ChangeValues, writing: Writing) => Promise<void>) | undefined;
  readonly revokeSessions: ((id: string, writing: Writing) => Promise<void>) | undefined;
  readonly inspect: ((id: string) => Promise<Inspection>) | undefined;
  readonly members: Members | undefined;
  /** What of an account the vendor empties by itself when it gets into a state. */
  emptiedIn(state: State): readonly string[];
  /** The state that making an account leads to, when it is to be in another in the end. */
  madeAs(state: State, writing: Pick<Writing, "sendMail">): State;
}

/** An attribute that a target finds records by, exactly and freshly, and the value to find. */
export interface Key {
  readonly attribute: string;
  readonly value: string;
}

/** The target cannot do what a change asks for. */
export class CannotError extends Error {
  override readonly name = "CannotError";
}

/** Wraps a resource. Its rows go in and out of these functions alone. */
export const openAccounts = (any: AnyResource): Accounts => {
  const resource = openResource(any);
  const { create, update, revokeSessions, sendWelcome, inspect, members } = resource;
  const see = ({ row, version }: Found<never>): Seen => ({
    id: resource.id(row),
    state: resource.state?.(row) ?? "active",
    since: resource.stateSince?.(row),
    createdAt: resource.createdAt?.(row),
    blocked: resource.blocked?.(row),
    version,
    value: (attribute) => resource.attributes[attribute]?.read(row),
    become: (to) => {
      const become = resource.become?.[to];
      return become && ((writing) => become(resource.id(row), row, writing));
    },
    sendWelcome: sendWelcome && ((writing) => sendWelcome.call(resource, resource.id(row), row, writing)),
  });

  return {
    provesAbsence: resource.absence === "proven",
    key: (values) => (resource.find ? keyAmong(resource.keys ?? [], values) : undefined),
    find: async ({ attribute, value }) => seenOf(await resource.find?.(attribute, value), see),
    get: async (id) => {
      if (!resource.get) throw new CannotError("The target cannot read one record by its id");
      return seenOf(await resource.get(id), see);
    },
    facts: (attribute) => resource.attributes[attribute] ?? {},
    create: create && ((values, state, writing) => create.call(resource, draftOf(values, values), state, writing)),
    update: update && ((id, set, all, writing) => update.call(resource, id, draftOf(set, all), writing)),
    revokeSessions: revokeSessions?.bind(resource),
    inspect: inspect?.bind(resource),
    members,
    emptiedIn: (state) => resource.cascades?.[state]?.own ?? [],
    madeAs: (state, writing) => resource.madeAs?.(state, writing) ?? state,
  };
};

/** A plan's values are JSON that the mapping made for this very shape. */
const draftOf = (set: ChangeValues, all: ChangeValues) => ({ set, all }) as Draft<Shape>;

const seenOf = (found: Found<never> | undefined, see: (found: Found<never>) => Seen) => found && see(found);

const keyAmong = (keys: readonly string[], values: ChangeValues): Key | undefined => {
  for (const attribute of keys) {
    const value = values[attribute];
    if (typeof value === "string" && value !== "") return { attribute, value };
  }
  return undefined;
};
