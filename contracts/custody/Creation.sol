// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Phase, UnitWord} from "./UnitWord.sol";
import {OrgId} from "../types/OrgId.sol";
import {RulesId} from "../types/RulesId.sol";
import {SiteId} from "../types/SiteId.sol";

/// @notice What a unit is as it comes into being, in one word laid out as UnitWord, with the number of its class:
///
///     | 32 zeros | site 48 | rules 16 | class 16 | step 8 | 24 zeros | items 16 | when 40 | quantity 56 |
///
/// `step`: one of the rules by which units begin; of what a transformation makes, the transformation. `class`: from 0; 0 for a
/// container. `when`: in seconds. `items`: how many pieces it is; 0 makes an empty container, whose quantity is 0.
type CreationTerms is uint256;

using {
    createdRules,
    createdStep,
    createdClass,
    createdSite,
    createdAt,
    createdItems,
    createdQuantity,
    isClean,
    begun
} for CreationTerms global;

/// @notice A unit that comes into being.
struct Creation {
    CreationTerms terms;
    /// @dev What shows the measurement, such as the hash of a scale's sealed reading; zero for none.
    bytes32 evidence;
    /// @dev GS1 element string as the path of a Digital Link, "8003/06941234000012B0001", or a URI of another kind. The unit's id is
    /// made of its hash and the creator, see UnitId.
    string identifier;
}

/// @dev What has to be zero: where a unit's word has its custodian, its phase and flags, and its hops.
uint256 constant NOT_CREATED = (uint256(type(uint32).max) << 224) | (uint256(type(uint24).max) << 112);
uint256 constant CREATED_CLASS = uint256(type(uint16).max) << 144;

function createdRules(CreationTerms terms) pure returns (RulesId) {
    return RulesId.wrap(uint16(CreationTerms.unwrap(terms) >> 160));
}

function createdStep(CreationTerms terms) pure returns (uint8) {
    return uint8(CreationTerms.unwrap(terms) >> 136);
}

function createdClass(CreationTerms terms) pure returns (uint16) {
    return uint16(CreationTerms.unwrap(terms) >> 144);
}

function createdSite(CreationTerms terms) pure returns (SiteId) {
    return SiteId.wrap(uint48(CreationTerms.unwrap(terms) >> 176));
}

function createdAt(CreationTerms terms) pure returns (uint40) {
    return uint40(CreationTerms.unwrap(terms) >> 56);
}

function createdItems(CreationTerms terms) pure returns (uint16) {
    return uint16(CreationTerms.unwrap(terms) >> 96);
}

function createdQuantity(CreationTerms terms) pure returns (uint56) {
    return uint56(CreationTerms.unwrap(terms));
}

/// @dev Nothing is set that says nothing about a unit that begins.
function isClean(CreationTerms terms) pure returns (bool) {
    return CreationTerms.unwrap(terms) & NOT_CREATED == 0;
}

/// @dev The unit's first word.
/// @param classes A bit for its class; none for a container.
function begun(CreationTerms terms, OrgId custodian, uint16 classes) pure returns (UnitWord) {
    uint256 word = (CreationTerms.unwrap(terms) & ~CREATED_CLASS) | (uint256(classes) << 144);
    return UnitWord.wrap(word | (uint256(custodian.raw()) << 224) | (uint256(uint8(Phase.Active)) << 128));
}
