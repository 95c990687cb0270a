import { argv, stdout } from "node:process";
import { openPlace } from "./open-place.ts";
import { intentOf, linkOf } from "./samples.ts";

// A process of its own: commits as fast as it can, each time the same people anew, and prints the number of each commit once it is durable.

const [options = "{}", owner = ""] = argv.slice(2);
const store = await openPlace(JSON.parse(options));
const lease = await store.lease("sync", owner, 1);
if (!lease) throw new Error("the lease is held");
const people = Array.from({ length: 40 }, (_, index) => `p${index}`);
for (let number = Number((await store.kept("sync", "number")) ?? 0) + 1; ; number += 1) {
  await store.commit(lease, {
    links: people.map((source) => linkOf(source, { target: `account-${number}` })),
    entries: people.map((subject) => intentOf(subject, `run-${number}`)),
    keep: { number },
  });
  stdout.write(`${number}\n`);
}
