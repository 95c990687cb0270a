import { learnAmp } from "@rosterkit/learn-amp";
import type { LearnAmpStandIn } from "@rosterkit/sandbox";
import { type End, tally } from "./end.ts";

/** Learn Amp as one end of a pair. */
export function learnAmpEnd(standIn: LearnAmpStandIn): End {
  const { clientId, clientSecret: token } = standIn;
  return {
    name: "Learn Amp",
    standIn,
    token,
    apiPath: "",
    connect: (baseUrl, io, clientSecret) =>
      learnAmp.connect({ company: "acme", baseUrl, clientId, clientSecret, rateShare: 1 }, io),
    tryIt: (url) =>
      `curl -d "grant_type=client_credentials&client_id=${clientId}&client_secret=${token}&scope=users:read" "${url}/oauth/token"`,
    contents: async () => contentsOf(standIn),
    narrow: () => standIn.setScopes(["teams:read"]),
  };
}

function contentsOf(standIn: LearnAmpStandIn): string {
  const { users, teams } = standIn.inspect();
  return `${tally(users.map(({ status }) => status.replaceAll("_", " ")))}, ${teams.length} teams`;
}
