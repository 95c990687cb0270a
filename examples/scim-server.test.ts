import { defaultIo } from "@rosterkit/core";
import { humaans } from "@rosterkit/humaans";
import { createHumaansStandIn, createPeople } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { expect, test } from "vitest";
import { serveVendor } from "./scim-server.ts";

test("people of an HR system are users of a SCIM server", async () => {
  const today = new Date().toISOString().slice(0, 10);
  const source = createHumaansStandIn({ people: createPeople({ seed: 7, count: 25, today }) });
  const { url, close } = await serveStandIn(source);
  try {
    const connection = humaans.connect({ apiToken: source.token, baseUrl: `${url}/api` }, defaultIo());
    const handle = serveVendor(connection, "a-long-random-token");
    const headers = { authorization: "Bearer a-long-random-token" };
    const answer = await handle(new Request("https://scim.example/scim/v2/Users?count=5", { headers }));
    expect(await answer.json()).toMatchObject({ totalResults: 25, itemsPerPage: 5 });
  } finally {
    await close();
  }
});
