import { registerSchemaAndWait } from "../../../sdk/evidence/actions/attestations/register-schema.ts";
import type { Verb } from "../../shared/verb.ts";

interface RegisterOptions {
  readonly irrevocable?: true;
  readonly policy?: string;
}

export const verb: Verb<[definition: string, options: RegisterOptions]> = {
  takes: (command) =>
    command
      .argument("<definition>", 'ABI types with names: "uint64 weight,string unit"')
      .option("--irrevocable", "statements under it can be neither revoked nor replaced")
      .option("--policy <address>", "contract that every statement has to pass"),
  async run(cli, definition, { irrevocable, policy }) {
    const done = await registerSchemaAndWait(await cli.writer(), {
      definition,
      revocable: irrevocable !== true,
      ...(policy !== undefined && { policy }),
    });
    cli.result(`schema ${done.schema}`, { ok: true, schema: done.schema, tx: done.receipt.hash });
  },
};
