import { answerPage, readLimit } from "./answer-page.ts";
import { leaveByRule } from "./change-members.ts";
import { changeRule, createRule, turnRule } from "./group-rules.ts";
import { asObject, flag, type OktaAnswer, type OktaCall, type OktaRoute, param } from "./okta-call.ts";
import { notFound } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import { presentRule } from "./present-rule.ts";
import { where } from "./record-selection.ts";
import type { RuleRecord } from "./rule-record.ts";

/** The operations on group rules. */
export function ruleRoutes(pageSize: number): readonly OktaRoute[] {
  const path = "/api/v1/groups/rules";
  return [
    { method: "GET", path, access: "read", run: (org, call) => list(org, call, pageSize) },
    { method: "POST", path, access: "write", run: create },
    { method: "GET", path: `${path}/:ruleId`, access: "read", run: (org, call) => answer(findRule(org, call)) },
    { method: "PUT", path: `${path}/:ruleId`, access: "write", run: replace },
    { method: "DELETE", path: `${path}/:ruleId`, access: "write", run: remove },
    { method: "POST", path: `${path}/:ruleId/lifecycle/activate`, access: "write", run: turn("ACTIVE") },
    { method: "POST", path: `${path}/:ruleId/lifecycle/deactivate`, access: "write", run: turn("INACTIVE") },
  ];
}

function list(org: OktaOrg, call: OktaCall, pageSize: number): OktaAnswer {
  const keyword = (call.query.get("search") ?? "").toLowerCase();
  return answerPage(org, call, {
    select: (start) => where(org.rules.from(start), ({ name }) => name.toLowerCase().includes(keyword)),
    limit: readLimit(org, call.query, { whenAbsent: 50, maximum: Math.min(200, pageSize) }),
    present: presentRule,
  });
}

function create(org: OktaOrg, call: OktaCall): OktaAnswer {
  const actions = asObject(asObject(call.body.actions)?.assignUserToGroups);
  return answer(createRule(org, { ...readConditions(call), groupIds: texts(actions?.groupIds) }));
}

/** Changes name and conditions; `actions` cannot be changed, and nothing while the rule is active. */
function replace(org: OktaOrg, call: OktaCall): OktaAnswer {
  return answer(changeRule(org, findRule(org, call), readConditions(call)));
}

function remove(org: OktaOrg, call: OktaCall): OktaAnswer {
  const rule = findRule(org, call);
  org.rules.remove(rule.id);
  org.revision += 1;
  if (flag(call, "removeUsers", false))
    for (const groupId of rule.groupIds)
      for (const { record } of [...org.memberships.from(groupId, 0)]) leaveByRule(org, groupId, record.userId, rule.id);
  return { status: 202 };
}

function turn(status: "ACTIVE" | "INACTIVE"): OktaRoute["run"] {
  return (org, call) => {
    turnRule(org, findRule(org, call), status);
    return { status: 204 };
  };
}

function readConditions(call: OktaCall): Pick<RuleRecord, "name" | "expression" | "excludedUserIds"> {
  const conditions = asObject(call.body.conditions);
  const people = asObject(asObject(conditions?.people)?.users);
  return {
    name: String(call.body.name ?? ""),
    expression: String(asObject(conditions?.expression)?.value ?? ""),
    excludedUserIds: texts(people?.exclude),
  };
}

function findRule(org: OktaOrg, call: OktaCall): RuleRecord {
  const rule = org.rules.byId(param(call, "ruleId"));
  if (rule === undefined) throw notFound(param(call, "ruleId"), "GroupRule");
  return rule;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function answer(rule: RuleRecord): OktaAnswer {
  return { status: 200, body: presentRule(rule) };
}
