import { createHumaansStandIn, createOktaStandIn, createPeople, generousLimits } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { expect, onTestFinished, test } from "vitest";
import { customAttributes } from "./custom-attributes.ts";

const open = async () => {
  const people = createPeople({ seed: 11, count: 20, today: new Date().toISOString().slice(0, 10) });
  const source = createHumaansStandIn({ people });
  const target = createOktaStandIn({ limits: generousLimits });
  target.defineCustomAttribute({ name: "shirtSize", type: "string", title: "T-shirt size" });
  target.defineCustomAttribute({ name: "hrId", type: "string", title: "HR record", unique: true });
  const served = [await serveStandIn(source), await serveStandIn(target)];
  onTestFinished(async () => void (await Promise.all(served.map(({ close }) => close()))));
  const access = {
    humaans: { apiToken: source.token, baseUrl: `${served[0]?.url}/api` },
    okta: { domain: served[1]?.url ?? "", apiToken: target.token },
  };
  return { source, target, access };
};

const applyAll = async (sync: ReturnType<typeof customAttributes>) => {
  const plan = await sync.plan({ syncAll: true });
  const report = await sync.apply(plan, { confirm: plan.digest });
  return { plan, report };
};

test("custom attributes go from one vendor to the other, and a lost store is rebuilt from the record id", async () => {
  const { source, target, access } = await open();
  const employed = source.people.filter(({ status, email }) => status === "active" && email);
  const [somebody] = employed;
  source.setCustomValue(somebody?.id ?? "", "T-shirt size", "M");

  const first = await applyAll(customAttributes(access));
  expect(first.report.failed).toBe(0);
  const account = target.get(somebody?.email ?? "");
  expect(account?.profile).toMatchObject({ shirtSize: "M", hrId: somebody?.id });

  // Another store, and a new address at the source: only the record's id can tell who is who now.
  source.updatePerson(somebody?.id ?? "", { email: "renamed@acme.example" });
  const second = await applyAll(customAttributes(access));
  const link = second.plan.changes.find(({ operation, subject }) => operation === "link" && subject === somebody?.id);
  expect(link).toMatchObject({ account: account?.id, by: "record id = profile.hrId" });
  expect(second.plan.counts).toMatchObject({ create: 0, link: first.plan.counts.create });
});
