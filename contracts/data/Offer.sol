// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../types/OrgId.sol";
import {ResourceId} from "../types/ResourceId.sol";
import {Roles} from "../types/Roles.sol";
import {ServiceId} from "../types/ServiceId.sol";

/// @notice On what terms a provider offers a service of a resource.
struct Offer {
    /// @dev The resource's owner.
    OrgId provider;
    ResourceId resource;
    ServiceId service;
    /// @dev keccak256 of the policy (ODRL) in canonical JSON (RFC 8785).
    bytes32 policyHash;
    /// @dev First and last second at which something is agreed under it; by rule, also of the time that is agreed.
    uint48 validFrom;
    uint48 validTo;
    /// @dev One bit for each purpose.
    uint64 purposes;
    uint32 maxUses;
    /// @dev Most uses in a period of so many seconds; both 0 where there is no such limit.
    uint32 usesPerPeriod;
    uint32 period;
    /// @dev Roles that the consumer needs, all of them, where it is approved by rule.
    Roles recipientRoles;
    bool computeOnly;
    uint32 minGroupSize;
    /// @dev Whether what a consumer asks for within the offer is agreed without another signature. Not where consent is Always.
    bool byRule;
    /// @dev Whether a consumer has one agreement at a time under it. By rule nothing else limits how often it is taken.
    bool oneEach;
    /// @dev `hashPrice`.
    bytes32 price;
    /// @dev Seconds from an access in which it can be disputed, and who decides.
    uint32 disputeWindow;
    OrgId arbitrator;
    bytes32 salt;
}

/// @dev What is on record of an offer. Two slots.
struct OfferRecord {
    OrgId provider;
    uint48 validFrom;
    uint48 validTo;
    bool byRule;
    bool oneEach;
    bool closed;
    ResourceId resource;
}

/// @dev How many words an offer is.
uint256 constant OFFER_WORDS = 19;

bytes32 constant OFFER_TYPEHASH = keccak256(
    "Offer(uint32 provider,bytes32 resource,bytes32 service,bytes32 policyHash,uint48 validFrom,uint48 validTo,uint64 purposes,uint32 maxUses,uint32 usesPerPeriod,uint32 period,uint64 recipientRoles,bool computeOnly,uint32 minGroupSize,bool byRule,bool oneEach,Price price,uint32 disputeWindow,uint32 arbitrator,bytes32 salt)Price(address cash,uint88 amount,uint8 per,Share[] shares,address remainder)Share(address payee,uint16 basisPoints)"
);

/// @return structHash Its EIP-712 struct hash, of the words as they came.
function hashOffer(Offer calldata offer) pure returns (bytes32 structHash) {
    bytes32 typehash = OFFER_TYPEHASH;
    assembly ("memory-safe") {
        let image := mload(0x40) // kept by nobody
        mstore(image, typehash)
        calldatacopy(add(image, 0x20), offer, 0x260) // 19 words
        structHash := keccak256(image, 0x280)
    }
}
