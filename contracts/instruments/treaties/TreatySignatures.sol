// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CallId} from "../../types/CallId.sol";
import {LossId} from "../../types/LossId.sol";
import {TreatyId} from "../../types/TreatyId.sol";

// What two people of an organisation sign. A treaty's id is a hash of all its terms, the lines of all reinsurers too, and a loss's of all that the notice says. Each act can
// be done once, in one state, so none of them needs a number.

bytes32 constant TREATY_SIGNING_TYPEHASH = keccak256("TreatySigning(bytes32 treaty,uint48 deadline)");
bytes32 constant COMMUTATION_TYPEHASH = keccak256("TreatyCommutation(bytes32 treaty,uint64 amount,uint48 deadline)");
bytes32 constant ASSESSMENT_TYPEHASH = keccak256("LossAssessment(bytes32 loss,uint64 amount,uint48 deadline)");
bytes32 constant CONTEST_TYPEHASH = keccak256("LossContest(bytes32 loss,bytes32 reason,uint48 deadline)");
bytes32 constant DISPUTE_TYPEHASH = keccak256("CallDispute(bytes32 call,bytes32 reason,uint48 deadline)");
bytes32 constant AWARD_TYPEHASH = keccak256("CallAward(bytes32 call,uint32 org,uint64 amount,uint48 deadline)");

function hashSigning(TreatyId treaty, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(TREATY_SIGNING_TYPEHASH, treaty, deadline));
}

function hashCommutation(TreatyId treaty, uint64 amount, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(COMMUTATION_TYPEHASH, treaty, amount, deadline));
}

/// @dev Of the lead, and of the arbiter where it is contested.
function hashAssessment(LossId loss, uint64 amount, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(ASSESSMENT_TYPEHASH, loss, amount, deadline));
}

/// @param reason A code, in ASCII.
function hashContest(LossId loss, bytes32 reason, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(CONTEST_TYPEHASH, loss, reason, deadline));
}

/// @param reason A code, in ASCII.
function hashDispute(CallId call, bytes32 reason, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(DISPUTE_TYPEHASH, call, reason, deadline));
}

/// @param org Whose share it is.
function hashAward(CallId call, uint32 org, uint64 amount, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(AWARD_TYPEHASH, call, org, amount, deadline));
}
