import { defaultIo, type SyncSettingsInput } from "@rosterkit/core";
import { declaree, oktaToDeclaree } from "@rosterkit/declaree";
import { okta } from "@rosterkit/okta";
import { createDeclareeStandIn, createOktaStandIn, generousLimits } from "@rosterkit/sandbox";
import { nothingWaits } from "./nothing-waits.ts";
import { oktaHappenings, staff } from "./okta-happenings.ts";
import { openToldPair } from "./open-told-pair.ts";
import type { ToldScene } from "./told-scene.ts";

const eventHookSecret = "the-secret-of-the-hook";

/** Nobody's password is part of an outcome. */
const settings: SyncSettingsInput = {
  id: "told",
  ...oktaToDeclaree.settings,
  lifecycle: { ...oktaToDeclaree.settings.lifecycle, zone: "Europe/Amsterdam" },
  scope: { groups: [staff] },
  groups: undefined,
  passwords: { mode: "at creation" },
  guard: nothingWaits,
};

/** Okta into Declaree, with an event hook that leads to the sync, and the System Log behind it. */
export const openOktaToDeclaree = (): Promise<ToldScene> =>
  openToldPair((clock) => {
    const source = createOktaStandIn({ clock, limits: generousLimits, hangMs: 100 });
    const happen = oktaHappenings(source);
    const target = createDeclareeStandIn({ people: [], clock, hangMs: 100 });
    const { userName, password, path } = target;
    const io = { ...defaultIo(), now: clock.now };
    return {
      source,
      target,
      syncOf: (at) => ({
        source: okta.connect({ domain: at.source, apiToken: source.token, eventHookSecret }, io),
        target: declaree.connect(
          { signIn: "password", company: "acme", baseUrl: `${at.target}${path}/`, userName, password },
          defaultIo(),
        ),
        settings,
      }),
      acts: (hookUrl, sync) => ({
        connect: async () => {
          const { status } = await sync().connectEvents(`${hookUrl}/hooks/okta`);
          if (status !== "ready") throw new Error("the hook is not ready");
          await sync().poll();
        },
        fate: (fate, lateMs) => {
          if (fate !== "delivered") for (const one of source.eventHooks()) one.planDelivery({ fate, lateMs, times: 3 });
        },
        polls: true,
        deliver: async () => void (await source.deliverEvents()),
        happen,
        // Whoever is out, or never was in, cannot get in: that is all that must be the same of them.
        outcome: async () => {
          const { users } = await target.inspect();
          const present = users.filter(({ active }) => active !== false);
          return Object.fromEntries(present.map(({ id: _, meta, ...user }) => [String(user.userName), user]));
        },
      }),
    };
  });
