import { describe, expect } from "vitest";
import { accident } from "./accident.ts";
import { openCompany } from "./open-company.ts";
import { doings } from "./tell-plan.ts";

const importing = { id: "import", owns: "nothing", import: "on schedule" } as const;
const confirmed = { adopt: "exact", confirm: true } as const;
const later = "2026-03-04T12:00:00Z";

describe("rule 7: an import owns nothing", () => {
  accident("rule 7: an import puts nobody out and changes nobody, whatever its switches say", async () => {
    const { source, target, process, hire, goTo, statusOf } = await openCompany();
    const [ann, ben] = [hire("Ann"), hire("Ben")];
    for (const name of ["ann", "ben"]) {
      const login = `${name}@acme.example`;
      target.addUser({ profile: { firstName: name, lastName: "Smith", email: login, login } });
    }
    const imported = process({ ...importing, update: true, remove: true });
    await imported.run(confirmed);
    for (const login of ["ann@acme.example", "ben@acme.example"]) target.signIn(login);
    source.offboard(ann.id, { employmentEndDate: "2026-03-03" });
    source.updatePerson(ben.id, { preferredName: "Benny" });
    goTo(later);
    await imported.run(confirmed);
    expect(statusOf("ann@acme.example")).toBe("ACTIVE");
    expect(target.get("ben@acme.example")?.profile.nickName).toBeUndefined();
  });

  accident("rule 7: people whom an import linked first are still kept in step by their owner", async () => {
    const { target, process, hire, plan, run, logins } = await openCompany();
    hire("Ann");
    const login = "ann@acme.example";
    target.addUser({ profile: { firstName: "Ann", lastName: "Other", email: login, login } });
    await process(importing).run(confirmed);
    expect(doings(await plan()).filter((doing) => doing.includes("held"))).toEqual([]);
    await run();
    expect(target.get(login)?.profile.lastName).not.toBe("Other");
    expect(logins().filter((one) => one.startsWith("ann"))).toEqual([login]);
  });

  accident("rule 7: an import that is not switched on makes nobody", async () => {
    const { process, hire, logins } = await openCompany();
    hire("Ann");
    await process({ id: "import", owns: "nothing" })
      .run(confirmed)
      .catch(() => undefined);
    expect(logins()).toEqual([]);
  });
});
