import type { TypedDataField } from "ethers";

type Types = Record<string, TypedDataField[]>;

const fields = (list: string): TypedDataField[] =>
  list.split(",").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });

/** What a source signs. */
export const VERSION_TYPES: Types = {
  Version: fields(
    "bytes32 resource,uint32 number,bytes32 metadataHash,bytes32 schemaHash,bytes32 contentRoot,uint64 leaves,bytes32 sourceSystem,bytes32 method,uint48 collectedFrom,uint48 collectedTo,uint32 source,uint48 deadline",
  ),
};

/** What a use costs; its struct hash stands for it in calls. */
export const PRICE_TYPES: Types = {
  Price: fields("address cash,uint88 amount,uint8 per,Share[] shares,address remainder"),
  Share: fields("address payee,uint16 basisPoints"),
};

/** What both sides of an agreement sign. */
export const TERMS_TYPES: Types = {
  AgreementTerms: fields(
    "bytes32 offer,bytes32 resource,uint32 provider,uint32 consumer,address subject,address payer,bytes32 policyHash,uint64 purposes,uint48 start,uint48 end,uint32 maxUses,uint32 usesPerPeriod,uint32 period,bool computeOnly,uint32 minGroupSize,uint32 disputeWindow,uint32 arbitrator,Price price,bytes32 previous,uint64 nonce,uint48 deadline",
  ),
  ...PRICE_TYPES,
};

const REQUEST = fields(
  "bytes32 agreement,uint32 seq,uint32 version,uint8 purpose,bytes32 key,bytes32 requestHash,uint48 deadline",
);

/** What the consumer signs for an access, and the provider. */
export const REQUEST_TYPES: Types = { AccessRequest: REQUEST };
export const ACCESS_TYPES: Types = {
  Access: [...REQUEST, ...fields("bytes32 extractionHash,bytes32 ciphertextHash,bytes32 keyEnvelopeHash,uint64 size")],
};
