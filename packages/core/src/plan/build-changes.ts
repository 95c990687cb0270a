import type { Change, ChangeValues, Due, Lane } from "./change.ts";
import { changeId } from "./change-id.ts";
import { explainMoment } from "./explain-moment.ts";
import { dropInvalidValues } from "./check-values.ts";
import { firstStates } from "./draft-account.ts";
import { hold } from "./hold.ts";
import type { Parking } from "./order-unique-values.ts";
import type { Person } from "./person.ts";
import { stateReasonOf } from "./person-state.ts";
import type { PlanFold } from "./plan-fold.ts";

/** Turns what was concluded about one person into changes, each of them one write. */
export function buildChanges(fold: PlanFold, person: Person, parkings: readonly Parking[]): readonly Change[] {
  if (person.claim?.kind === "create") return [...createChange(fold, person), ...laterChange(person)];
  if (person.claim?.kind === "link") return withHold(fold, person, linkChanges(fold, person));
  const state = stateChange(fold, person);
  const own = parkings.filter(({ subject }) => subject === person.subject);
  const parked = own.map((parking) => parkChange(fold, person, parking));
  const update = updateChange(fold, person, [...state, ...parked].map(({ id }) => id), own);
  return withHold(fold, person, [...state, ...parked, ...update]);
}

const base = (fold: PlanFold, person: Person, operation: Change["operation"], lane: Lane, step?: string) => ({
  id: changeId("people", operation, person.subject, step),
  resource: "people" as const,
  operation,
  subject: person.subject,
  who: person.who,
  lane,
  ...(person.account >= 0 && { account: fold.context.input.target.id(person.account) }),
});

const held = (person: Person) => (person.hold ? { held: person.hold } : {});

const dueOf = ({ employment }: Person): { readonly due?: Due } => {
  if (!employment?.moment.at) return {};
  const { zone } = employment.timeline;
  return { due: { at: employment.moment.at, zone: zone.name, zoneFrom: zone.from } };
};

/** Source values behind what is written, where they are not the values themselves. */
const fromOf = ({ from, set }: Person): { readonly from?: ChangeValues } => {
  const told = new Map([...from].filter(([name]) => set.has(name)));
  return told.size > 0 ? { from: sorted(told) } : {};
};

function sorted(values: ReadonlyMap<string, unknown>): ChangeValues {
  return Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function createChange(fold: PlanFold, person: Person): readonly Change[] {
  const { moment } = person.employment ?? {};
  const state = firstStates[moment?.wish ?? "waiting"] ?? "staged";
  const mails = state !== "staged" && fold.context.input.settings.lifecycle.joiners.sendActivationMail;
  return [
    {
      ...base(fold, person, "create", "joiners"),
      set: sorted(person.set),
      ...fromOf(person),
      state,
      ...(moment && { stateReason: stateReasonOf(moment) }),
      because: explainMoment(fold.context, person),
      ...dueOf(person),
      ...(mails && { mails: 1 }),
      ...after(person.after),
      ...held(person),
    },
  ];
}

/** A reference that had to wait for an account made in a circle with this one. */
function laterChange(person: Person): readonly Change[] {
  if (person.later.size === 0) return [];
  const create = changeId("people", "create", person.subject);
  const waits = [...person.later.values()].map((value) => (value as { readonly ref: string }).ref);
  return [
    {
      id: changeId("people", "update", person.subject, "circle"),
      resource: "people",
      operation: "update",
      subject: person.subject,
      who: person.who,
      lane: "back-fill",
      set: sorted(person.later),
      because: "refers to somebody whose account is made in the same plan and refers back",
      after: [create, ...waits].sort(),
      ...held(person),
    },
  ];
}

function linkChanges(fold: PlanFold, person: Person): readonly Change[] {
  if (person.claim?.kind !== "link") return [];
  const { by, evidence, replaces } = person.claim;
  const link: Change = {
    ...base(fold, person, "link", "back-fill"),
    because: replaces === undefined ? "an account that is there seems to be this person's" : "seems to be somebody who left and came back",
    evidence,
    by,
    ...(person.agreed && { fingerprints: person.agreed }),
    ...(replaces !== undefined && { replaces }),
  };
  return person.hold?.code === "conflict" ? [link] : [link, ...updateChange(fold, person, [link.id])];
}

function stateChange(fold: PlanFold, person: Person): readonly Change[] {
  const { state, employment } = person;
  if (state.kind !== "reach" || !employment) return [];
  const { settings, target } = fold.context.input;
  const isRemoval = employment.moment.wish.startsWith("out ");
  if (isRemoval && !settings.remove) return [];
  const lane: Lane = state.operation === "suspend" || state.operation === "deactivate" ? "removals" : "joiners";
  const scopeReason = fold.outOfScope.get(person.subject);
  return [
    {
      ...base(fold, person, state.operation, lane),
      state: state.state,
      stateWas: target.state(person.account),
      ...(target.status(person.account) !== undefined && { statusWas: target.status(person.account) as string }),
      stateReason: scopeReason === undefined ? stateReasonOf(employment.moment) : "out of scope",
      because: scopeReason === undefined ? explainMoment(fold.context, person) : `is no longer in scope: ${scopeReason}`,
      ...(isRemoval && { ground: "stated" as const, ...(settings.lifecycle.leavers.revokeSessions && { revokeSessions: true as const }) }),
      ...(state.ifRefused && { ifRefused: state.ifRefused }),
      ...dueOf(person),
      ...mailsOf(fold, person),
    },
  ];
}

/** An account that comes alive tells its owner, if mail is wanted; one suspended until its start needs a password reset to be usable at all. */
const mailsOf = ({ context }: PlanFold, { state, link }: Person) => {
  if (state.kind !== "reach" || state.state !== "active") return {};
  const { joiners } = context.input.settings.lifecycle;
  const resetsPassword = joiners.firstState === "suspended until start" && link?.state?.because === "before start";
  return joiners.sendActivationMail || resetsPassword ? { mails: 1 } : {};
};

function updateChange(
  fold: PlanFold,
  person: Person,
  before: readonly string[],
  parkings: readonly Parking[] = [],
): readonly Change[] {
  const { context } = fold;
  dropInvalidValues(context, person.subject, person.who, person.set);
  dropUnprovenClears(fold, person);
  if (person.set.size === 0) return [];
  const { target } = context.input;
  const was = new Map([...person.set.keys()].map((name) => [name, target.value(person.account, name) ?? null]));
  // By the time of the update the account holds what it was parked with.
  for (const { attribute, value } of parkings) was.set(attribute, value);
  return [
    {
      ...base(fold, person, "update", "movers"),
      set: sorted(person.set),
      was: sorted(was),
      ...fromOf(person),
      because: becauseOf(person),
      ...after([...person.after, ...before]),
    },
  ];
}

const becauseOf = ({ drifted, set }: Person): string => {
  const restored = [...set.keys()].filter((name) => drifted.has(name));
  if (restored.length === 0) return "changed at the source";
  return restored.length === set.size ? "changed at the target: restored" : `changed at the source; ${restored.join(", ")} changed at the target: restored`;
};

function parkChange(fold: PlanFold, person: Person, { attribute, value }: Parking): Change {
  return {
    ...base(fold, person, "update", "movers", "park"),
    set: { [attribute]: value },
    was: { [attribute]: fold.context.input.target.value(person.account, attribute) ?? null },
    because: `makes way while ${attribute} goes round in a circle`,
  };
}

/** Nobody in the whole read has a value: that looks like a lost permission, so nothing is cleared. */
function dropUnprovenClears({ context, values, unproven }: PlanFold, person: Person): void {
  for (const [name, value] of person.set) {
    if (value !== null || values.has(context.indexOf.get(name) ?? -1)) continue;
    person.set.delete(name);
    unproven.add(name);
  }
}

const after = (ids: Iterable<string>) => {
  const list = [...new Set(ids)].sort();
  return list.length > 0 ? { after: list } : {};
};

/** Puts a hold on all changes of a person: their own, a protected account's, or another system's. */
function withHold(fold: PlanFold, person: Person, changes: readonly Change[]): readonly Change[] {
  const { input, key } = fold.context;
  const blocked = person.account >= 0 ? input.target.blocked(person.account) : undefined;
  return changes.map((change) => {
    if (person.hold) return { ...change, held: person.hold };
    if (blocked !== undefined && change.operation !== "link") return { ...change, held: hold("protected", [blocked]) };
    const risky = change.lane === "removals" || (change.set !== undefined && key in change.set);
    if (risky && fold.isProtected(person.account)) return { ...change, held: hold("protected", ["the account is protected from removal and renaming"]) };
    return change;
  });
}
