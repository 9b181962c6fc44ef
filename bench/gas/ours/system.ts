import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { concat, keccak256, type TypedDataDomain, TypedDataEncoder } from "ethers";
import { deploySystem } from "../../../src/deploy/system.ts";
import type { Client } from "../../../src/sdk/core/client.ts";
import { connect } from "../../../src/sdk/core/connect.ts";
import { custodyContract, custodyLensContract, profilesContract } from "../../../src/sdk/custody/contracts.ts";
import { attestationsContract, fingerprintsContract } from "../../../src/sdk/evidence/contracts.ts";
import {
  attestationsEip712Domain,
  NO_POLICY,
  NOTHING_REPLACED,
  STATEMENT_TYPES,
  type Statement,
} from "../../../src/sdk/evidence/model/statement/statement.ts";
import { councilContract, membersContract } from "../../../src/sdk/members/contracts.ts";
import { dutyBits } from "../../../src/sdk/members/model/duties.ts";
import { roleBits } from "../../../src/sdk/members/model/roles.ts";
import { exceedancesContract, feedsContract, sensorsContract } from "../../../src/sdk/sensing/contracts.ts";
import type { Chain } from "../chain.ts";
import { bytes, firstDense, word } from "../dense.ts";
import { SCHEMA_32, SCHEMA_256 } from "../schemas.ts";

export const VOTING_DELAY = 60;
export const TIMELOCK_DELAY = 60;

/** What the scenarios call, by their names for it. */
const CONTRACTS = {
  members: membersContract,
  council: councilContract,
  attestations: attestationsContract,
  fingerprints: fingerprintsContract,
  sensors: sensorsContract,
  feeds: feedsContract,
  exceedances: exceedancesContract,
  profiles: profilesContract,
  custody: custodyContract,
  custodyLens: custodyLensContract,
};

type Contracts = { readonly [K in keyof typeof CONTRACTS]: ReturnType<(typeof CONTRACTS)[K]> };

/** The whole system as in production, three founding organisations, and the accounts that the scenarios use. */
export interface System extends Contracts {
  /** Of the deployer, for the contracts of further domains. */
  readonly client: Client;
  readonly domain: TypedDataDomain;
  readonly uidOf: (statement: Statement) => string;
  readonly schema32: string;
  readonly schema256: string;
  /** ADMIN and vote of organisation 1, 2, 3. */
  readonly admins: readonly [HardhatEthersSigner, HardhatEthersSigner, HardhatEthersSigner];
  /** MAKER and DEVICE of organisation 1. */
  readonly maker: HardhatEthersSigner;
  /** CHECKER of organisation 1. */
  readonly colleague: HardhatEthersSigner;
  /** CHECKER of organisation 2. */
  readonly endorser: HardhatEthersSigner;
  /** Of no organisation: brings what others signed. */
  readonly relayer: HardhatEthersSigner;
}

export async function openSystem(chain: Chain): Promise<System> {
  const [deployer, admin1, admin2, admin3, maker, colleague, endorser, relayer] = chain.accounts;
  const deployment = await deploySystem({
    signer: deployer,
    config: {
      network: "bench",
      founders: [
        {
          name: "River Authority",
          roles: roleBits(["REGULATOR", "GENERATOR"]), // its laboratory has waste
          admin: admin1.address,
          person: bytes("person 1", 20),
        },
        {
          name: "Carrier",
          roles: roleBits(["CARRIER", "DISPOSER", "STATION_OPERATOR", "CORE_ENTERPRISE"]),
          admin: admin2.address,
          person: bytes("person 2", 20),
        },
        { name: "Bank", roles: roleBits(["BANK"]), admin: admin3.address, person: bytes("person 3", 20) },
      ],
      council: { timelockDelay: TIMELOCK_DELAY, votingDelay: VOTING_DELAY, votingPeriod: 3_600 },
    },
  });
  const client = await connect({ signer: deployer, deployment });
  const bound = Object.entries(CONTRACTS).map(([name, contract]) => [name, contract(client).connect(deployer)]);
  const contracts = Object.fromEntries(bound) as Contracts;
  const { members, attestations } = contracts;

  const enrol = async (admin: HardhatEthersSigner, { address }: HardhatEthersSigner, duties: number, person: string) =>
    (await members.connect(admin).enrol(address, duties, 0, bytes(person, 20))).wait();
  await enrol(admin1, maker, dutyBits(["MAKER", "DEVICE"]), "person 4");
  await enrol(admin1, colleague, dutyBits(["CHECKER"]), "person 5");
  await enrol(admin2, endorser, dutyBits(["CHECKER"]), "person 6");

  const { registerSchema } = attestations.connect(maker);
  const register = async (definition: string): Promise<string> => {
    const schema = await registerSchema.staticCall(definition, true, NO_POLICY);
    await (await registerSchema(definition, true, NO_POLICY)).wait();
    return schema;
  };
  const domain = attestationsEip712Domain(deployment);
  return {
    ...contracts,
    client,
    admins: [admin1, admin2, admin3],
    maker,
    colleague,
    endorser,
    relayer,
    domain,
    uidOf: uidHasher(domain),
    schema32: await register(SCHEMA_32),
    schema256: await register(SCHEMA_256),
  };
}

/** The EIP-712 digest with the domain hashed once, because a batch has ten thousand statements. */
function uidHasher(domain: TypedDataDomain): (statement: Statement) => string {
  const encoder = TypedDataEncoder.from(STATEMENT_TYPES);
  const separator = TypedDataEncoder.hashDomain(domain);
  return (statement) => keccak256(concat(["0x1901", separator, encoder.hash(statement)]));
}

/** The maker's statement with 32 or 256 bytes of data; its content and its uid are dense. */
export function statementOf(
  system: System,
  label: string,
  length: 32 | 256 = 32,
  replaces: string = NOTHING_REPLACED,
): Promise<Statement> {
  return firstDense(
    (attempt) => ({
      schema: length === 32 ? system.schema32 : system.schema256,
      attester: system.maker.address,
      subject: word(`${label} subject`),
      validUntil: 0n,
      replaces,
      salt: word(`${label} salt ${attempt}`),
      data: bytes(`${label} data`, length),
    }),
    system.uidOf,
  );
}
