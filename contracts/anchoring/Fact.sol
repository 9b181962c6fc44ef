// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ClientId} from "../types/ClientId.sol";
import {FactId} from "../types/FactId.sol";

/// @notice What can be asked of the other chain, in the words of ISideChain.
enum FactKind {
    AgreementActive,
    StatementValid,
    ReceivableConfirmed
}

/// @notice That something of another chain is so.
struct Fact {
    /// @dev The light client by which it is proved.
    ClientId client;
    FactKind kind;
    /// @dev The AgreementId, Uid or ReceivableId that it is about.
    bytes32 key;
}

/// @return The fact's name, which a leg of a deal carries as its id.
function hashFact(Fact memory fact) pure returns (FactId) {
    return FactId.wrap(keccak256(abi.encode(fact)));
}
