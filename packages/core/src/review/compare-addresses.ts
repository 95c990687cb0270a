import { domainOf, localPart } from "./fold-words.ts";
import { isNear } from "./is-near.ts";
import { type Signal, speaksAgainst, speaksFor } from "./signal.ts";

/** Compares addresses and user names, folded: the pair that says most counts. Nothing is said where either side has none. */
export function compareAddresses(people: readonly string[], accounts: readonly string[]): readonly Signal[] {
  const pairs = people.flatMap((one, index) =>
    accounts.flatMap((other) => compareAddress(one, other, index === 0) ?? []),
  );
  const best = pairs.toSorted((a, b) => rank(b) - rank(a))[0];
  return best ? [best] : [];
}

const rank = ({ speaks, weight }: Signal): number => (speaks === "for" ? weight + 1 : weight);

function compareAddress(person: string, account: string, isWork: boolean): Signal | undefined {
  if (person === "" || account === "") return undefined;
  const domain = domainOf(account);
  if (person === account)
    return speaksFor(isWork ? "work email agrees" : "another address agrees", isWork ? 0.97 : 0.9);
  const [one, other] = [localPart(person), localPart(account)];
  if (one === other) {
    const told = domain === undefined ? "user name is that of the address" : "address agrees but for its domain";
    return speaksFor(told, 0.5);
  }
  if (digitsOf(one) === digitsOf(other) && isNear(one, other)) return speaksFor("address is spelt almost alike", 0.45);
  if (domain === undefined || domain !== domainOf(person)) return undefined;
  return speaksAgainst("addresses at the same domain differ", 0.5);
}

/** A number tells people of one name apart, so it is never a slip. */
const digitsOf = (text: string): string => text.replace(/\D/gu, "");
