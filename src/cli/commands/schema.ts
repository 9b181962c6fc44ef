import type { Command } from "commander";
import { getSchema } from "../../sdk/evidence/actions/attestations/get-schema.ts";
import { registerSchemaAndWait } from "../../sdk/evidence/actions/attestations/register-schema.ts";
import type { Cli } from "../cli.ts";

/** `tally schema`: what statements can say. */
export function register(program: Command, cli: Cli): void {
  const schema = program.command("schema").description("what statements can say");
  schema
    .command("register")
    .description("register a schema")
    .argument("<definition>", 'ABI types with names: "uint64 weight,string unit"')
    .option("--irrevocable", "statements under it can be neither revoked nor replaced")
    .option("--policy <address>", "contract that every statement has to pass")
    .action(async (definition: string, { irrevocable, policy }: { irrevocable?: true; policy?: string }) => {
      const done = await registerSchemaAndWait(await cli.writer(), {
        definition,
        revocable: irrevocable !== true,
        ...(policy !== undefined && { policy }),
      });
      cli.result(`schema ${done.schema}`, { ok: true, schema: done.schema, tx: done.receipt.hash });
    });
  schema
    .command("show")
    .description("a schema by its id")
    .argument("<id>")
    .action(async (id: string) => {
      const found = await getSchema(await cli.client(), { schema: id });
      const lines = [
        `definition  ${found.definition}`,
        `revocable   ${found.revocable ? "yes" : "no"}`,
        `policy      ${BigInt(found.policy) === 0n ? "none" : found.policy}`,
        `by          organisation ${found.org}`,
      ];
      cli.result(lines.join("\n"), { ok: true, ...found });
    });
}
