import type { Link } from "@rosterkit/core";
import {
  createHumaansStandIn,
  createOktaStandIn,
  createPeople,
  generousLimits,
  type HumaansStandIn,
  type OktaStandIn,
  type SandboxPerson,
} from "@rosterkit/sandbox";
import { type AccountProfile, accountProfile } from "./account-profile.ts";
import { askHumaans } from "./ask-stand-in.ts";
import type { Company, ExpectedChange } from "./company.ts";
import { type Difference, dealChanges } from "./deal-changes.ts";
import { type AccountStatus, linkOf } from "./link-of.ts";

const day = "2025-06-02";
const at = `${day}T12:00:00.000Z`;
const clock = { now: () => Date.parse(at), wallNow: () => Date.parse(at) };

/** A company at both vendors' stand-ins. The same size gives the same company. */
export interface MadeCompany {
  readonly company: Company;
  readonly humaans: HumaansStandIn;
  readonly okta: OktaStandIn;
}

/** Invents a company and gives its people Okta accounts, in step but for one person in a hundred. */
export async function makeCompany(size: number): Promise<MadeCompany> {
  const people = createPeople({ seed: "bench", count: size, today: day });
  const humaans = createHumaansStandIn({ people, clock });
  const okta = createOktaStandIn({ clock, limits: generousLimits });
  const differences = dealChanges(people);
  const profileOf = await profiles(people, humaans);
  const links: Link[] = [];
  const expected: { [source: string]: ExpectedChange } = {};
  for (const index of scattered(size)) {
    const person = people[index];
    if (!person) continue;
    const source = humaans.idOf(person.id);
    const difference = differences.get(index);
    const profile = profileOf(person);
    if (difference) expected[source] = expectedFrom(difference, profile);
    if (person.workEmail !== null && difference !== "create")
      links.push(addAccount(okta, source, statusOf(person, difference), withDifference(profile, difference)));
  }
  const company = {
    size,
    at,
    tenants: { source: humaans.companyId, target: okta.orgId },
    links,
    baseline: baselineOf(people, differences, humaans),
    expected,
    waiting: people.filter(({ stage }) => stage === "new hire without email").length,
  };
  return { company, humaans, okta };
}

async function profiles(people: readonly SandboxPerson[], humaans: HumaansStandIn) {
  const byId = new Map(people.map((person) => [person.id, person]));
  const { text } = await askHumaans(humaans)("/companies?$limit=1&$skip=0");
  const organization =
    (JSON.parse(text) as { readonly data: readonly { readonly name: string }[] }).data[0]?.name ?? "";
  return (person: SandboxPerson) =>
    accountProfile(person, humaans.idOf(person.id), (id) => byId.get(id), organization, day);
}

/** Every index once, out of order: accounts are made in another order than HR knows people. */
function* scattered(size: number): Generator<number> {
  // A prime that divides no round number, so every index comes up.
  const stride = 7919;
  for (let step = 0; step < size; step++) yield (step * stride) % size;
}

function statusOf({ stage }: SandboxPerson, difference: Difference | undefined): AccountStatus {
  if (difference === "suspend") return "ACTIVE";
  if (stage === "leaver" || stage === "gardening leave") return "SUSPENDED";
  return stage === "new hire" || stage === "active before start" ? "STAGED" : "ACTIVE";
}

function addAccount(okta: OktaStandIn, source: string, status: AccountStatus, profile: AccountProfile): Link {
  const present = Object.entries(profile).filter((entry): entry is [string, string] => entry[1] !== null);
  return linkOf(source, okta.addUser({ profile: Object.fromEntries(present), status }), status, at);
}

const isUpdate = (difference: Difference | undefined): difference is Exclude<Difference, "create" | "suspend"> =>
  difference !== undefined && difference !== "create" && difference !== "suspend";

const withDifference = (profile: AccountProfile, difference: Difference | undefined): AccountProfile =>
  isUpdate(difference) ? { ...profile, [difference]: `before ${difference}` } : profile;

const expectedFrom = (difference: Difference, profile: AccountProfile): ExpectedChange =>
  isUpdate(difference)
    ? { operation: "update", attribute: `profile.${difference}`, wanted: profile[difference] }
    : { operation: difference };

const baselineOf = (
  people: readonly SandboxPerson[],
  differences: ReadonlyMap<number, Difference>,
  { idOf }: HumaansStandIn,
): readonly string[] =>
  people.flatMap(({ id, employment }, index) =>
    employment.startDate <= day && differences.get(index) !== "create" ? [idOf(id)] : [],
  );
