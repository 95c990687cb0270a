import { compareAddresses } from "./compare-addresses.ts";
import { compareNames } from "./compare-names.ts";
import type { AccountIdentity, PersonIdentity } from "./identity.ts";
import { type Signal, speaksAgainst, speaksFor } from "./signal.ts";

/** Everything that speaks for one person being the owner of one account, and against it. Pure; knows of nobody else. */
export function weighPair(person: PersonIdentity, account: AccountIdentity): readonly Signal[] {
  return [
    ...compareNumbers(person.number, account.number),
    ...compareAddresses(person.addresses, account.addresses),
    ...compareNames(person.names, account.names),
  ];
}

function compareNumbers(one: string | undefined, other: string | undefined): readonly Signal[] {
  if (one === undefined || other === undefined) return [];
  return [one === other ? speaksFor("employee number agrees", 0.9) : speaksAgainst("employee numbers differ", 0.5)];
}
