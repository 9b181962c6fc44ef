// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHolders} from "./IHolders.sol";
import {Signatures} from "../libraries/Signatures.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice The signatures of two people of one organisation over one EIP-712 digest. Each in the form that Signatures takes.
struct DualApproval {
    bytes maker;
    bytes checker;
}

/// @return org The active organisation whose maker and checker signed.
function approvedBy(IHolders members, bytes32 digest, DualApproval calldata approval) view returns (OrgId org) {
    (address maker, address checker) = signersOf(digest, approval);
    return members.actAsTwo(maker, checker);
}

/// @return org As `approvedBy`; it may also be restricted: for acts that end risk.
function approvedServing(IHolders members, bytes32 digest, DualApproval calldata approval) view returns (OrgId org) {
    (address maker, address checker) = signersOf(digest, approval);
    return members.serveAsTwo(maker, checker);
}

/// @notice Requires that `giver` signed to give value up, and where its organisation is under dual control, a CHECKER of it too, who is
/// another person.
/// @param signature By exactly `giver`.
/// @param checker Empty where the organisation is not under dual control.
/// @return org The giver's organisation.
function requireGiver(
    IHolders members,
    address giver,
    bytes32 digest,
    bytes calldata signature,
    bytes calldata checker
) view returns (OrgId org) {
    bool dualControl;
    (org, dualControl) = members.requireGivingSigned(giver);
    (address signer, bool good) = Signatures.signerOf(digest, signature);
    if (!good || signer != giver) revert IHolders.Holders_NotSigned(digest, giver);
    if (!dualControl) return org;
    (signer, good) = Signatures.signerOf(digest, checker);
    if (!good) revert IHolders.Holders_CheckerMissing(digest, org, giver);
    members.serveAsTwo(giver, signer);
}

/// @return maker Who signed as maker.
/// @return checker Who signed as checker.
function signersOf(bytes32 digest, DualApproval calldata approval) view returns (address maker, address checker) {
    bool good;
    (maker, good) = Signatures.signerOf(digest, approval.maker);
    if (!good) revert IHolders.Holders_BadSignature(digest, true);
    (checker, good) = Signatures.signerOf(digest, approval.checker);
    if (!good) revert IHolders.Holders_BadSignature(digest, false);
}
