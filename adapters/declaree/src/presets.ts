import type { Preset } from "@rosterkit/core/adapter";
import { scimImport } from "@rosterkit/scim/adapter";

/** Like Declaree's own Okta integration with everything switched on that its guide wants switched on. */
export const oktaToDeclaree = {
  name: "okta",
  description:
    "Like Declaree's own Okta integration with every option of its guide on: users are made, updated and deactivated, and have a random password that " +
    "is replaced whenever their Okta password changes. Whoever is not in scope any more is deactivated.",
  settings: {
    create: true,
    update: true,
    remove: true,
    newJoinersOnly: false,
    lifecycle: { leavers: { action: "deactivate" }, outOfScope: "deactivate" },
    passwords: { mode: "at creation and after changes" },
  },
} as const satisfies Preset;

/** An import from Declaree, for when it is run: by default Declaree's guide has it never run. */
export const declareeImport = {
  ...scimImport,
  name: "import",
  description:
    "Take Declaree's users into a directory: those who are missing there are proposed and made staged, those who are there are linked, and nothing " +
    "else is written, suspended or deactivated. Run it on a schedule, or never, which is what Declaree advises where the directory comes first.",
} as const satisfies Preset;
