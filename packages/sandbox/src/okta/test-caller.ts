import { createOktaStandIn, defaultOktaToken } from "./create-okta-stand-in.ts";
import type { OktaStandIn, OktaStandInOptions } from "./okta-stand-in.ts";

/** An answer with its body read. */
export interface CalledAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape.
  readonly body: any;
  readonly headers: Headers;
}

/** An item of a list. */
export interface Item {
  readonly id: string;
  readonly profile: Readonly<Record<string, string>>;
}

/** An org, its clock and a way to call it, for tests of this folder. */
export interface TestCaller {
  readonly okta: OktaStandIn;
  /** Both clocks read this; tests move it. */
  readonly time: { now: number; wall: number };
  readonly call: (
    method: string,
    pathAndQuery: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<CalledAnswer>;
  /** Follows `next` links and gives the pages as lists of logins. */
  readonly pages: (pathAndQuery: string) => Promise<readonly (readonly string[])[]>;
  /** Follows `next` links and gives the pages as lists of whatever is picked. */
  readonly pagesOf: (pathAndQuery: string, pick: (item: Item) => string) => Promise<readonly (readonly string[])[]>;
}

/** An org at noon of a day in 2026, with nobody in it but its administrator. */
export function createTestCaller(options: Partial<OktaStandInOptions> = {}): TestCaller {
  const noon = Date.UTC(2026, 10, 2, 12);
  const time = { now: noon, wall: noon };
  const okta = createOktaStandIn({ clock: { now: () => time.now, wallNow: () => time.wall }, ...options });

  const call: TestCaller["call"] = async (method, pathAndQuery, body, headers = {}) => {
    const request = new Request(new URL(pathAndQuery, "https://acme.okta.test"), {
      method,
      body: body === undefined ? null : JSON.stringify(body),
      headers: { authorization: `SSWS ${defaultOktaToken}`, ...headers },
    });
    const response = await okta.handle(request);
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text), headers: response.headers };
  };

  const pagesOf: TestCaller["pagesOf"] = async (pathAndQuery, pick) => {
    const read: string[][] = [];
    for (let next: string | undefined = pathAndQuery; next !== undefined; ) {
      const answer: CalledAnswer = await call("GET", next);
      read.push(answer.body.map(pick));
      next = nextOf(answer.headers);
    }
    return read;
  };

  return { okta, time, call, pagesOf, pages: (path) => pagesOf(path, ({ profile }) => profile.login ?? "") };
}

/** The path and query of the `next` link. */
export function nextOf(headers: Headers): string | undefined {
  return /<([^>]*)>; rel="next"/.exec(headers.get("link") ?? "")?.[1];
}

/** A valid profile whose login begins with this name. */
export function profileOf(name: string): { login: string; email: string; firstName: string; lastName: string } {
  return { login: `${name}@example.com`, email: `${name}@example.com`, firstName: name, lastName: "Brock" };
}
