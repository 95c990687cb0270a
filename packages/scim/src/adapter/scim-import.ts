import type { Preset } from "@rosterkit/core/adapter";

/**
 * An import, from an app into a directory: proposes accounts, staged, and links to those that are there; nothing that anybody else keeps is
 * written, and nobody is put out because of it. It runs once a sync's `import` says so.
 */
export const scimImport = {
  name: "import",
  description:
    "Take people in from an app: accounts are proposed and made staged, those that are there are linked, and nothing else is written or taken away.",
  settings: {
    create: true,
    update: false,
    remove: false,
    newJoinersOnly: false,
    owns: "nothing",
    lifecycle: {
      joiners: { provision: "on creation", firstState: "staged", activate: false },
      leavers: { action: "none" },
      outOfScope: "keep",
    },
  },
} as const satisfies Preset;
