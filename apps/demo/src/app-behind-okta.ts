import type { OktaStandIn, SandboxPerson } from "@rosterkit/sandbox";
import type { End } from "./end.ts";
import { departmentOf } from "./okta-story.ts";
import type { Leg } from "./pair.ts";

/** An app whose people come from Okta: all that differs between those of a chain. */
export interface AppBehindOkta extends Pick<Leg, "settings" | "firstPlan" | "firstPlanWords" | "telling"> {
  readonly end: End;
  /** Okta's groups that everybody is in who has the app. */
  readonly everybodyIn: readonly string[];
  /** Okta's group for each department. Absent: the app needs none. */
  readonly groupOf?: (department: string) => string;
}

/** Makes the groups that apps need in Okta, with rules that put everybody in by what their profile says, from the first day on. */
export function ruleGroups(okta: OktaStandIn, people: readonly SandboxPerson[], apps: readonly AppBehindOkta[]): void {
  const groups = new Map<string, string>();
  const idOf = (name: string): string => {
    const id = groups.get(name) ?? okta.addGroup({ name });
    groups.set(name, id);
    return id;
  };
  const put = (name: string, expression: string, groupIds: readonly string[]) => {
    if (groupIds.length > 0) okta.addGroupRule({ name, expression, groupIds });
  };
  const everybodyIn = apps.flatMap((app) => app.everybodyIn);
  put("Everybody", 'user.login != ""', everybodyIn.map(idOf));
  for (const department of new Set(people.map(departmentOf)))
    put(
      department,
      `user.department == "${department}"`,
      apps.flatMap(({ groupOf }) => groupOf?.(department) ?? []).map(idOf),
    );
}
