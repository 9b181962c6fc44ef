// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {StepRule} from "./StepRule.sol";
import {OrgId} from "../types/OrgId.sol";
import {RulesId} from "../types/RulesId.sol";
import {SiteId} from "../types/SiteId.sol";

/// @notice None -> Active <-> Returning, Active | Returning -> Disputed -> Active | Returning. From Active and Returning to
/// Transformed, Destroyed or Lost, which are final.
enum Phase {
    None,
    Active,
    /// @dev The receiver refused it, or a dispute ended so: it takes only steps that the profile allows for returning units.
    Returning,
    /// @dev The two measurements differ, or the receiver found it unsound: it takes no step until the dispute is resolved.
    Disputed,
    Transformed,
    Destroyed,
    Lost
}

/// @notice All that the chain keeps of a unit, in one word, so that it is read once and written once:
///
///     | custodian 32 | site 48 | rules 16 | classes 16 | step 8 | flags 5 | phase 3 | hops 16 | items 16 | since 40 | quantity 56 |
///
/// `hops` counts the handovers that were concluded and the changes of what a receiver sees of the unit: content, quantity, class,
/// items, seal, and that it is recalled. Nothing changes in a packed unit, so what changes below a container changes the hops of the outermost one.
///
/// In the word of a packed unit, custodian, site, step and since are those of the time when it was packed; the current ones are in the
/// word of its root, the outermost container.
/// These functions are pure: they return a new word and write nothing.
type UnitWord is uint256;

using {
    quantity,
    since,
    items,
    hops,
    phase,
    has,
    step,
    classes,
    rules,
    site,
    custodian,
    withAmount,
    withSince,
    withPhase,
    withStep,
    withSite,
    withClasses,
    withPlace,
    movedTo,
    withFlag,
    withoutFlag,
    nextHop,
    dueUnder
} for UnitWord global;

/// @dev One of a unit's yes-or-no properties.
type UnitFlag is uint256;

UnitFlag constant SEALED = UnitFlag.wrap(1 << 131);
/// @dev Holds other units; its amount and classes are theirs.
UnitFlag constant CONTAINER = UnitFlag.wrap(1 << 132);
/// @dev Is inside a container, and goes where that goes.
UnitFlag constant PACKED = UnitFlag.wrap(1 << 133);
/// @dev Somebody showed that it stayed longer than its step allows.
UnitFlag constant OVERDUE = UnitFlag.wrap(1 << 134);
UnitFlag constant RECALLED = UnitFlag.wrap(1 << 135);

/// @dev A unit that came so far is handed over inside a container only, whose own hops count.
uint16 constant LAST_HOP = type(uint16).max;

uint256 constant QUANTITY_MASK = type(uint56).max;
uint256 constant SINCE_MASK = uint256(type(uint40).max) << 56;
uint256 constant ITEMS_MASK = uint256(type(uint16).max) << 96;
uint256 constant PHASE_MASK = uint256(7) << 128;
uint256 constant STEP_MASK = uint256(type(uint8).max) << 136;
uint256 constant CLASSES_MASK = uint256(type(uint16).max) << 144;
uint256 constant SITE_MASK = uint256(type(uint48).max) << 176;
uint256 constant CUSTODIAN_MASK = uint256(type(uint32).max) << 224;

function quantity(UnitWord word) pure returns (uint56) {
    return uint56(UnitWord.unwrap(word));
}

function since(UnitWord word) pure returns (uint40) {
    return uint40(UnitWord.unwrap(word) >> 56);
}

function items(UnitWord word) pure returns (uint16) {
    return uint16(UnitWord.unwrap(word) >> 96);
}

function hops(UnitWord word) pure returns (uint16) {
    return uint16(UnitWord.unwrap(word) >> 112);
}

function phase(UnitWord word) pure returns (Phase) {
    return Phase((UnitWord.unwrap(word) >> 128) & 7);
}

function has(UnitWord word, UnitFlag flag) pure returns (bool) {
    return UnitWord.unwrap(word) & UnitFlag.unwrap(flag) != 0;
}

function step(UnitWord word) pure returns (uint8) {
    return uint8(UnitWord.unwrap(word) >> 136);
}

function classes(UnitWord word) pure returns (uint16) {
    return uint16(UnitWord.unwrap(word) >> 144);
}

function rules(UnitWord word) pure returns (RulesId) {
    return RulesId.wrap(uint16(UnitWord.unwrap(word) >> 160));
}

function site(UnitWord word) pure returns (SiteId) {
    return SiteId.wrap(uint48(UnitWord.unwrap(word) >> 176));
}

function custodian(UnitWord word) pure returns (OrgId) {
    return OrgId.wrap(uint32(UnitWord.unwrap(word) >> 224));
}

function withAmount(UnitWord word, uint56 quantity_, uint16 items_) pure returns (UnitWord) {
    return UnitWord.wrap((UnitWord.unwrap(word) & ~(QUANTITY_MASK | ITEMS_MASK)) | quantity_ | (uint256(items_) << 96));
}

function withSince(UnitWord word, uint40 since_) pure returns (UnitWord) {
    return UnitWord.wrap((UnitWord.unwrap(word) & ~SINCE_MASK) | (uint256(since_) << 56));
}

function withPhase(UnitWord word, Phase phase_) pure returns (UnitWord) {
    return UnitWord.wrap((UnitWord.unwrap(word) & ~PHASE_MASK) | (uint256(uint8(phase_)) << 128));
}

function withStep(UnitWord word, uint8 step_) pure returns (UnitWord) {
    return UnitWord.wrap((UnitWord.unwrap(word) & ~STEP_MASK) | (uint256(step_) << 136));
}

function withClasses(UnitWord word, uint16 classes_) pure returns (UnitWord) {
    return UnitWord.wrap((UnitWord.unwrap(word) & ~CLASSES_MASK) | (uint256(classes_) << 144));
}

function withSite(UnitWord word, SiteId site_) pure returns (UnitWord) {
    return UnitWord.wrap((UnitWord.unwrap(word) & ~SITE_MASK) | (uint256(site_.raw()) << 176));
}

function withPlace(UnitWord word, OrgId custodian_, SiteId site_) pure returns (UnitWord) {
    uint256 kept = UnitWord.unwrap(word) & ~(CUSTODIAN_MASK | SITE_MASK);
    return UnitWord.wrap(kept | (uint256(custodian_.raw()) << 224) | (uint256(site_.raw()) << 176));
}

/// @dev In other hands, at a place, and going on as usual.
function movedTo(UnitWord word, OrgId custodian_, SiteId site_) pure returns (UnitWord) {
    uint256 kept = UnitWord.unwrap(word) & ~(CUSTODIAN_MASK | SITE_MASK | PHASE_MASK);
    uint256 where = (uint256(custodian_.raw()) << 224) | (uint256(site_.raw()) << 176);
    return UnitWord.wrap(kept | where | (uint256(uint8(Phase.Active)) << 128));
}

function withFlag(UnitWord word, UnitFlag flag) pure returns (UnitWord) {
    return UnitWord.wrap(UnitWord.unwrap(word) | UnitFlag.unwrap(flag));
}

function withoutFlag(UnitWord word, UnitFlag flag) pure returns (UnitWord) {
    return UnitWord.wrap(UnitWord.unwrap(word) & ~UnitFlag.unwrap(flag));
}

/// @dev At LAST_HOP it stays: no handover begins there, so no offer is good twice.
function nextHop(UnitWord word) pure returns (UnitWord) {
    return hops(word) == LAST_HOP ? word : UnitWord.wrap(UnitWord.unwrap(word) + (1 << 112)); // below the field's end
}

/// @dev Until when the unit may stay in its step under that step's rule, in seconds; 0 is without end, as for an empty container.
function dueUnder(UnitWord word, StepRule rule) pure returns (uint256) {
    uint256 deadline = rule.deadline();
    return deadline == 0 || items(word) == 0 ? 0 : since(word) + deadline;
}
