import { ConfigurationError } from "../errors/index.ts";
import type { Send } from "../http/create-send.ts";
import { executeSdkRequest } from "./execute-sdk-request.ts";

/** The few parts of Okta's SDK that core touches. Its own types bring Node's along, so they are left to whoever calls `sdk()`. */
interface OktaSdk {
  readonly RequestExecutor: new () => object;
  readonly Client: new (config: Readonly<Record<string, unknown>>) => object;
}

/** Not written into the import itself: the compiler would read the SDK's two thousand type files, and bundlers would take in a package that may not be there. */
const sdkName: string = "@okta/okta-sdk-nodejs";

/**
 * Loads Okta's SDK (a second and some eighty megabytes, hence only when asked for) and makes a client of it that sends through our
 * own layer: same budget, retries, time-outs, errors and abort; no cache. The SDK never holds the credential. It looks into
 * `okta.yaml` files and `OKTA_CLIENT_*` variables whatever one does; each setting that matters is given here and wins.
 */
export const loadOktaSdk = async (orgUrl: string, send: Send): Promise<object> => {
  const sdk = await importSdk();
  const executor = Object.assign(new sdk.RequestExecutor(), {
    fetch: (request: unknown) => executeSdkRequest(request, send),
  });
  try {
    return new sdk.Client({
      orgUrl,
      token: "held-by-rosterkit",
      authorizationMode: "SSWS",
      requestExecutor: executor,
      cacheMiddleware: null,
      userAgent: "rosterkit",
    });
  } catch {
    // The cause can quote an okta.yaml, token and all.
    throw new ConfigurationError([{ path: "okta.yaml", message: "Okta's SDK could not be set up" }], {
      adapter: "okta",
      remedy:
        "Look for an unreadable okta.yaml in this folder or in ~/.okta, and remove it; Rosterkit does not use it.",
    });
  }
};

const importSdk = async (): Promise<OktaSdk> => {
  try {
    return await import(/* @vite-ignore */ sdkName);
  } catch (cause) {
    throw new ConfigurationError([{ path: "", message: "Okta's SDK, @okta/okta-sdk-nodejs, could not be loaded" }], {
      adapter: "okta",
      cause,
      remedy: "Install it beside @rosterkit/core: npm install @okta/okta-sdk-nodejs",
    });
  }
};
