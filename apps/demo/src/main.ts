import { humaans } from "@rosterkit/humaans";
console.log(JSON.stringify({ humaans, args: process.argv.slice(2), node: process.version }));
