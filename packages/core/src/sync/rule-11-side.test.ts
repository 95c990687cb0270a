import { describe, expect, it } from "vitest";
import { AuthenticationError } from "../errors/authentication-error.ts";
import { account, linkedWorld, person } from "../plan/world.fixture.ts";

describe("rule 11: a run that is stopped in its middle", () => {
  it("says which adapter's vendor refused the credentials", async () => {
    const world = await linkedWorld({
      people: [person("1")],
      accounts: [account("1")],
      like: (connection) => {
        const { update } = connection.people;
        if (update)
          Object.assign(connection.people, {
            update: () => {
              const refusal = { vendor: "Directory", status: 401, method: "PATCH", path: "/accounts/{id}" };
              throw new AuthenticationError(refusal, { adapter: "directory" });
            },
          });
        return connection;
      },
    });
    Object.assign(world.person("1"), { title: "Chef" });
    const { report } = await world.run();
    expect(report.stopped).toMatchObject({ code: "authentication", adapter: "directory" });
  });
});
