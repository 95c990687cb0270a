import type { Hold } from "../plan/change.ts";
import type { GroupsInput } from "../plan/groups-input.ts";
import { hold } from "../plan/hold.ts";
import { nameGroups } from "../plan/name-groups.ts";
import type { RelinkSide } from "../relink/plan-relink.ts";
import { foldName } from "../roster/fold.ts";
import { createLinks } from "../store/links.ts";

const byName = "name = name";
const names = ["external id = record id", "record id = record id", byName] as const;

/** How groups of the new source are told to be those of the old one: by an id, else by the name at the target, which a person looks at. */
export function relinkGroups(
  { source, target }: GroupsInput,
  key: string,
  known: Pick<RelinkSide, "old" | "own" | "unsettled">,
): RelinkSide {
  const { roster, inspections } = target;
  const naming = { groups: source.groups, links: createLinks([]), fromGroup: target.fromGroup, roster, key };
  const named = nameGroups(naming);
  const nameOf = (id: string) => foldedName(named.bySource(id)?.name);
  const review = (account: string, evidence: readonly string[]): Hold => {
    const { refused, evidence: seen = [] } = inspections.get(account) ?? {};
    return refused === undefined
      ? hold("review", [...evidence, ...seen])
      : hold("protected", [...evidence, `the group is never written: ${refused}`]);
  };
  return {
    ...known,
    target: roster,
    fresh: source.groups.map(({ id, externalId }) => ({ id, keys: [externalId, id, nameOf(id)] })),
    rules: { names, deciding: -1 },
    keysOf: ({ source: id }, place) => [id, id, foldedName(roster.value(place, key))],
    whoIs: (id) => named.bySource(id)?.name ?? id,
    whoHas: ({ target: account = "", source: id }) => String(roster.value(roster.indexOf(account), key) ?? id),
    review: ({ target: account = "" }, rule, evidence) => (rule === byName ? review(account, evidence) : undefined),
  };
}

const foldedName = (name: unknown): string | undefined =>
  typeof name === "string" && name.trim() !== "" ? foldName(name) : undefined;
