/** A record with a key for each rule, in the order of the rules, as it is compared. `undefined`: the record says nothing of the kind. */
export interface Keyed {
  readonly id: string;
  readonly keys: readonly (string | undefined)[];
}

/** How records are told to be the same, strongest first. */
export interface TieRules {
  /** As people read them: `record id = record id`. */
  readonly names: readonly string[];
  /** The rule whose keys, where both sides state them, may not differ; -1: none. */
  readonly deciding: number;
}

/** Which record of the new source one of the old one is. */
export type Tie =
  | { readonly kind: "tied"; readonly fresh: string; readonly rule: string; readonly evidence: readonly string[] }
  /** A person must say which of these it is. */
  | { readonly kind: "conflict"; readonly fresh: readonly string[]; readonly evidence: readonly string[] }
  | { readonly kind: "untied"; readonly why: string };

/** So many candidates are named; something that many share would name everybody to everybody. */
const named = 5;

/**
 * Says of each record of the old source which one of the new source it is: rule by rule, one to one or a conflict, and who is taken by a stronger rule is no
 * candidate of a weaker one. Pure.
 */
export function tieRecords(rules: TieRules, old: readonly Keyed[], fresh: readonly Keyed[]): ReadonlyMap<string, Tie> {
  const ties = new Map<string, Tie>();
  const taken = new Set<string>();
  for (const [rule, name] of rules.names.entries()) {
    const wanted = byKey(
      old.filter(({ id }) => !ties.has(id)),
      rule,
    );
    const free = byKey(
      fresh.filter(({ id }) => !taken.has(id)),
      rule,
    );
    for (const [key, claimants] of wanted) {
      const candidates = free.get(key);
      if (!candidates) continue;
      for (const { id } of candidates) taken.add(id);
      for (const one of claimants) ties.set(one.id, judge(rules, name, one, claimants, candidates));
    }
  }
  const shown = rules.names.map((_, rule) => byKey(fresh, rule));
  for (const one of old) if (!ties.has(one.id)) ties.set(one.id, { kind: "untied", why: whyUntied(rules, one, shown) });
  return ties;
}

type KeyIndex = ReadonlyMap<string, readonly Keyed[]>;

function byKey(records: readonly Keyed[], rule: number): KeyIndex {
  const found = new Map<string, Keyed[]>();
  for (const record of records) {
    const key = record.keys[rule];
    if (key === undefined) continue;
    const others = found.get(key);
    if (others) others.push(record);
    else found.set(key, [record]);
  }
  return found;
}

function judge(
  rules: TieRules,
  name: string,
  one: Keyed,
  claimants: readonly Keyed[],
  candidates: readonly Keyed[],
): Tie {
  const ids = candidates.slice(0, named).map(({ id }) => id);
  const evidence = [`${name} agrees with ${recordsOf(ids, candidates.length)} of the new source`];
  const [only] = candidates;
  if (claimants.length > 1)
    return { kind: "conflict", fresh: ids, evidence: [...evidence, `and so does it of ${rivals(one, claimants)}`] };
  if (!only || candidates.length > 1) return { kind: "conflict", fresh: ids, evidence };
  const differs = contradiction(rules, one, only);
  return differs === undefined
    ? { kind: "tied", fresh: only.id, rule: name, evidence }
    : { kind: "conflict", fresh: ids, evidence: [...evidence, differs] };
}

function rivals({ id }: Keyed, claimants: readonly Keyed[]): string {
  const others = claimants.filter((other) => other.id !== id).map((other) => other.id);
  return `${recordsOf(others.slice(0, named), others.length)} of the old one`;
}

const recordsOf = (ids: readonly string[], count: number): string =>
  ids.map((id) => `record ${id}`).join(", ") + (count > ids.length ? ` and ${count - ids.length} more` : "");

function contradiction({ names, deciding }: TieRules, one: Keyed, other: Keyed): string | undefined {
  const [here, there] = [one.keys[deciding], other.keys[deciding]];
  return here === undefined || there === undefined || here === there ? undefined : `but ${names[deciding]} differs`;
}

function whyUntied({ names }: TieRules, { keys }: Keyed, shown: readonly KeyIndex[]): string {
  for (const [rule, name] of names.entries()) {
    const [other] = shown[rule]?.get(keys[rule] ?? "") ?? [];
    if (keys[rule] !== undefined && other)
      return `${name} agrees with record ${other.id}, which is somebody else's by a stronger rule`;
  }
  return `no record of the new source agrees by any of: ${names.join(", ")}`;
}
