import { getStatement } from "../../../sdk/evidence/actions/attestations/get-statement.ts";
import { declareDefaultAndWait } from "../../../sdk/receivables/actions/receivables/declare-default.ts";
import { declareInsolventAndWait } from "../../../sdk/receivables/actions/receivables/declare-insolvent.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../../shared/amounts.ts";

interface DefaultOptions {
  readonly statement?: string;
}

export const verb: Verb<[receivable: string, options: DefaultOptions]> = {
  takes: (command) =>
    command
      .argument("<receivable>", "its id", hash)
      .option("--statement <uid>", "the regulator's, that the obligor is insolvent: at once", hash),
  async run(cli, receivable, { statement: uid }) {
    const client = await cli.writer();
    const declare = async () => {
      if (uid === undefined) return declareDefaultAndWait(client, { receivable });
      const { statement } = await getStatement(client, { uid });
      return declareInsolventAndWait(client, { receivable, statement });
    };
    const { receipt, ...declared } = await declare();
    cli.result(`${receivable}  is in default, by organisation ${declared.by}`, {
      ok: true,
      ...declared,
      tx: receipt.hash,
    });
  },
};
