import { argv } from "node:process";
import { createOktaStandIn, generousLimits } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { newScimUser } from "./scim-users.ts";
import { serveFromHere } from "./serve-from-here.ts";

// A process of its own: `serve-okta.ts <users>`. Okta's stand-in, with that many users: its administrator is one of them.

const [, , size = "1"] = argv;
const okta = createOktaStandIn({ limits: generousLimits });
for (let number = 1; number < Number(size); number++) {
  const { userName, name, displayName, title, emails, phoneNumbers, addresses, timezone, preferredLanguage } =
    newScimUser(number);
  const [address] = addresses;
  okta.addUser({
    status: "ACTIVE",
    profile: {
      login: userName,
      email: userName,
      firstName: name.givenName,
      lastName: name.familyName,
      displayName,
      title,
      timezone,
      preferredLanguage,
      employeeNumber: String(number),
      primaryPhone: phoneNumbers[0]?.value ?? "",
      secondEmail: emails[1]?.value ?? userName,
      streetAddress: address?.streetAddress ?? "",
      city: address?.locality ?? "",
      countryCode: address?.country ?? "",
    },
  });
}
const { url } = await serveStandIn(okta);
serveFromHere(url);
