import { ConfigurationError, defaultIo } from "@rosterkit/core";
import { expect, test } from "vitest";
import { configSchema } from "./config.ts";
import { openNamed } from "./open-connection.ts";

const configOf = (settings: object) =>
  configSchema.parse({ connections: { app: { adapter: "scim", settings } }, syncs: [] });
const open = (settings: object, environment: { readonly [name: string]: string }) =>
  openNamed(configOf(settings), "app", environment, defaultIo());

const baseUrl = "https://app.example.com/scim/v2";
const tenant = "acme";

test("settings of the file and of the environment go together, nested ones too", async () => {
  const settings = { baseUrl, tenant, authentication: { type: "bearer" } };
  const { adapter } = await open(settings, { APP_AUTHENTICATION_TOKEN: "a-token" });
  expect(adapter.id).toBe("scim");
});

test("a secret in the file is refused and not shown, whatever stands beside it", async () => {
  const settings = { baseUrl, tenant, authentication: { type: "bearer", token: "00abc" } };
  const error = await open(settings, {}).catch((thrown: unknown) => thrown);
  expect(ConfigurationError.isInstance(error) && error.problems).toEqual([
    {
      path: "connections.app.settings.authentication.token",
      message: "is a secret, which does not belong in a file: set APP_AUTHENTICATION_TOKEN instead",
    },
  ]);
});

test("what is missing is named", async () => {
  await expect(open({ baseUrl, tenant }, {})).rejects.toSatisfy(ConfigurationError.isInstance);
  await expect(openNamed(configOf({}), "other", {}, defaultIo())).rejects.toThrow("connections.other");
});
