import type { AnyAdapter } from "@rosterkit/core";

/** Vendors are loaded when first used: Okta's client alone takes a second. */
const loaders = {
  declaree: async (): Promise<AnyAdapter> => (await import("@rosterkit/declaree")).declaree,
  hibob: async (): Promise<AnyAdapter> => (await import("@rosterkit/hibob")).hibob,
  "hibob-scim": async (): Promise<AnyAdapter> => (await import("@rosterkit/hibob")).hibobScim,
  humaans: async (): Promise<AnyAdapter> => (await import("@rosterkit/humaans")).humaans,
  insightful: async (): Promise<AnyAdapter> => (await import("@rosterkit/insightful")).insightful,
  "learn-amp": async (): Promise<AnyAdapter> => (await import("@rosterkit/learn-amp")).learnAmp,
  okta: async (): Promise<AnyAdapter> => (await import("@rosterkit/okta")).okta,
  scim: async (): Promise<AnyAdapter> => (await import("@rosterkit/scim/adapter")).scim,
} as const;

/** What a connection may be to. */
export type AdapterId = keyof typeof loaders;

/** Every vendor that there is an adapter for. */
export const adapterIds = Object.keys(loaders) as [AdapterId, ...AdapterId[]];

/** The adapter of a vendor. */
export const loadAdapter = (id: AdapterId): Promise<AnyAdapter> => loaders[id]();
