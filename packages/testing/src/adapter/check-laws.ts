import { AuthenticationError, abilitiesOf, PermissionError, RosterkitError } from "@rosterkit/core/adapter";
import type { Law } from "../law.ts";
import { doesNotApply, holds } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { nameOfError } from "./name-of-error.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";
import { readEverybody } from "./read-everybody.ts";

/** Laws on connecting: whose account it is, what is missing, who is turned away. */
export const checkLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "check tells the vendor's own id of the account, and that all is well when it is",
    protects: "writing into another company's account behind the same settings",
    remedy: "Return the id that the vendor itself gives the company or organisation, never an address or a name.",
    check: (tested) =>
      onVendor(tested, {}, async ({ connection, vendor }) => {
        const { account, findings, owners = [] } = await connection.check();
        holds(account === vendor.account, `it tells ${account} instead of ${vendor.account}`);
        const bad = findings.find(({ ok }) => !ok);
        holds(!bad, `it finds fault with ${bad?.ability} where nothing is wrong`);
        const strange = owners.find((owner) => !vendor.ids().includes(owner));
        holds(!strange, "it names an owner of the credential who is nobody");
        holds((await connection.check()).account === account, "asked again it tells another account");
      }),
  },
  {
    name: "check names the permission that is missing, and what to do",
    protects: "a read that is cut short, which nobody can explain",
    remedy: "Let `check` try what the adapter needs, and give the finding `permission` and `remedy`.",
    check: async (tested) => {
      const names: string[] = [];
      await onVendor(tested, {}, async ({ vendor }) => void names.push(...Object.keys(vendor.narrowings)));
      if (names.length === 0) doesNotApply("`narrowings` is empty: no credential can see less than everybody");
      for (const name of names)
        await onVendor(tested, {}, async (opened) => {
          opened.vendor.narrowings[name]?.();
          const missing = await missingOf(opened);
          holds(missing, `it finds no fault although the credential has lost its sight (${name})`);
          holds(missing.permission, `it does not name the permission that is missing (${name})`);
          holds(missing.remedy, `it says nothing of what to do (${name})`);
        });
    },
  },
  {
    name: "a credential that the vendor does not know is an AuthenticationError, everywhere and at once",
    protects: "a revoked token read as an empty company, or tried until it is locked out",
    remedy:
      "Let the vendor's 401 pass; where it says so in another way, translate it in `readError` of the client's vendor.",
    check: (tested) =>
      onVendor(tested, { isStranger: true }, async (opened) => {
        const { connection, people, vendor } = opened;
        const [id = ""] = vendor.ids();
        const [key = ""] = people.keys ?? [];
        const ways: readonly (readonly [string, (() => Promise<unknown>) | undefined])[] = [
          ["check", () => connection.check()],
          ["read", people.read && (() => readEverybody(opened))],
          ["get", people.get && (async () => people.get?.(id))],
          ["find", people.find && (async () => people.find?.(key, "somebody@example.com"))],
          ["create", people.create && (async () => people.create?.(draftOf(tested), "active", {}))],
          ["update", people.update && (async () => people.update?.(id, draftOf(tested), {}))],
          ["revokeSessions", people.revokeSessions && (async () => people.revokeSessions?.(id))],
        ];
        for (const [way, go] of ways) {
          if (!go) continue;
          const error = await rejectionOf(go());
          holds(AuthenticationError.isInstance(error), `${way} gave ${nameOfError(error)} instead`);
          holds(error.remedy, `${way} says nothing of what to do`);
        }
        holds(!vendor.standIn.requests.some(({ wrote }) => wrote), "somebody whom the vendor does not know wrote");
      }),
  },
  {
    name: "a connection has no ability that the capability table does not name",
    protects: "a write that nobody was told the adapter can do",
    remedy: "Return the same members from `can` whatever the settings; settings may take abilities away, not add them.",
    check: (tested) =>
      onVendor(tested, {}, async ({ people }) => {
        const named = new Set(tested.adapter.capabilities.map(({ ability }) => ability));
        const unnamed = abilitiesOf(people).filter((ability) => !named.has(`people.${ability}`));
        holds(unnamed.length === 0, `it has ${unnamed.join(", ")}, which capabilities does not name`);
      }),
  },
  {
    name: "settings that cannot work are refused before anybody is called",
    protects: "a credential sent to wherever a typing mistake leads",
    remedy: "Describe the settings with a strict schema; `connect` then refuses what does not fit.",
    check: (tested) =>
      onVendor(tested, {}, async ({ vendor }) => {
        const io = { fetch: globalThis.fetch, now: Date.now, random: (bytes: number) => new Uint8Array(bytes) };
        const error = await rejectionOf(Promise.resolve().then(() => tested.adapter.connect({ nothing: "known" }, io)));
        holds(RosterkitError.isInstance(error) && error.code === "configuration", `they gave ${nameOfError(error)}`);
        holds(vendor.standIn.requests.length === 0, "the vendor was called");
      }),
  },
];

const draftOf = ({ target }: AdapterUnderTest) => {
  const set = target?.draft(1) ?? {};
  return { set, all: set };
};

/** What check says is missing: a finding, or the refusal that it rejects with. */
const missingOf = async ({
  connection,
}: OpenedVendor): Promise<
  { readonly permission?: string | undefined; readonly remedy?: string | undefined } | undefined
> => {
  try {
    return (await connection.check()).findings.find(({ ok }) => !ok);
  } catch (error) {
    if (!PermissionError.isInstance(error)) throw error;
    return { permission: error.permission ?? "named by the vendor's refusal", remedy: error.remedy };
  }
};
