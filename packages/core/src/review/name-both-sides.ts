import { fold } from "../roster/fold.ts";
import type { Met } from "./create-review-planner.ts";
import { foldAddress } from "./fold-words.ts";
import type { MatchProblemCode } from "./match-error.ts";
import type { ReviewScene } from "./review-scene.ts";

/** Somebody, or an account, by the id; or why nobody is meant. */
export type Named = { readonly id: string } | { readonly code: MatchProblemCode; readonly message: string };

/** Who and what decisions name. */
export interface Naming {
  /** `name`: the record's id, else a work email. */
  person(name: string): Named;
  /** `name`: the account's id, else an address of it. */
  account(name: string): Named;
}

/** Finds whom decisions name. An id is exact; an address must be one person's alone. */
export function nameBothSides(scene: ReviewScene): Naming {
  const { met, fold: planning, accounts, attributes } = scene;
  const { links, target, toAccount } = planning.context.input;
  const byEmail = Map.groupBy([...met.values()].filter(hasEmail), ({ workEmail }) => fold("caseless", workEmail));
  const byAddress = Map.groupBy(
    accounts.flatMap(({ id, addresses: own }) => own.map((address) => ({ id, address }))),
    ({ address }) => address,
  );
  const addresses = (name: string): readonly string[] => {
    const exact = attributes.addresses.flatMap((attribute) =>
      target.find(attribute, fold(toAccount.target[attribute]?.compare, name)).map((place) => target.id(place)),
    );
    return exact.length > 0 ? exact : (byAddress.get(foldAddress(name)) ?? []).map(({ id }) => id);
  };
  return {
    person: (name) => {
      if (met.has(name) || links.bySource(name)) return { id: name };
      const found = (byEmail.get(fold("caseless", name)) ?? []).map(({ subject }) => subject);
      return one(
        found,
        ["no such person", "several people"],
        ["names nobody of the source", "names an address of several people"],
      );
    },
    account: (name) => {
      if (target.indexOf(name) >= 0 || links.byTarget(name)) return { id: name };
      const found = [...new Set(addresses(name))];
      return one(
        found,
        ["no such account", "several accounts"],
        ["names no account", "names an address of several accounts"],
      );
    },
  };
}

const hasEmail = ({ workEmail }: Met): boolean => workEmail !== "";

const one = (
  found: readonly string[],
  [none, several]: readonly [MatchProblemCode, MatchProblemCode],
  [tellNone, tellSeveral]: readonly [string, string],
): Named => {
  const [id] = found;
  if (id === undefined) return { code: none, message: tellNone };
  return found.length > 1 ? { code: several, message: tellSeveral } : { id };
};
