import { createBudgetRegistry, defaultIo } from "@rosterkit/core/adapter";
import { createDeclareeStandIn, type DeclareeStandInOptions } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { onTestFinished } from "vitest";
import { declaree } from "../index.ts";

/** A stand-in on a port until the test ends, and connections to it: by user name and password unless `settings` say otherwise. */
export async function openDeclaree(options: DeclareeStandInOptions = {}) {
  const standIn = createDeclareeStandIn(options);
  const { url, close } = await serveStandIn(standIn);
  onTestFinished(close);
  const baseUrl = `${url}${standIn.path}/`;
  const { userName, password, key: apiKey } = standIn;
  const connect = (settings: object = { signIn: "password", userName, password }) => {
    const given = { company: "acme", baseUrl, ...settings } as Parameters<typeof declaree.connect>[0];
    return declaree.connect(given, { ...defaultIo(), budgets: createBudgetRegistry() });
  };
  const byPassword = { signIn: "password", userName, password };
  return { standIn, connect, byPassword, byKey: { signIn: "key", apiKey } };
}
