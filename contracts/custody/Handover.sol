// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../types/OrgId.sol";
import {SiteId} from "../types/SiteId.sol";
import {UnitId} from "../types/UnitId.sol";

/// @notice In what condition a receiver found a unit. Only a conformant one changes hands at once.
enum Condition {
    Conformant,
    /// @dev The seal is broken, missing or another one.
    SealBroken,
    Damaged,
    /// @dev Not what the record says it is.
    WrongClass,
    /// @dev Not taken: custody stays, and the unit goes back.
    Refused
}

/// @notice The numbers of the giver's offer, in one word:
///
///     | 48 zeros | deadline 40 | when 40 | items 16 | quantity 56 | to 32 | step 8 | hop 16 |
///
/// `hop`: the unit's `hops`, so that an offer is good for one handover, of the unit as it is then. `to`: the receiving
/// organisation. `when`: the time of the giver's measurement, in seconds. `deadline`: the last second at which the handover may be
/// submitted.
type HandoverOfferTerms is uint256;

/// @notice The numbers of the receiver's acceptance, in one word:
///
///     | 88 zeros | when 40 | condition 8 | items 16 | quantity 56 | site 48 |
type HandoverAcceptanceTerms is uint256;

using {
    hop,
    step,
    to,
    givenQuantity,
    givenItems,
    offeredAt,
    deadline,
    withGiver,
    offerIsClean
} for HandoverOfferTerms global;
using {site, takenQuantity, takenItems, condition, acceptedAt, acceptanceIsClean} for HandoverAcceptanceTerms global;

/// @notice What the giver signs, field by field: EIP-712
/// `HandoverOffer(bytes32 unit,uint16 hop,uint8 step,uint32 to,uint56 quantity,uint16 items,uint40 when,uint40 deadline,bytes32 evidence)`.
struct HandoverOffer {
    UnitId unit;
    HandoverOfferTerms terms;
    /// @dev What shows the measurement, such as the hash of a scale's sealed reading; zero for none.
    bytes32 evidence;
}

/// @notice What the receiver signs, field by field, together with the offer and the list of what it refuses. It has no end of its own: it
/// is good as long as the offer, up to the offer's `deadline`, unless it is withdrawn before. EIP-712
/// `HandoverAcceptance(HandoverOffer offer,uint48 site,uint56 quantity,uint16 items,uint8 condition,uint40 when,bytes32[] refused,bytes32 evidence)`.
struct HandoverAcceptance {
    HandoverAcceptanceTerms terms;
    bytes32 evidence;
}

/// @notice A handover with both signatures, as it is submitted.
struct Handover {
    HandoverOffer offer;
    HandoverAcceptance acceptance;
    /// @dev Units packed in it that the receiver leaves with the giver; none when it takes all.
    UnitId[] refused;
    bytes giverSignature;
    bytes receiverSignature;
}

/// @notice What both sides sign to resolve a dispute.
struct DisputeResolution {
    UnitId unit;
    uint16 hop;
    /// @dev Whether the receiver takes the unit; else it goes back.
    bool accepted;
    /// @dev What is on record from now on. Of a container, what is on record already: its content is corrected piece by piece.
    uint56 quantity;
    uint16 items;
    uint40 deadline;
}

bytes32 constant HANDOVER_OFFER_TYPEHASH = keccak256(
    "HandoverOffer(bytes32 unit,uint16 hop,uint8 step,uint32 to,uint56 quantity,uint16 items,uint40 when,uint40 deadline,bytes32 evidence)"
);
bytes32 constant HANDOVER_ACCEPTANCE_TYPEHASH = keccak256(
    "HandoverAcceptance(HandoverOffer offer,uint48 site,uint56 quantity,uint16 items,uint8 condition,uint40 when,bytes32[] refused,bytes32 evidence)HandoverOffer(bytes32 unit,uint16 hop,uint8 step,uint32 to,uint56 quantity,uint16 items,uint40 when,uint40 deadline,bytes32 evidence)"
);
bytes32 constant DISPUTE_RESOLUTION_TYPEHASH = keccak256(
    "DisputeResolution(bytes32 unit,uint16 hop,bool accepted,uint56 quantity,uint16 items,uint40 deadline)"
);

function hop(HandoverOfferTerms terms) pure returns (uint16) {
    return uint16(HandoverOfferTerms.unwrap(terms));
}

function step(HandoverOfferTerms terms) pure returns (uint8) {
    return uint8(HandoverOfferTerms.unwrap(terms) >> 16);
}

function to(HandoverOfferTerms terms) pure returns (OrgId) {
    return OrgId.wrap(uint32(HandoverOfferTerms.unwrap(terms) >> 24));
}

function givenQuantity(HandoverOfferTerms terms) pure returns (uint56) {
    return uint56(HandoverOfferTerms.unwrap(terms) >> 56);
}

function givenItems(HandoverOfferTerms terms) pure returns (uint16) {
    return uint16(HandoverOfferTerms.unwrap(terms) >> 112);
}

function offeredAt(HandoverOfferTerms terms) pure returns (uint40) {
    return uint40(HandoverOfferTerms.unwrap(terms) >> 128);
}

function deadline(HandoverOfferTerms terms) pure returns (uint40) {
    return uint40(HandoverOfferTerms.unwrap(terms) >> 168);
}

/// @dev With the giver's organisation in its free bits, as the event carries it.
function withGiver(HandoverOfferTerms terms, OrgId from) pure returns (HandoverOfferTerms) {
    return HandoverOfferTerms.wrap(HandoverOfferTerms.unwrap(terms) | (uint256(from.raw()) << 208));
}

/// @dev No bit outside the signed fields is set.
function offerIsClean(HandoverOfferTerms terms) pure returns (bool) {
    return HandoverOfferTerms.unwrap(terms) >> 208 == 0;
}

function site(HandoverAcceptanceTerms terms) pure returns (SiteId) {
    return SiteId.wrap(uint48(HandoverAcceptanceTerms.unwrap(terms)));
}

function takenQuantity(HandoverAcceptanceTerms terms) pure returns (uint56) {
    return uint56(HandoverAcceptanceTerms.unwrap(terms) >> 48);
}

function takenItems(HandoverAcceptanceTerms terms) pure returns (uint16) {
    return uint16(HandoverAcceptanceTerms.unwrap(terms) >> 104);
}

/// @dev Reverts for a number that stands for no condition.
function condition(HandoverAcceptanceTerms terms) pure returns (Condition) {
    return Condition(uint8(HandoverAcceptanceTerms.unwrap(terms) >> 120));
}

function acceptedAt(HandoverAcceptanceTerms terms) pure returns (uint40) {
    return uint40(HandoverAcceptanceTerms.unwrap(terms) >> 128);
}

/// @dev No bit outside the signed fields is set.
function acceptanceIsClean(HandoverAcceptanceTerms terms) pure returns (bool) {
    return HandoverAcceptanceTerms.unwrap(terms) >> 168 == 0;
}

/// @notice EIP-712 struct hash. In assembly, as it is made for every handover: the encoding's ten words, one after the other.
function hashHandoverOffer(HandoverOffer calldata offer) pure returns (bytes32 hash) {
    bytes32 typeHash = HANDOVER_OFFER_TYPEHASH;
    (UnitId unit, uint256 terms, bytes32 evidence) = (
        offer.unit,
        HandoverOfferTerms.unwrap(offer.terms),
        offer.evidence
    );
    assembly ("memory-safe") {
        let p := mload(0x40) // free memory, used and left
        mstore(p, typeHash)
        mstore(add(p, 0x20), unit)
        mstore(add(p, 0x40), and(terms, 0xffff))
        mstore(add(p, 0x60), and(shr(16, terms), 0xff))
        mstore(add(p, 0x80), and(shr(24, terms), 0xffffffff))
        mstore(add(p, 0xa0), and(shr(56, terms), 0xffffffffffffff))
        mstore(add(p, 0xc0), and(shr(112, terms), 0xffff))
        mstore(add(p, 0xe0), and(shr(128, terms), 0xffffffffff))
        mstore(add(p, 0x100), and(shr(168, terms), 0xffffffffff))
        mstore(add(p, 0x120), evidence)
        hash := keccak256(p, 0x140)
    }
}

/// @notice EIP-712 struct hash, of an offer that is hashed already.
function hashHandoverAcceptance(
    bytes32 offer,
    HandoverAcceptance calldata acceptance,
    UnitId[] calldata refused
) pure returns (bytes32 hash) {
    bytes32 typeHash = HANDOVER_ACCEPTANCE_TYPEHASH;
    (uint256 terms, bytes32 evidence) = (HandoverAcceptanceTerms.unwrap(acceptance.terms), acceptance.evidence);
    assembly ("memory-safe") {
        let p := mload(0x40) // free memory, used and left
        let size := shl(5, refused.length)
        calldatacopy(p, refused.offset, size)
        let list := keccak256(p, size)
        mstore(p, typeHash)
        mstore(add(p, 0x20), offer)
        mstore(add(p, 0x40), and(terms, 0xffffffffffff))
        mstore(add(p, 0x60), and(shr(48, terms), 0xffffffffffffff))
        mstore(add(p, 0x80), and(shr(104, terms), 0xffff))
        mstore(add(p, 0xa0), and(shr(120, terms), 0xff))
        mstore(add(p, 0xc0), and(shr(128, terms), 0xffffffffff))
        mstore(add(p, 0xe0), list)
        mstore(add(p, 0x100), evidence)
        hash := keccak256(p, 0x120)
    }
}

/// @notice EIP-712 struct hash.
function hashDisputeResolution(DisputeResolution calldata resolution) pure returns (bytes32) {
    return keccak256(abi.encode(DISPUTE_RESOLUTION_TYPEHASH, resolution));
}
