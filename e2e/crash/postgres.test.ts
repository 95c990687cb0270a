import { afterAll, beforeAll, it } from "vitest";
import { type Postgres, startPostgres } from "../../tooling/start-postgres.ts";
import { expectNothingLost } from "./expect-nothing-lost.ts";

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

it("rule 10: a process that is killed over and over loses and doubles nothing, over PostgreSQL", async () => {
  await expectNothingLost({ connectionString: postgres.connectionString, schema: "crash" });
});
