import { createBudgetRegistry, defaultIo } from "@rosterkit/core/adapter";
import { createLearnAmpStandIn, type LearnAmpStandInOptions } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { onTestFinished } from "vitest";
import { learnAmp } from "../index.ts";

/** A stand-in on a port until the test ends, connections to it, and what was asked of its API since the last time. */
export async function openLearnAmp(options: LearnAmpStandInOptions = {}) {
  const standIn = createLearnAmpStandIn(options);
  const { url: baseUrl, close } = await serveStandIn(standIn);
  onTestFinished(close);
  const { clientId, clientSecret } = standIn;
  const connect = (settings: object = {}) => {
    const given = { company: "acme", baseUrl, clientId, clientSecret, ...settings };
    return learnAmp.connect(given, { ...defaultIo(), budgets: createBudgetRegistry() });
  };
  let seen = 0;
  const asked = (): readonly string[] => {
    const fresh = standIn.requests.slice(seen).map(({ method, path }) => `${method} ${path.replace("/v1", "")}`);
    seen = standIn.requests.length;
    return fresh;
  };
  const add = (name: string, more: object = {}): string =>
    String(standIn.addUser({ email: `${name}@acme.example`, firstName: name, lastName: "Brock", ...more }));
  return { standIn, connect, asked, add };
}
