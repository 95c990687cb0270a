import { describe, expect, it } from "vitest";
import { createApiClient } from "./create-api-client.ts";
import { asForm, formText } from "./form-body.ts";

describe("a body as a form", () => {
  it("has texts, numbers and flags as texts, an empty one for none, and leaves out what is not told", () => {
    expect(formText({ name: "Zürich & Co = 100%", size: 3, on: true, title: null, gone: undefined })).toBe(
      "name=Z%C3%BCrich+%26+Co+%3D+100%25&size=3&on=true&title=",
    );
  });

  it("has the members of each object of a list under the list's name", () => {
    const form = new URLSearchParams(
      formText({
        fields: [
          { name: "Badge", value: "7" },
          { name: "Floor", value: null },
        ],
      }),
    );
    expect([...form]).toEqual([
      ["fields[][name]", "Badge"],
      ["fields[][value]", "7"],
      ["fields[][name]", "Floor"],
      ["fields[][value]", ""],
    ]);
  });

  it("is sent as one", async () => {
    const sent: { type: string | null; body: string }[] = [];
    const fetch: typeof globalThis.fetch = async (...request) => {
      const asked = new Request(...request);
      sent.push({ type: asked.headers.get("content-type"), body: await asked.text() });
      return Response.json({ id: 1 });
    };
    interface Paths {
      "/teams": {
        post: {
          requestBody: { content: { "application/json": { name: string } } };
          responses: { 201: { content: { "application/json": { id: number } } } };
        };
      };
    }
    const io = { fetch, now: Date.now, random: (bytes: number) => new Uint8Array(bytes) };
    const vendor = { id: "forms", name: "Forms" };
    const client = createApiClient<Paths>({ vendor, baseUrl: "https://forms.test", io });
    await client.post("/teams", { body: { name: "Post & Co" }, ...asForm });
    expect(sent).toEqual([{ type: "application/x-www-form-urlencoded", body: "name=Post+%26+Co" }]);
  });
});
