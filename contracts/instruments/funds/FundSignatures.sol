// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FacilityId} from "../../types/FacilityId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {RequestId} from "../../types/RequestId.sol";

// What two people of an organisation sign. A facility's id is a hash of all that was agreed, and a request's of all that it asks for. Acts of one side on a
// facility are numbered, so that none is brought twice, or after a later one.

bytes32 constant AGREEMENT_TYPEHASH = keccak256("FacilityAgreement(bytes32 facility,uint48 deadline)");
bytes32 constant DRAW_REQUEST_TYPEHASH = keccak256(
    "DrawRequest(bytes32 facility,uint64 amount,uint32 number,uint48 deadline)"
);
bytes32 constant GIVING_BACK_TYPEHASH = keccak256(
    "GivingBack(bytes32 facility,uint64 amount,uint32 number,uint48 deadline)"
);
bytes32 constant PAYEE_LISTING_TYPEHASH = keccak256(
    "PayeeListing(bytes32 facility,address payee,bool listed,uint32 number,uint48 deadline)"
);
bytes32 constant RELATION_TYPEHASH = keccak256("Relation(bytes32 facility,uint32 org,uint32 number,uint48 deadline)");
bytes32 constant BREACH_TYPEHASH = keccak256(
    "FacilityBreach(bytes32 facility,bytes32 evidence,uint32 number,uint48 deadline)"
);
bytes32 constant CURE_TYPEHASH = keccak256("FacilityCure(bytes32 facility,uint32 number,uint48 deadline)");
bytes32 constant ACCELERATION_TYPEHASH = keccak256(
    "FacilityAcceleration(bytes32 facility,uint32 number,uint48 deadline)"
);
bytes32 constant PAYMENT_APPROVAL_TYPEHASH = keccak256("PaymentApproval(bytes32 request,uint48 deadline)");
bytes32 constant PAYMENT_REFUSAL_TYPEHASH = keccak256(
    "PurposePaymentRefusal(bytes32 request,bytes32 reason,uint48 deadline)"
);

function hashAgreement(FacilityId facility, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(AGREEMENT_TYPEHASH, facility, deadline));
}

function hashDrawRequest(FacilityId facility, uint64 amount, uint32 number, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(DRAW_REQUEST_TYPEHASH, facility, amount, number, deadline));
}

function hashGivingBack(FacilityId facility, uint64 amount, uint32 number, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(GIVING_BACK_TYPEHASH, facility, amount, number, deadline));
}

function hashListing(
    FacilityId facility,
    address payee,
    bool listed,
    uint32 number,
    uint48 deadline
) pure returns (bytes32) {
    return keccak256(abi.encode(PAYEE_LISTING_TYPEHASH, facility, payee, listed, number, deadline));
}

function hashRelation(FacilityId facility, OrgId org, uint32 number, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(RELATION_TYPEHASH, facility, org, number, deadline));
}

/// @param evidence Root of the salted documents that show what was broken.
function hashBreach(FacilityId facility, bytes32 evidence, uint32 number, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(BREACH_TYPEHASH, facility, evidence, number, deadline));
}

function hashCure(FacilityId facility, uint32 number, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(CURE_TYPEHASH, facility, number, deadline));
}

function hashAcceleration(FacilityId facility, uint32 number, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(ACCELERATION_TYPEHASH, facility, number, deadline));
}

function hashApproval(RequestId request, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(PAYMENT_APPROVAL_TYPEHASH, request, deadline));
}

/// @param reason A code of the lender's, in ASCII.
function hashRefusal(RequestId request, bytes32 reason, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(PAYMENT_REFUSAL_TYPEHASH, request, reason, deadline));
}
