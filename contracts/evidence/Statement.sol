// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SchemaId} from "../types/SchemaId.sol";
import {Subject} from "../types/Subject.sol";
import {Uid} from "../types/Uid.sol";

/// @notice What somebody states. Its EIP-712 digest in the domain of `Attestations` is its uid.
struct Statement {
    SchemaId schema;
    /// @dev Account of the attester; for a key without an address, the low 20 bytes of keccak256(ERC-7913 signer).
    address attester;
    Subject subject;
    /// @dev Last second at which the statement holds; 0 is without end.
    uint48 validUntil;
    /// @dev The statement that this one corrects; zero if none.
    Uid replaces;
    /// @dev Random. Lets the same thing be stated twice, and keeps a private statement's uid from being guessed.
    bytes32 salt;
    /// @dev ABI encoding under the schema's definition.
    bytes data;
}

bytes32 constant STATEMENT_TYPEHASH = keccak256(
    "Statement(bytes32 schema,address attester,bytes32 subject,uint48 validUntil,bytes32 replaces,bytes32 salt,bytes data)"
);
