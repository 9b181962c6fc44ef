// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Fact} from "./Fact.sol";
import {FactProof} from "./ISideChain.sol";
import {IAsset} from "../settlement/IAsset.sol";
import {ClientId} from "../types/ClientId.sol";
import {FactId} from "../types/FactId.sol";

/// @notice What was seen of a fact, at the highest height at which anybody proved it. Two slots; all zero where nobody did.
struct Observation {
    ClientId client;
    /// @dev Height of the other chain.
    uint64 number;
    /// @dev Time of the header.
    uint48 time;
    /// @dev Last second to which it holds without anybody's act; the type's highest where it has no end.
    uint48 until;
    /// @dev Era of the light client in which it was proved.
    uint16 era;
    /// @dev An AgreementState, a Status or a ReceivableState, as the fact's kind says.
    uint8 state;
    bool holds;
}

/// @title FactConditions
/// @notice A fact of another chain as a leg of a deal: nothing moves unless the fact holds. So a bank that finances by a deal with this leg relies on what the other chain says, in the
/// transaction in which it pays, and on nobody's word.
///
/// Such a leg's `asset` is this contract, its `id` the fact's, its `amount` the greatest age in seconds that its giver accepts, and its `to` this contract. Its `from` is who asks
/// for the fact, and signs: the signatures bind the condition as they bind the payment. A leg moves nothing.
///
/// Anybody proves facts, and nobody has to be believed. What is proved at a higher height replaces what was proved before, whatever it says: so a withdrawal counts from the moment in which
/// somebody shows it, and nobody brings an older proof afterwards. Until then `amount` is how long it may stay unknown.
///
/// @dev Warning: The condition is a fact's, and not a meaning's. That the agreement is about these data, and the statement about this delivery, is for the signer to check: both ids
/// are hashes of all that they say.
/// @dev Warning: Where the Council names another contract of the other chain, what was proved of the one before counts until it is too old.
interface IFactConditions is IAsset {
    /// @notice Leg `leg` gives to `to`; a condition is given to this contract.
    error FactConditions_LegInvalid(uint256 leg, address to);
    /// @notice Nobody proved this fact.
    error FactConditions_Unproved(FactId fact);
    /// @notice The fact does not hold: at height `number` of the other chain the state is `state`, an AgreementState, a Status or a ReceivableState.
    error FactConditions_NotHeld(FactId fact, uint64 number, uint8 state);
    /// @notice The fact held up to `until`; the block's time is `now_`.
    error FactConditions_Ended(FactId fact, uint48 until, uint256 now_);
    /// @notice What is proved of the fact is `age` seconds old, and the deal accepts none older than `maxAge`.
    error FactConditions_TooOld(FactId fact, uint64 number, uint256 age, uint256 maxAge);
    /// @notice The light client is frozen, or the Council renewed it since the fact was proved.
    error FactConditions_TrustEnded(FactId fact, ClientId client);
    /// @notice The fact is proved at height `newest` already, which is above `number`.
    error FactConditions_Superseded(FactId fact, uint64 number, uint64 newest);

    /// @dev `state` is an AgreementState, a Status or a ReceivableState.
    event FactObserved(FactId indexed fact, Fact what, uint64 number, uint48 time, uint8 state, bool holds);

    /// @notice Keeps what the other chain says of a fact at a height, whether it holds or not. Anybody. At the height at which it is proved already it is proved once more.
    /// @return holds Whether it holds.
    function observe(Fact calldata fact, FactProof calldata proof) external returns (bool holds);

    /// @notice Requires that a fact holds now, and was proved by a header that is at most `maxAge` seconds old.
    function requireHeld(FactId fact, uint256 maxAge) external view;

    /// @notice What was seen of a fact; all zero where nobody proved it.
    function observationOf(FactId fact) external view returns (Observation memory);

    /// @notice The id of a fact.
    function factIdOf(Fact calldata fact) external pure returns (FactId);
}
