import { withFaults } from "../faults/with-faults.ts";
import type { StandInClock } from "../stand-in.ts";
import { addUser, createActsByOthers } from "./act-by-others.ts";
import { addGroup, createActsOnGroups } from "./act-on-groups.ts";
import { appRoutes } from "./app-routes.ts";
import { appUserRoutes } from "./app-user-routes.ts";
import { credentialRoutes } from "./credential-routes.ts";
import type { HookReach } from "./events/answers-challenge.ts";
import { eventHookRoutes } from "./events/event-hook-routes.ts";
import { createEventHooks } from "./events/event-hooks.ts";
import { userEntity } from "./events/log-entities.ts";
import { logRoutes } from "./events/log-routes.ts";
import { lookUp } from "./find-user.ts";
import { groupRoutes } from "./group-routes.ts";
import { createIdSequence } from "./id-sequence.ts";
import { lifecycleRoutes } from "./lifecycle-routes.ts";
import { memberRoutes } from "./member-routes.ts";
import type { OktaRoute } from "./okta-call.ts";
import { createOktaDialect } from "./okta-dialect.ts";
import { createOktaHandler } from "./okta-handler.ts";
import { createOktaOrg, type OktaOrg, settle } from "./okta-org.ts";
import type { NewOktaUser, OktaInspection, OktaStandIn, OktaStandInOptions, OktaToken } from "./okta-stand-in.ts";
import { orgRoutes } from "./org-routes.ts";
import { createRateLimiter } from "./rate-limiter.ts";
import { workforceLimits } from "./rate-limits.ts";
import { ruleRoutes } from "./rule-routes.ts";
import { createServiceAppTokens } from "./service-app-tokens.ts";
import { defaultSwitches } from "./switches.ts";
import { createTokenRegister } from "./token-register.ts";
import { type UserStatus, userStatuses } from "./user-record.ts";
import { userRoutes } from "./user-routes.ts";
import { createUserSchema } from "./user-schema.ts";

/** The token of an org whose options name none. Opens nothing but a stand-in. */
export const defaultOktaToken = "00-okta-sandbox-token";

const defaultTokens: readonly OktaToken[] = [{ value: defaultOktaToken, access: "full" }];

const machineClock: StandInClock = { now: () => Date.now(), wallNow: () => Date.now() };

const defaultAdministrator: NewOktaUser = {
  profile: {
    login: "okta.admin@rosterkit.example",
    email: "okta.admin@rosterkit.example",
    firstName: "Okta",
    lastName: "Administrator",
  },
};

/** A pretend Okta org. Requests may be sent to any host; links in answers lead back to it. */
export function createOktaStandIn(options: OktaStandInOptions = {}): OktaStandIn {
  const { clock = machineClock, tokens = defaultTokens } = options;
  const org = openOrg(options, clock);
  const owner = addUser(org, options.administrator ?? defaultAdministrator);
  const administrator = lookUp(org, owner);
  if (administrator !== undefined) org.log.setUsualCause({ actor: userEntity(administrator) });
  const reach: HookReach = { fetch: options.fetch ?? fetch, longestWaitMs: options.hookWaitMs ?? 3000 };
  const register = createTokenRegister(tokens, owner);
  const serviceApps = createServiceAppTokens(options.serviceApps ?? [], clock);
  const limiter = createRateLimiter(options.limits ?? workforceLimits, clock);
  const routes = createRoutes(options.pageSize ?? Number.POSITIVE_INFINITY, reach);
  const handle = createOktaHandler({
    org,
    routes,
    tokens: register,
    serviceApps,
    limiter,
    answerDelayMs: options.answerDelayMs ?? 0,
  });
  const standIn = withFaults("okta", handle, createOktaDialect(org, limiter), { hangMs: options.hangMs });

  return {
    ...standIn,
    ...createActsByOthers(org),
    ...createActsOnGroups(org),
    ...createEventHooks(org, reach),
    planLogDelay: org.log.planDelay,
    orgId: org.id,
    everyoneId: org.everyoneId,
    token: tokens[0]?.value ?? "",
    switches: org.switches,
    setTokenAccess: register.setAccess,
    revokeServiceAppTokens: serviceApps.revokeAll,
    inspect: () => inspect(org),
    get(idOrLogin) {
      settle(org);
      return lookUp(org, idOrLogin);
    },
  };
}

/** Rules come before groups, whose path would take `rules` for an id. */
function createRoutes(pageSize: number, reach: HookReach): readonly OktaRoute[] {
  return [
    ...userRoutes(Math.min(200, pageSize)),
    ...lifecycleRoutes,
    ...credentialRoutes,
    ...ruleRoutes(pageSize),
    ...groupRoutes(pageSize),
    ...memberRoutes(pageSize),
    ...appRoutes(pageSize),
    ...appUserRoutes(pageSize),
    ...eventHookRoutes(reach),
    ...logRoutes,
    ...orgRoutes,
  ];
}

function openOrg(options: OktaStandInOptions, clock: StandInClock): OktaOrg {
  const seed = options.seed ?? 1;
  const org = createOktaOrg({
    seed,
    id: options.orgId ?? createIdSequence(seed).next("00o"),
    subdomain: options.subdomain ?? "rosterkit-sandbox",
    url: options.domain === undefined ? undefined : `https://${options.domain}`,
    customUrl: options.customDomain === undefined ? undefined : `https://${options.customDomain}`,
    clock,
    switches: { ...defaultSwitches, ...options.switches },
    schema: createUserSchema(options.customAttributes ?? []),
  });
  addGroup(org, {
    id: org.everyoneId,
    name: "Everyone",
    description: "All users in your organization",
    type: "BUILT_IN",
  });
  for (const group of options.groups ?? []) addGroup(org, group);
  return org;
}

function inspect(org: OktaOrg): OktaInspection {
  settle(org);
  const users = org.users.all();
  const counts = userStatuses.map((status) => [status, users.filter((user) => user.status === status).length] as const);
  const countByStatus = Object.fromEntries(counts) as Record<UserStatus, number>;
  const groups = org.groups.all().map((group) => {
    const memberIds = [...org.memberships.from(group.id, 0)].map(({ record }) => record.userId);
    return { ...group, memberIds };
  });
  return { users, countByStatus, groups, rules: org.rules.all(), apps: org.apps.all(), mails: [...org.mails] };
}
