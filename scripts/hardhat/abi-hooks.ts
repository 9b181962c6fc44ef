import type { SolidityHooks } from "hardhat/types/hooks";
import { writeAbis } from "./write-abis.ts";

export default async (): Promise<Partial<SolidityHooks>> => ({
  async processArtifactsAfterSuccessfulBuild({ config }, artifacts) {
    writeAbis(config.paths.root, artifacts);
  },
});
