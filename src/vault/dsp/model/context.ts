/** The JSON-LD context of Dataspace Protocol 2025-1. Its terms are protected: further contexts cannot give them another meaning. */
export const DSP_CONTEXT = "https://w3id.org/dspace/2025/1/context.jsonld";

/** Our own terms, as full IRIs: any JSON-LD processor keeps them, and any connector that does not know them ignores them. */
export const DATA_TERMS = "https://w3id.org/tallystick/data/";

/** The property of an agreement, or of its verification, that carries what the chain needs. */
export const PROOF = `${DATA_TERMS}proof`;

export const PROTOCOL_VERSION = "2025-1";

/** The one format of transfers: the consumer fetches over HTTP. */
export const HTTP_PULL = "HttpData-PULL";

export const HTTP_ENDPOINT = "https://w3id.org/idsa/v4.1/HTTP";
