import { BaseWallet, type Signer } from "ethers";
import type { Deployment } from "../../sdk/core/deployment.ts";
import { batchId, batchSealDigest, toBatchStruct } from "../../sdk/sensing/model/batch-id.ts";
import { signDigest } from "../../sdk/sensing/model/key-signature.ts";
import { BATCH_SEAL_TYPES, feedsEip712Domain } from "../../sdk/sensing/model/typed-data.ts";
import { bridgeError } from "../model/errors.ts";
import { GAP_PROMISE } from "../model/gap-promise.ts";
import type { Gateway } from "../model/gateway.ts";
import type { ReadingStore } from "../model/store.ts";

/** @param promises Remembers, durably and before the signature leaves, what was signed at which place. */
export function createGateway(
  signer: Signer & { readonly address: string },
  deployment: Deployment,
  promises: Pick<ReadingStore, "promise" | "cosigned">,
): Gateway {
  const domain = feedsEip712Domain(deployment);
  const gateway: Gateway = {
    address: signer.address,
    async sign(batch, epoch, proposer) {
      const id = batchId(batch);
      const cosigning = proposer && { batch, epoch, proposer };
      const promised = await promises.promise(batch.station, batch.firstSeq, id, cosigning);
      if (promised !== id) {
        const { station, firstSeq } = batch;
        const what = promised === GAP_PROMISE ? "a gap" : `batch ${promised}`;
        throw bridgeError(
          "COSIGN_EQUIVOCATION",
          `station ${station}: ${what} was signed at reading ${firstSeq}, and now ${id} is asked for`,
          { station, firstSeq, promised, asked: id },
        );
      }
      if (signer instanceof BaseWallet) return signDigest(signer, batchSealDigest(deployment, batch, epoch));
      const signature = await signer.signTypedData(domain, BATCH_SEAL_TYPES, { batch: toBatchStruct(batch), epoch });
      return { signer: signer.address, signature };
    },
    async cosigned(station, firstSeq) {
      const kept = await promises.cosigned(station, firstSeq);
      if (kept === undefined) return undefined;
      const { batch, epoch, proposer } = kept;
      return { batch, epoch, signatures: [proposer, await gateway.sign(batch, epoch)] };
    },
  };
  return gateway;
}
