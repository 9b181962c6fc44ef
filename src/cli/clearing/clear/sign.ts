import { cycleId } from "../../../sdk/clearing/model/cycle-terms.ts";
import { signParticipation } from "../../../sdk/clearing/model/participation.ts";
import type { Verb } from "../../shared/verb.ts";
import { readTerms } from "../shared/read.ts";
import { ownBank, type SignOptions, signForBank, takesSigners } from "../shared/sign-for-bank.ts";

export const verb: Verb<[file: string, options: SignOptions]> = {
  takes: (command) => takesSigners(command.argument("<terms>", "JSON file with the cycle's terms")),
  async run(cli, file, options) {
    const terms = readTerms(file);
    const [deployment, bank] = [await cli.deployment(), await ownBank(cli)];
    const cycle = cycleId(deployment, terms);
    await signForBank(cli, options, bank, (signer) => signParticipation(signer, deployment, terms, bank));
    cli.result(`bank ${bank} signed cycle ${cycle}: ${options.out}`, { ok: true, cycle, bank, out: options.out });
  },
};
