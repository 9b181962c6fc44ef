import { ZeroAddress } from "ethers";
import { qbftClientContract, sideChainContract } from "../../sdk/anchoring/contracts.ts";
import { projection, type StoredEvent } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import { CHAIN_CLIENT, CHAIN_HEADER } from "./tables.ts";

interface Recorded {
  readonly client: string;
  readonly number: string;
  readonly blockHash: string;
}

/** Other chains, as far as their headers are recorded here. */
export const chainsProjection = projection(
  qbftClientContract,
  { client: ["client"] },
  {
    ClientCreated({ client, chainId, trustPeriod, number, blockHash, validators }, event, rows) {
      const known = {
        client,
        chainId,
        trustPeriod: int(trustPeriod),
        era: 1,
        validators,
        isFrozen: false,
        contracts: {},
      };
      const newest = { number: int(number), blockHash, recordedAt: event.time };
      rows.put(CHAIN_CLIENT, { ...known, ...newest, ...happened(event) });
      putHeader(rows, event, { client, number, blockHash });
    },
    async HeaderRecorded(recorded, event, rows) {
      putHeader(rows, event, recorded);
      const { client, blockHash } = recorded;
      const [found, number] = [await rows.get(CHAIN_CLIENT, { client }), int(recorded.number)];
      // An older one may be recorded later.
      if (found === undefined || number <= found.number) return;
      rows.put(CHAIN_CLIENT, { ...found, number, blockHash, recordedAt: event.time });
    },
    ValidatorsChanged: ({ client, validators }, _, rows) => rows.patch(CHAIN_CLIENT, { client }, { validators }),
    ClientFrozen: ({ client }, _, rows) => rows.patch(CHAIN_CLIENT, { client }, { isFrozen: true }),
    async ClientRenewed({ client, era, number, blockHash, validators }, event, rows) {
      const newest = { number: int(number), blockHash, recordedAt: event.time };
      await rows.patch(CHAIN_CLIENT, { client }, { era: int(era), validators, isFrozen: false, ...newest });
      putHeader(rows, event, { client, number, blockHash });
    },
  },
);

/** Names of contracts on other chains. */
export const sideChainProjection = projection(
  sideChainContract,
  { client: ["client"] },
  {
    async ContractNamed({ client, name, account }, _, rows) {
      const found = await rows.get(CHAIN_CLIENT, { client });
      if (found === undefined) return;
      const { [name]: __, ...others } = found.contracts;
      const contracts = account === ZeroAddress ? others : { ...others, [name]: account };
      rows.put(CHAIN_CLIENT, { ...found, contracts });
    },
  },
);

const putHeader = (rows: Rows, event: StoredEvent, { client, number, blockHash }: Recorded): void =>
  rows.put(CHAIN_HEADER, { client, number: int(number), blockHash, recordedAt: event.time, ...happened(event) });
