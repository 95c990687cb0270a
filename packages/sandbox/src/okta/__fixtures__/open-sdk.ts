import { Client, DefaultRequestExecutor, OktaApiError } from "@okta/okta-sdk-nodejs";
import { onTestFinished } from "vitest";
import { serveStandIn } from "../../node/serve-stand-in.ts";
import { createOktaStandIn, defaultOktaToken } from "../create-okta-stand-in.ts";
import type { OktaStandIn, OktaStandInOptions } from "../okta-stand-in.ts";

/** An org over real HTTP, and Okta's own SDK that talks to it. Closed when the test is over. */
export async function openSdk(
  options: Partial<OktaStandInOptions> = {},
): Promise<{ okta: OktaStandIn; client: Client; url: string }> {
  const clock = { now: () => Date.now(), wallNow: () => Date.now() };
  const okta = createOktaStandIn({ clock, ...options });
  const { url, close } = await serveStandIn(okta);
  onTestFinished(close);
  const client = new Client({
    orgUrl: url,
    token: defaultOktaToken,
    cacheMiddleware: null,
    requestExecutor: new DefaultRequestExecutor({ maxRetries: 0, requestTimeout: 0 }),
  });
  return { okta, client, url };
}

/** The error a call ends in, as the SDK reads it. */
export async function errorOf(
  call: Promise<unknown>,
): Promise<{ status: number; code: string | number; causes: readonly string[] }> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OktaApiError)) throw new Error("expected an OktaApiError", { cause: error });
  const causes = (error.errorCauses ?? []).map((cause: { errorSummary?: string }) => cause.errorSummary ?? "");
  return { status: error.status, code: error.errorCode, causes };
}
