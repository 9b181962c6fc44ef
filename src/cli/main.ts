#!/usr/bin/env node
// No import above the check: an old Node refuses what the rest imports, in words that do not say why.
import { isAtLeast, NODE_NEEDED } from "./shared/node-version.ts";

const io = {
  out: (text: string) => console.log(text),
  err: (text: string) => console.error(text),
  isTerminal: process.stderr.isTTY === true,
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  env: process.env,
};
const args = process.argv.slice(2);

if (isAtLeast(process.versions.node, NODE_NEEDED)) {
  const { enableCompileCache } = await import("node:module");
  enableCompileCache();
  const { run } = await import("./program.ts");
  process.exitCode = await run(args, io);
} else {
  const { refuseNode } = await import("./shared/refuse-node.ts");
  process.exitCode = await refuseNode(args, io, process.versions.node);
}
