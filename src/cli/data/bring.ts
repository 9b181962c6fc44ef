import { InvalidArgumentError } from "commander";
import { isHexString } from "ethers";
import type { Verb } from "../shared/verb.ts";
import { CONFIG_OPTION, openStoreOf, readConfig } from "../vault/shared/config.ts";
import { bringVersion } from "./shared/bring-version.ts";
import { ownOrganisation } from "./shared/own-organisation.ts";
import { readVersion } from "./shared/version-file.ts";

interface BringOptions {
  readonly config: string;
  readonly sourceSignature: string;
  readonly validatorSignature?: readonly string[];
}

export const verb: Verb<[version: string, options: BringOptions]> = {
  takes: (command) =>
    command
      .argument("<version>", "file that `tally data publish --prepare` wrote")
      .requiredOption(...CONFIG_OPTION)
      .requiredOption("--source-signature <hex>", "of who collected the data, see `tally data sign`", signature)
      .option("--validator-signature <hex>", "of who checked them; may be repeated", addSignature),
  async run(cli, file, { config, sourceSignature, validatorSignature: validatorSignatures = [] }) {
    const { resource, number } = readVersion(file);
    const client = await cli.writer();
    const { store } = openStoreOf(readConfig(cli, config), client, await ownOrganisation(client));
    try {
      const { versions } = store;
      await bringVersion(cli, { client, versions, resource, number, sourceSignature, validatorSignatures });
    } finally {
      store.close();
    }
  },
};

function signature(text: string): string {
  if (!isHexString(text, true) || text === "0x") throw new InvalidArgumentError("Not a signature in hex.");
  return text;
}

const addSignature = (text: string, before: readonly string[] = []): readonly string[] => [...before, signature(text)];
