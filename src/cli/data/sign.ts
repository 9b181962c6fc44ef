import { signValidation, signVersion } from "../../sdk/data/model/catalogue/version.ts";
import { showTime } from "../shared/tables.ts";
import { oneOf } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { readVersion } from "./shared/version-file.ts";

const ROLES = ["source", "validator"] as const;

interface SignOptions {
  readonly as: (typeof ROLES)[number];
}

export const verb: Verb<[version: string, options: SignOptions]> = {
  takes: (command) =>
    command
      .argument("<version>", "file that `tally data publish --prepare` wrote")
      .requiredOption(
        "--as <role>",
        "source, which collected the data, or validator, which checked them",
        oneOf(ROLES),
      ),
  async run(cli, file, { as }) {
    const version = readVersion(file);
    const [signer, deployment] = [await cli.signer(), await cli.deployment()];
    const sign = as === "source" ? signVersion : signValidation;
    const signature = await sign(signer, deployment, version);
    const { resource, number, leaves, contentRoot, source, deadline } = version;
    const text = [
      `resource  ${resource}`,
      `version   ${number}, ${leaves} rows`,
      `root      ${contentRoot}`,
      `source    organisation ${source}`,
      `until     ${showTime(BigInt(deadline))}`,
      `signature ${signature}`,
    ].join("\n");
    cli.result(text, { ok: true, resource, version: number, as, signature });
  },
};
