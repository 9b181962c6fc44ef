/** Two schemas of 27 characters, so that no system is favoured by where a string's length makes it spill into a new slot. */
export const SCHEMA_32 = "bytes32 sealedContentDigest";
export const SCHEMA_256 = "bytes32[8] sealedDigestList";
