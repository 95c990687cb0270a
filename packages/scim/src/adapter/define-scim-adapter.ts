import { type Adapter, defineAdapter, parseSettings, type Shape } from "@rosterkit/core/adapter";
import type { Stored } from "../client/read-resource-answer.ts";
import type { Group, User } from "../schema/standard-types.ts";
import { checkScim } from "./check-scim.ts";
import { connectScim, type ScimApi } from "./connect-scim.ts";
import { customizeConnection } from "./customize-connection.ts";
import { groupResource } from "./group-resource.ts";
import { peopleResource } from "./people-resource.ts";
import type { ScimDefinition } from "./scim-definition.ts";

/**
 * An adapter for a vendor that speaks SCIM 2.0, described as data: where its settings lead, which attributes it has, what may be written. The
 * client does the rest: lists and their proof, look-ups, PATCH or PUT, versions, members.
 */
export const defineScimAdapter = <
  Input,
  Settings,
  P extends Shape<Stored<User>>,
  G extends Shape<Stored<Group>> = Shape<Stored<Group>>,
>(
  definition: ScimDefinition<Input, Settings, P, G>,
): Adapter<Input, Stored<User>, P, Stored<Group>, G> => {
  const { id, name, family, settings, users, groups, toEmployee, fromEmployee, toGroup, fromGroup, presets } =
    definition;
  const discover = definition.discover?.bind(definition);
  const adapter = defineAdapter<Input, Settings, ScimApi, Stored<User>, P, Stored<Group>, G>({
    id,
    name,
    ...(family !== undefined && { family }),
    settings,
    api: (parsed, io) => connectScim(definition, parsed, io),
    check: async (api, parsed) => {
      const checked = await checkScim(api, groups !== undefined);
      return definition.check ? definition.check(api.client, checked, parsed) : checked;
    },
    people: {
      attributes: users.attributes,
      can: (api, parsed) => ({
        ...peopleResource(users, api),
        ...(discover && { discover: () => discover(api.client, parsed) }),
      }),
      ...(users.alsoChanges && { alsoChanges: users.alsoChanges }),
    },
    ...(groups && {
      groups: {
        attributes: groups.attributes,
        can: (api: ScimApi) => groupResource(groups, api),
        ...(groups.alsoChanges && { alsoChanges: groups.alsoChanges }),
      },
    }),
    ...(toEmployee && { toEmployee }),
    ...(fromEmployee && { fromEmployee }),
    ...(toGroup && { toGroup }),
    ...(fromGroup && { fromGroup }),
    ...(presets && { presets }),
  });
  const connect: typeof adapter.connect = (input, io) => {
    const parsed = parseSettings(settings, input, id);
    return customizeConnection(adapter.connect(input, io), definition.at(parsed).custom, definition.rules?.(parsed));
  };
  return Object.freeze({ ...adapter, connect });
};
