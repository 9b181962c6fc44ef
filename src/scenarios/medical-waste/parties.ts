import type { Client } from "../../sdk/core/client.ts";
import { connect } from "../../sdk/core/connect.ts";
import { unitsSubject } from "../../sdk/custody/model/units-subject.ts";
import { attestAndWait } from "../../sdk/evidence/actions/attestations/attest.ts";
import { registerSchemaAndWait } from "../../sdk/evidence/actions/attestations/register-schema.ts";
import { encodeData } from "../../sdk/evidence/model/schema/data.ts";
import { createStatement } from "../../sdk/evidence/model/statement/create.ts";
import type { Statement } from "../../sdk/evidence/model/statement/statement.ts";
import { enrolAndWait } from "../../sdk/members/actions/members/enrol.ts";
import type { Stage } from "../shared/scenario.ts";

/** Who holds a device that signs, by account of the embedded chain. */
const DEVICES = { nurse: 13, collector: 14, driver: 15, gate: 16 } as const;

/** Who resolves disputes for an organisation, by account: the hospital has two, for those between its own people. */
export const CHIEFS = { hospital: [10, 17], haulier: [11] } as const;

/** Global Location Numbers of the play's places, with right check digits and a prefix that is for examples. */
export const SITES = { ward: 9520000000011, store: 9520000000028, lorry: 9520000000035, plant: 9520000000042 } as const;

/** A person with a device: the client it acts by, and the organisation it is of. */
export interface Hand {
  readonly client: Client & Required<Pick<Client, "sender">>;
  readonly org: number;
  readonly account: number;
}

/** The three organisations and the people at their doors. */
export interface Parties extends Record<keyof typeof DEVICES, Hand> {
  readonly hospital: Client;
  readonly haulier: Client;
  readonly plant: Client;
}

/** Enrols a device for each person. */
export async function enrolParties(stage: Stage): Promise<Parties> {
  const member = (name: string): Client => {
    const client = stage.members.get(name);
    if (!client) throw new Error(`${name} is no member`);
    return client;
  };
  const hospital = member("City Hospital");
  const haulier = member("Yellow Bin Haulage");
  const plant = member("Hill Incinerator");
  const hand = async (name: keyof typeof DEVICES, employer: Client): Promise<Hand> => {
    const signer = stage.account(DEVICES[name]);
    const { org } = await enrolAndWait(employer, { account: signer.address, duties: ["DEVICE"] });
    const client = await connect({ signer, deployment: stage.deployment });
    return { client: client as Hand["client"], org, account: DEVICES[name] };
  };
  const second = stage.account(CHIEFS.hospital[1]).address;
  await enrolAndWait(hospital, { account: second, duties: ["CHECKER"] });
  return {
    hospital,
    haulier,
    plant,
    nurse: await hand("nurse", hospital),
    collector: await hand("collector", hospital),
    driver: await hand("driver", haulier),
    gate: await hand("gate", plant),
  };
}

/** The plant's statement that it burnt these boxes. */
export async function certify(plant: Client, boxes: readonly string[]): Promise<Statement> {
  const definition = "string method,uint32 boxes";
  const { schema } = await registerSchemaAndWait(plant, { definition, revocable: true });
  const data = encodeData(definition, { method: "incineration", boxes: boxes.length });
  const attester = (plant as Hand["client"]).sender.address;
  const statement = createStatement({ schema, attester, subject: unitsSubject(boxes), data });
  await attestAndWait(plant, { statement });
  return statement;
}
