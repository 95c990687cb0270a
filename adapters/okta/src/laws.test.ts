import { createOktaStandIn, generousLimits, type OktaStandIn, type OktaUserStatus } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import {
  type SampleValues,
  type StartedGroups,
  type StartedVendor,
  type StartOptions,
  testAdapter,
} from "@rosterkit/testing";
import { describe, test } from "vitest";
import { okta } from "./index.ts";

const wrongToken = "00-a-token-that-opens-nothing";

/** When every record of the stand-in is made, so that two stand-ins hold the same. */
const nowMs = Date.parse("2026-03-02T12:00:00Z");

const startOkta = async ({ people, pageSize, acceptDuplicates }: StartOptions): Promise<StartedVendor> => {
  const standIn = createOktaStandIn({
    clock: { now: () => nowMs, wallNow: Date.now },
    pageSize,
    limits: generousLimits,
    customAttributes: [{ name: "startDate", title: "Start date", type: "string" }],
    // Only who has signed in can be suspended.
    switches: { acceptDuplicateLogins: acceptDuplicates, finishActivationAfterMs: 0 },
  });
  for (let number = 0; number < people; number += 1) standIn.addUser(someone(number));
  const { url, close } = await serveStandIn(standIn);
  const settings = { domain: url, apiToken: standIn.token, startDateAttribute: "startDate" };
  return {
    standIn,
    settings,
    wrongSettings: { ...settings, apiToken: wrongToken },
    secrets: [standIn.token, wrongToken],
    account: standIn.orgId,
    unknownId: "00uNobodyHasThisId00",
    ids: () => standIn.inspect().users.map(({ id }) => id),
    narrowings: { "no administrator role": () => standIn.setTokenAccess(standIn.token, "no admin role") },
    enter: (name, startDate) =>
      standIn.addUser({ profile: { ...profileOf(`entered-${standIn.inspect().users.length}`, name), startDate } }),
    remove: () => removeOne(standIn),
    held: (id) => heldBy(standIn, id),
    groups: groupsOf(standIn),
    mails: () => standIn.inspect().mails.length,
    stop: close,
  };
};

const statuses: readonly OktaUserStatus[] = ["ACTIVE", "STAGED", "PROVISIONED", "SUSPENDED", "DEPROVISIONED"];

const someone = (number: number) => ({
  profile: profileOf(`someone-${number}`, `Someone ${number}`),
  status: statuses[number % statuses.length] ?? "ACTIVE",
});

const profileOf = (mailbox: string, name: string) => ({
  login: `${mailbox}@acme.example`,
  email: `${mailbox}@acme.example`,
  firstName: name,
  lastName: name,
});

const states = {
  STAGED: "staged",
  PROVISIONED: "active",
  ACTIVE: "active",
  RECOVERY: "active",
  PASSWORD_EXPIRED: "active",
  LOCKED_OUT: "active",
  SUSPENDED: "suspended",
  DEPROVISIONED: "inactive",
} as const;

const heldBy = (standIn: OktaStandIn, id: string) => {
  const user = standIn.get(id);
  if (user === undefined) return undefined;
  const values = Object.entries(user.profile).map(([name, value]) => [`profile.${name}`, value]);
  return { state: states[user.status], values: Object.fromEntries(values) };
};

const groupsOf = (standIn: OktaStandIn): StartedGroups => ({
  ids: () => standIn.inspect().groups.flatMap(({ id, type }) => (type === "OKTA_GROUP" ? [id] : [])),
  enter: (name, members) => {
    const group = standIn.addGroup({ name });
    for (const id of members) standIn.addMember(group, id);
    return group;
  },
  members: (group) => standIn.inspect().groups.find(({ id }) => id === group)?.memberIds,
  people: () => standIn.inspect().users.flatMap(({ id, status }) => (status === "DEPROVISIONED" ? [] : [id])),
});

const groupDraft = (number: number): SampleValues => ({
  "profile.name": `Équipe ${number}`,
  "profile.description": `Team of number ${number}`,
});

/** Every attribute of the base profile. */
const draft = (number: number): SampleValues => ({
  "profile.login": `Joiner.${number}@acme.example`,
  "profile.email": `joiner.${number}@acme.example`,
  "profile.firstName": `Zoë ${number}`,
  "profile.middleName": `Maria ${number}`,
  "profile.lastName": `O’Brien ${number}`,
  "profile.honorificPrefix": `Dr ${number}`,
  "profile.honorificSuffix": `MSc ${number}`,
  "profile.displayName": `Zoë O’Brien ${number}`,
  "profile.nickName": `Zo ${number}`,
  "profile.secondEmail": `zoe.${number}@mail.example`,
  "profile.employeeNumber": `E${number}`,
  "profile.mobilePhone": `+44 7700 90000${number}`,
  "profile.primaryPhone": `+44 20 7946 000${number}`,
  "profile.streetAddress": `${number} High Street`,
  "profile.city": `City ${number}`,
  "profile.state": `State ${number}`,
  "profile.zipCode": `N${number} 1AA`,
  "profile.countryCode": ["GB", "DE", "IE", "FR", "ES", "PT", "IT", "NL", "BE"][number % 9] ?? "GB",
  "profile.postalAddress": `${number} High Street, London`,
  "profile.timezone": ["Europe/London", "Europe/Berlin", "Europe/Dublin", "Europe/Paris"][number % 4] ?? "UTC",
  "profile.preferredLanguage": ["en", "de", "ga", "fr"][number % 4] ?? "en",
  "profile.locale": ["en_GB", "de_DE", "en_IE", "fr_FR"][number % 4] ?? "en_GB",
  "profile.profileUrl": `https://people.example/${number}`,
  "profile.userType": `Type ${number}`,
  "profile.organization": `Organisation ${number}`,
  "profile.division": `Division ${number}`,
  "profile.department": `Department ${number}`,
  "profile.costCenter": `Centre ${number}`,
  "profile.title": `Title ${number}`,
  "profile.manager": `Manager ${number}`,
  "profile.managerId": `00u${number}`,
});

/** The first user after the administrator, who made the token. */
const removeOne = (standIn: OktaStandIn): string => {
  const id = standIn.inspect().users[1]?.id ?? "";
  standIn.remove(id);
  return id;
};

testAdapter(
  { describe, test },
  {
    adapter: okta,
    start: startOkta,
    requests: {
      read: { method: "GET", path: /\/api\/v1\/users$/ },
      get: { method: "GET", path: /\/api\/v1\/users\/[^/]+$/ },
      create: { method: "POST", path: /\/api\/v1\/users$/ },
      update: { method: "POST", path: /\/api\/v1\/users\/[^/]+$/ },
      become: { method: "POST", path: /\/lifecycle\/(suspend|deactivate|activate|unsuspend)$/ },
    },
    inapplicable: ["a field that is left out is not said to be none"],
    absentMeansNone: "Okta leaves out of a profile what has no value, and removes what is set to null",
    provenByLinksAlone: "Okta's lists tell no totals, and a later page that comes empty looks like the end",
    target: { draft, groupDraft, madeIn: ["staged", "active", "suspended"], versions: true },
  },
);
