import type { Change, Entry, Intent, Outcome } from "@rosterkit/core";

/** What undoing reads: gone, the entry still says what was written. */
export const withoutBefore = (entry: Entry): Entry => {
  if (entry.type !== "intent") return entry;
  const { before: _before, links: _links, what, ...rest } = entry;
  const { was: _was, from: _from, restores: _restores, evidence: _evidence, ...change } = what;
  return { ...rest, what: change };
};

/** Without any value: the entry still says who by id, what was done to which attributes, when and with what result. */
export const withoutValues = (entry: Entry): Entry => {
  if (entry.type === "run") return entry;
  return entry.type === "intent" ? bareIntent(entry) : bareOutcome(entry);
};

/** Without any value and any id of a person. `alias` stands for them, in the change's id too, so that an outcome still finds its intent. */
export const withoutPerson = (entry: Entry, alias: string): Entry => {
  if (entry.type === "run") return entry;
  const change = aliasOf(entry.change, entry.subject, alias);
  if (entry.type === "intent") {
    const bare = bareIntent(entry);
    return { ...bare, change, subject: alias, what: { ...withoutAccount(bare.what), id: change, subject: alias } };
  }
  const { account: _account, requests: _requests, ...bare } = bareOutcome(entry);
  return { ...bare, change, subject: alias };
};

const bareIntent = ({ before: _before, links: _links, lifted, what, ...rest }: Intent): Intent => ({
  ...rest,
  ...(lifted && { lifted: { by: lifted.by, reason: "" } }),
  what: bareChange(what),
});

/** The names of attributes stay, because guards count by them; a value that was cleared stays cleared. */
const bareChange = (change: Change): Change => {
  const {
    id,
    resource,
    operation,
    subject,
    account,
    lane,
    set,
    members,
    state,
    stateWas,
    reasonWas,
    ground,
    setsPassword,
  } = change;
  return {
    id,
    resource,
    operation,
    subject,
    who: "",
    lane,
    because: "",
    ...(account !== undefined && { account }),
    ...(set && {
      set: Object.fromEntries(Object.entries(set).map(([name, value]) => [name, value === null ? null : ""])),
    }),
    ...(members && {
      members: { ...(members.add && { add: [] }), ...(members.remove && { remove: members.remove.map(() => "") }) },
    }),
    ...(state !== undefined && { state }),
    ...(stateWas !== undefined && { stateWas }),
    ...(reasonWas !== undefined && { reasonWas }),
    ...(ground !== undefined && { ground }),
    ...(setsPassword !== undefined && { setsPassword }),
  };
};

const bareOutcome = ({ members, error, ...rest }: Outcome): Outcome => ({
  ...rest,
  ...(members && { members: { removed: (members.removed ?? []).map(() => "") } }),
  ...(error && { error: { code: error.code, message: "" } }),
});

const withoutAccount = ({ account: _account, ...what }: Change): Change => what;

const aliasOf = (change: string, subject: string, alias: string): string =>
  change
    .split("/")
    .map((part) => (part === encodeURIComponent(subject) ? alias : part))
    .join("/");
