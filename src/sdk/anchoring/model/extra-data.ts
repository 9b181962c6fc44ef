import { encodeRlp, getAddress } from "ethers";
import { extraDataItems, type QbftExtraData, readExtraData } from "../../../lib/qbft-extra-data.ts";
import { decodeCanonical, reader } from "./rlp.ts";

export type { QbftExtraData, ValidatorVote } from "../../../lib/qbft-extra-data.ts";

/** Addresses come with their checksums. @throws `QBFT_HEADER_INVALID` with the field and its value. */
export function decodeExtraData(bytes: string): QbftExtraData {
  const extra = readExtraData(decodeCanonical("extraData", bytes), reader);
  const { vote } = extra;
  return {
    ...extra,
    validators: extra.validators.map((each) => getAddress(each)),
    ...(vote && { vote: { validator: getAddress(vote.validator), isAdded: vote.isAdded } }),
  };
}

export function encodeExtraData(extraData: QbftExtraData): string {
  return encodeRlp(extraDataItems(extraData));
}
