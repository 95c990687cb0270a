import type { Preset } from "@rosterkit/core/adapter";

const settingsWith = (ofThoseGone: { readonly outOfScope: string; readonly vanished: string }) => ({
  create: true,
  update: true,
  remove: true,
  newJoinersOnly: false,
  lifecycle: {
    joiners: { provision: "on start date", firstState: "active" },
    leavers: { action: "deactivate" },
    suspended: "no change",
    ...ofThoseGone,
  },
});

/** How Okta behaves as a source of an app behind it. Where a scope ends access is said in `scope`: groups or an app. */
export const sourcePresets: readonly Preset[] = [
  {
    name: "okta-source",
    description:
      "For apps whose accounts come and go with access in Okta: accounts for everybody in scope once they are in, whenever they started; " +
      "whoever is deactivated in Okta or leaves its groups or app is deactivated; suspended users are left as they are. " +
      "Who was deleted without ever being seen deactivated is proposed, for a person to confirm.",
    settings: settingsWith({ outOfScope: "deactivate", vanished: "deactivate" }),
  },
  {
    name: "okta-source-keeping",
    description:
      "The same for apps where an account is worth keeping: whoever leaves the groups or the app in Okta keeps the account and is reported; " +
      "whoever is deactivated in Okta is deactivated.",
    settings: settingsWith({ outOfScope: "keep", vanished: "hold" }),
  },
];
