import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ConfigurationError } from "../errors/index.ts";
import { describeSettings } from "./describe-settings.ts";
import { parseSettings } from "./parse-settings.ts";
import { redactSettings } from "./redact-settings.ts";
import { address, choice, flag, labelled, secret, setting } from "./settings.ts";
import { settingsFromEnvironment } from "./settings-from-environment.ts";

const plain = z.object({
  apiToken: secret("API access token", "Made under Settings, API"),
  baseUrl: z.url().default("https://api.example.com").meta(labelled("Address of the API")),
  leaverAction: z.enum(["suspend", "deactivate"]).default("suspend"),
  sendMail: z.boolean().default(false),
  pageSize: z.number().int().max(250).optional(),
  domains: z.array(z.string()).optional(),
  zones: z.record(z.string(), z.string()).optional(),
});

const modes = z.discriminatedUnion("mode", [
  z.object({
    mode: z.literal("api").meta(labelled("Mode")),
    companyId: setting("Company"),
    token: secret("Service user"),
  }),
  z.object({ mode: z.literal("scim"), companyId: setting("Company"), password: secret("SCIM token") }),
]);

const rowsOf = (schema: z.ZodType) => new Map(describeSettings(schema, "humaans").map((row) => [row.name, row]));

describe("describing settings", () => {
  const rows = rowsOf(plain);

  it("gives label, help, secret mark, environment name and flag", () => {
    expect(rows.get("apiToken")).toEqual({
      name: "apiToken",
      label: "API access token",
      help: "Made under Settings, API",
      kind: "text",
      secret: true,
      required: true,
      environment: "HUMAANS_API_TOKEN",
      flag: "--humaans-api-token",
    });
  });

  it("reads addresses, choices and flags with a label, what they usually are behind it", () => {
    const made = rowsOf(
      z.object({
        at: address("Address of the API", "For a sandbox").default("https://api.example.com"),
        signIn: choice(["basic", "bearer"], "Signing in").default("basic"),
        mails: flag("Send mail"),
      }),
    );
    const usual = { kind: "url", required: false, default: "https://api.example.com" };
    expect(made.get("at")).toMatchObject({ label: "Address of the API", help: "For a sandbox", ...usual });
    const choices = { choices: ["basic", "bearer"], default: "basic" };
    expect(made.get("signIn")).toMatchObject({ label: "Signing in", kind: "choice", ...choices });
    expect(made.get("mails")).toMatchObject({ label: "Send mail", kind: "flag", required: true });
    expect(() => parseSettings(z.object({ at: address("Address") }), { at: "nowhere" }, "acme")).toThrow(
      ConfigurationError,
    );
  });

  it("reads plain zod schemas: kinds, defaults, choices, what may be left out", () => {
    expect(rows.get("baseUrl")).toMatchObject({
      label: "Address of the API",
      kind: "url",
      required: false,
      default: "https://api.example.com",
    });
    expect(rows.get("leaverAction")).toMatchObject({
      label: "Leaver action",
      kind: "choice",
      choices: ["suspend", "deactivate"],
      default: "suspend",
    });
    expect([...rows.values()].map(({ kind }) => kind)).toEqual([
      "text",
      "url",
      "choice",
      "flag",
      "number",
      "list",
      "other",
    ]);
    expect(rows.get("pageSize")).toMatchObject({ required: false, secret: false });
  });

  it("names settings without an adapter, and adapters of two words", () => {
    const [row] = describeSettings(z.object({ apiURL: z.string() }));
    expect(row).toMatchObject({ environment: "API_URL", flag: "--api-url" });
    expect(describeSettings(z.object({ a: z.string() }), "learn-amp")[0]?.environment).toBe("LEARN_AMP_A");
  });

  it("opens discriminated unions and says when each setting is asked for", () => {
    const union = rowsOf(modes);
    expect([...union.keys()]).toEqual(["mode", "companyId", "token", "password"]);
    expect(union.get("mode")).toMatchObject({
      label: "Mode",
      kind: "choice",
      choices: ["api", "scim"],
      required: true,
    });
    expect(union.get("companyId")).not.toHaveProperty("when");
    expect(union.get("token")).toMatchObject({ secret: true, required: true, when: { name: "mode", is: ["api"] } });
    expect(union.get("password")?.when).toEqual({ name: "mode", is: ["scim"] });
  });

  it("opens nested settings, and what they may be wrapped in", () => {
    const nested = z
      .object({ site: z.string(), authentication: modes })
      .and(z.object({ note: z.string().nullable().optional() }));
    expect([...rowsOf(nested.readonly()).keys()]).toEqual([
      "site",
      "authentication.mode",
      "authentication.companyId",
      "authentication.token",
      "authentication.password",
      "note",
    ]);
    expect(rowsOf(nested).get("authentication.token")).toMatchObject({
      environment: "HUMAANS_AUTHENTICATION_TOKEN",
      when: { name: "authentication.mode", is: ["api"] },
    });
  });

  it("takes what is told apart only by its fields as things that may be left out", () => {
    const either = z.union([
      z.object({ token: secret("Token") }),
      z.object({ user: setting("User"), token: secret("Token") }),
    ]);
    expect(rowsOf(either).get("user")?.required).toBe(false);
    expect(rowsOf(either).get("token")?.required).toBe(true);
  });

  it("treats a table with a secret in it as a secret", () => {
    const table = z.object({ hooks: z.array(z.object({ key: secret("Key") })) });
    expect(describeSettings(table)[0]?.secret).toBe(true);
  });
});

describe("parsing settings", () => {
  const problemsOf = (schema: z.ZodType, input: unknown) => {
    try {
      parseSettings(schema, input, "humaans");
    } catch (error) {
      if (ConfigurationError.isInstance(error)) return error;
      throw error;
    }
    throw new Error("nothing was wrong");
  };

  it("fills in defaults", () => {
    expect(parseSettings(plain, { apiToken: "t" })).toEqual({
      apiToken: "t",
      baseUrl: "https://api.example.com",
      leaverAction: "suspend",
      sendMail: false,
    });
  });

  it("lists every problem at once, in words that people know", () => {
    const error = problemsOf(plain, {
      apiToken: "",
      baseUrl: "app",
      leaverAction: "fire",
      sendMail: "x",
      pageSize: 1000,
    });
    expect(error.problems).toEqual([
      { path: "apiToken", message: "API access token is empty" },
      { path: "baseUrl", message: "Address of the API is not an address such as https://example.com" },
      { path: "leaverAction", message: "Leaver action is none of suspend, deactivate" },
      { path: "sendMail", message: "Send mail cannot be used (Invalid input: expected boolean, received string)" },
      { path: "pageSize", message: "Page size cannot be used (Too big: expected number to be <=250)" },
    ]);
    expect(error).toMatchObject({ adapter: "humaans", remedy: expect.stringContaining("apiToken, baseUrl") });
    expect(problemsOf(plain, {}).problems).toEqual([{ path: "apiToken", message: "API access token is missing" }]);
  });

  it("explains a missing mode, a wrong one, and the nearest of several", () => {
    expect(problemsOf(modes, {}).problems).toEqual([{ path: "mode", message: "Mode is missing" }]);
    expect(problemsOf(modes, { mode: "ldap" }).problems[0]?.message).toContain("'api' | 'scim'");
    const either = z.union([z.object({ a: z.string(), b: z.string() }), z.object({ c: z.string() })]);
    expect(problemsOf(either, {}).problems).toEqual([{ path: "c", message: "C is missing" }]);
    expect(problemsOf(plain.strict(), { apiToken: "t", apitoken: "u" }).problems).toEqual([
      { path: "", message: "not known here: apitoken" },
    ]);
  });

  it("quotes nothing that was given, even where the schema's author does", () => {
    const chatty = z.object({
      token: secret("Token").refine(() => false, { error: ({ input }) => `${input} is wrong` }),
    });
    const error = problemsOf(chatty, { token: "hunter2-hunter2" });
    expect(error.problems).toEqual([{ path: "token", message: "Token cannot be used (••• is wrong)" }]);
    expect(JSON.stringify([error, error.message, error.stack, error.remedy])).not.toContain("hunter2");
  });
});

describe("redacting settings", () => {
  it("replaces secrets and what the schema does not know, at any depth", () => {
    const schema = z.object({ site: z.string(), authentication: modes, ...plain.shape });
    const settings = {
      site: "s",
      authentication: { mode: "api", companyId: "c", token: "t1", typo: { token: "t2" } },
      apiToken: "t3",
      zones: { London: "Europe/London" },
      apitoken: "t4",
      pageSize: undefined,
    };
    expect(redactSettings(schema, settings)).toEqual({
      site: "s",
      authentication: { mode: "api", companyId: "c", token: "•••", typo: "•••" },
      apiToken: "•••",
      zones: { London: "Europe/London" },
      apitoken: "•••",
      pageSize: undefined,
    });
    expect(settings.apiToken).toBe("t3");
  });

  it("shows nothing of what is no settings at all", () => {
    expect(redactSettings(plain, "t5")).toBe("•••");
    expect(redactSettings(plain, ["t6"])).toBe("•••");
  });
});

describe("settings from named texts", () => {
  it("reads texts by the kind of each setting", () => {
    const environment = {
      HUMAANS_API_TOKEN: " t ",
      HUMAANS_SEND_MAIL: "yes",
      HUMAANS_PAGE_SIZE: "50",
      HUMAANS_DOMAINS: "a.example, b.example",
      HUMAANS_ZONES: '{"London":"Europe/London"}',
      HUMAANS_BASE_URL: "",
      OTHER: "x",
    };
    expect(settingsFromEnvironment(plain, "humaans", environment)).toEqual({
      apiToken: "t",
      sendMail: true,
      pageSize: 50,
      domains: ["a.example", "b.example"],
      zones: { London: "Europe/London" },
    });
  });

  it("passes on what cannot be read, so that the check says so", () => {
    const environment = {
      HUMAANS_API_TOKEN: "t",
      HUMAANS_SEND_MAIL: "perhaps",
      HUMAANS_PAGE_SIZE: "many",
      HUMAANS_ZONES: "{",
    };
    const settings = settingsFromEnvironment(plain, "humaans", environment);
    expect(settings).toMatchObject({ sendMail: "perhaps", pageSize: "many", zones: "{" });
    expect(() => parseSettings(plain, settings)).toThrow(/Send mail.*Page size.*Zones/);
  });

  it("places nested settings", () => {
    const environment = { V_AUTHENTICATION_MODE: "api", V_AUTHENTICATION_COMPANY_ID: "c", V_AUTHENTICATION_TOKEN: "t" };
    const schema = z.object({ authentication: modes });
    expect(parseSettings(schema, settingsFromEnvironment(schema, "v", environment))).toEqual({
      authentication: { mode: "api", companyId: "c", token: "t" },
    });
  });
});
