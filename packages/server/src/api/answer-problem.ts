import type { Problem } from "./problem-error.ts";

/** The words of RFC 9110 for each status, which is what RFC 9457 asks of a title where the type is `about:blank`. */
const titles: { readonly [Status in Problem["status"]]: string } = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
};

/** A problem as RFC 9457 has it, with our code and remedy beside its own members. */
export function answerProblem({ message: detail, retryAfterSeconds, ...problem }: Problem): Response {
  const { status } = problem;
  return Response.json(
    { type: "about:blank", title: titles[status], detail, ...problem },
    {
      status,
      headers: {
        "content-type": "application/problem+json",
        ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
        ...(status === 401 && { "www-authenticate": 'Bearer realm="rosterkit"' }),
      },
    },
  );
}
