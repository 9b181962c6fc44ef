import { systemClock } from "../../lib/clock.ts";
import { signToken } from "../../network/init/sign-token.ts";
import { writeOutput } from "../shared/output.ts";
import { readPrivate } from "../shared/private-file.ts";
import type { Verb } from "../shared/verb.ts";
import { positive } from "./shared/positive.ts";
import { requireFree } from "./shared/write-planned.ts";

interface Options {
  readonly jwtKey: string;
  readonly permissions: readonly string[];
  readonly days: number;
  readonly out: string;
}

const DAY = 86_400;
const PERMISSIONS = ["eth:*", "net:*", "web3:*"];

export const verb: Verb<[options: Options]> = {
  takes: (command) =>
    command
      .requiredOption("--jwt-key <file>", "the organisation's jwt.key")
      .requiredOption("--out <file>", "file to write the token to, which must not be there yet")
      .option("--permissions <list>", "calls that it lets in", (text: string) => text.split(","), PERMISSIONS)
      .option("--days <n>", "after which it counts no more", positive, 90),
  run(cli, { jwtKey, permissions, days, out }) {
    const key = readPrivate(jwtKey);
    requireFree(out);
    const issuedAt = Math.floor(systemClock.now() / 1_000);
    const expiresAt = issuedAt + days * DAY;
    writeOutput(out, `${signToken({ key, permissions, issuedAt, expiresAt })}\n`);
    const until = new Date(expiresAt * 1_000).toISOString();
    const text = `${out}: lets in ${permissions.join(", ")} until ${until}\nnext: tally --rpc URL --rpc-token-file ${out} ...`;
    cli.result(text, { ok: true, file: out, permissions, expiresAt });
  },
};
