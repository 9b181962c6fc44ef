import { waiveRecourseAndWait } from "../../../../sdk/receivables/actions/receivables/waive-recourse.ts";
import { signWaiver } from "../../../../sdk/receivables/model/waiver.ts";
import { time } from "../../../shared/values.ts";
import type { Verb } from "../../../shared/verb.ts";
import { findSale } from "../../shared/find-sale.ts";
import { hash, inADay } from "../../../shared/amounts.ts";

interface WaiveOptions {
  readonly checkerKeyFile: string;
  readonly deadline?: bigint;
}

export const verb: Verb<[sale: string, options: WaiveOptions]> = {
  takes: (command) =>
    command
      .argument("<sale>", "its id, as `recourse list` shows it", hash)
      .requiredOption("--checker-key-file <file>", "file with the private key of the second person, who checks")
      .option("--deadline <time>", "when it expires; in a day if left out", time),
  async run(cli, id, { checkerKeyFile, deadline = inADay() }) {
    const [client, deployment] = [await cli.writer(), await cli.deployment()];
    const sale = await findSale(client, id);
    const sign = async (keyFile?: string) => signWaiver(await cli.signer(keyFile), deployment, { sale: id, deadline });
    const approval = { maker: await sign(), checker: await sign(checkerKeyFile) };
    const { receipt, ...waived } = await waiveRecourseAndWait(client, { sale, deadline, approval });
    cli.result(`recourse of ${id} is given up`, { ok: true, ...waived, tx: receipt.hash });
  },
};
