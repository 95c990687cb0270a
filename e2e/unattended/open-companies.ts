import {
  createHumaansStandIn,
  createOktaStandIn,
  createPeople,
  generousLimits,
  type OktaStandIn,
} from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import type { ToldSync } from "./told-sync.ts";

/** A company with an HR system and an Okta of its own. */
export interface Company {
  readonly told: ToldSync;
  readonly okta: OktaStandIn;
  /** How many people have a work email, and so get an account. */
  readonly size: number;
  /** Which workers called its Okta, in the order of their calls. */
  readonly callers: string[];
}

/** How long each answer of an Okta takes, so that a run can be met in its middle. */
const answerDelayMs = 25;

/** So many companies over HTTP, each as large as the number says. */
export const openCompanies = (sizes: readonly number[]): Promise<readonly Company[]> =>
  Promise.all(
    sizes.map(async (count, index) => {
      const today = new Date().toISOString().slice(0, 10);
      const people = createPeople({ seed: `company ${index}`, count, today });
      const source = createHumaansStandIn({ people });
      const okta = createOktaStandIn({ limits: generousLimits, seed: index + 1, answerDelayMs });
      const callers: string[] = [];
      const handle = (request: Request): Promise<Response> => {
        callers.push(request.headers.get("x-worker") ?? "");
        return okta.handle(request);
      };
      const [hr, target] = await Promise.all([serveStandIn(source), serveStandIn({ handle })]);
      const told: ToldSync = {
        id: `company-${index}`,
        hrUrl: hr.url,
        hrToken: source.token,
        oktaUrl: target.url,
        oktaToken: okta.token,
        oktaConnection: `Okta of company-${index}`,
      };
      return { told, okta, callers, size: count };
    }),
  );

/** Logins of everybody at an Okta but its own admins. */
export const loginsAt = ({ okta }: Company): readonly string[] =>
  okta.inspect().users.map(({ profile }) => String(profile.login));
