import { ProblemError } from "./problem-error.ts";

const reading: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/**
 * Throws for a request that would change something and that a browser says another site made, or that is no JSON, which is all that a page
 * can send elsewhere without asking first. No cookie is read anywhere, so such a request has no key; this is a second wall.
 */
export function refuseCrossSite(request: Request): void {
  if (reading.has(request.method)) return;
  if (isCrossSite(request))
    throw new ProblemError({ status: 403, code: "cross-site", message: "Another site may not ask this of the server" });
  if (!/^application\/json(;|$)/i.test(request.headers.get("content-type")?.trim() ?? ""))
    throw new ProblemError({
      status: 415,
      code: "not-json",
      message: "The request is not JSON",
      remedy: "Send a JSON object as application/json, {} where there is nothing to say.",
    });
}

/** A proxy may have changed the host, so the origin counts only where the browser does not say by itself what it compares. */
function isCrossSite({ headers, url }: Request): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site !== "same-origin" && site !== "none";
  const origin = headers.get("origin");
  if (origin === null) return false;
  return !URL.canParse(origin) || new URL(origin).host !== new URL(url).host;
}
