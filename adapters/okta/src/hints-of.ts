import { type Hint, textMember } from "@rosterkit/core/adapter";

/** What an event of a type hints at, and whether hooks may be sent it: else the System Log alone has it (Okta's list of event types, release 2026.08.1). */
interface Telling {
  readonly about: readonly Hint["resource"][];
  readonly inLogAlone?: true;
}

const people: Telling = { about: ["people"] };
const inLogAlone: Telling = { ...people, inLogAlone: true };
const members: Telling = { about: ["people", "groups"] };
const groups: Telling = { about: ["groups"] };

const tellings: ReadonlyMap<string, Telling> = new Map([
  ["user.lifecycle.create", people],
  ["user.lifecycle.activate", people],
  ["user.lifecycle.deactivate", people],
  ["user.lifecycle.suspend", people],
  ["user.lifecycle.unsuspend", people],
  ["user.lifecycle.reactivate", people],
  ["user.lifecycle.delete.initiated", people],
  ["user.lifecycle.delete.completed", inLogAlone],
  ["user.account.update_profile", people],
  ["user.account.update_primary_email", inLogAlone],
  ["user.account.update_password", people],
  ["user.account.reset_password", people],
  ["user.account.lock", people],
  ["user.account.unlock", people],
  ["user.account.unlock_by_admin", people],
  ["group.user_membership.add", members],
  ["group.user_membership.remove", members],
  ["group.lifecycle.create", groups],
  ["group.lifecycle.delete", groups],
  ["group.profile.update", groups],
  ["application.user_membership.add", people],
  ["application.user_membership.remove", people],
  ["application.user_membership.update", people],
]);

/** The types of events that say something here. */
export const polledTypes: readonly string[] = [...tellings.keys()];

/** Those of them that event hooks can be made for. */
export const hookedTypes: readonly string[] = polledTypes.filter((type) => !tellings.get(type)?.inLogAlone);

/**
 * What an event of Okta's says to look at again: the users and groups it was done to, wherever they stand among its targets. Nothing for types that do not concern
 * us. An event about somebody who is not named hints at everybody. Its uuid is the same in a delivery of a hook and in the System Log.
 */
export const hintsOf = (event: unknown): readonly Hint[] => {
  const targets = targetsOf(event);
  const of = { ...instantOf(event), ...keyOf(event) };
  return (tellings.get(textMember(event, "eventType") ?? "")?.about ?? []).flatMap((resource) => {
    const ids = targets.flatMap((target) => idIn(resource, target) ?? []);
    return ids.length === 0 ? [{ resource, ...of }] : [...new Set(ids)].map((id) => ({ resource, id, ...of }));
  });
};

const targetsOf = (event: unknown): readonly unknown[] => {
  const targets = (event as { readonly target?: unknown } | null)?.target;
  return Array.isArray(targets) ? targets : [];
};

const idIn = (resource: Hint["resource"], target: unknown): string | undefined => {
  const type = textMember(target, "type");
  if (resource === "groups") return type === "UserGroup" ? textMember(target, "id") : undefined;
  if (type === "User") return textMember(target, "id");
  // The id of an app user is not the user's.
  if (type !== "AppUser") return undefined;
  return textMember((target as { readonly detailEntry?: unknown }).detailEntry, "userId");
};

const instantOf = (event: unknown): Pick<Hint, "at"> => {
  const ms = Date.parse(textMember(event, "published") ?? "");
  return Number.isNaN(ms) ? {} : { at: new Date(ms).toISOString() };
};

const keyOf = (event: unknown): Pick<Hint, "key"> => {
  const key = textMember(event, "uuid");
  return key === undefined ? {} : { key };
};
