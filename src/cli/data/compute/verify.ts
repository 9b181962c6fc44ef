import { verifyComputation } from "../../../sdk/data/actions/computations/verify-computation.ts";
import { fault } from "../../shared/errors.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../../shared/amounts.ts";

interface VerifyOptions {
  readonly result?: string;
  readonly algorithm?: string;
}

export const verb: Verb<[computation: string, options: VerifyOptions]> = {
  takes: (command) =>
    command
      .argument("<job>", "its id", hash)
      .option("--result <hash>", "what is claimed to be its result", hash)
      .option("--algorithm <hash>", "what is claimed to have been computed", hash),
  async run(cli, computation, { result, algorithm }) {
    const client = await cli.client();
    const verified = await verifyComputation(client, {
      computation,
      ...(result !== undefined && { resultHash: result }),
      ...(algorithm !== undefined && { algorithmHash: algorithm }),
    });
    const { ok, checks } = verified;
    const rows = checks.map(({ check, ok: passed, detail }) => [passed ? "ok" : "FAILED", check, detail]);
    if (!ok) {
      const failed = checks.filter((each) => !each.ok).map(({ check }) => check);
      cli.note(table(["", "check", "found"], rows, cli.layout()));
      throw fault("COMPUTATION_NOT_VERIFIED", `not verified: ${failed.join(", ")}`, { computation, failed, checks });
    }
    cli.result(table(["", "check", "found"], rows, cli.layout()), { ok, computation, checks });
  },
};
