// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Accounts} from "./Accounts.sol";
import {IHolders} from "./IHolders.sol";
import {Organisation, Standing} from "./IMembers.sol";
import {ADMIN, ANY_DUTY, CHECKER, Duties, MAKER} from "../types/Duties.sol";
import {CASH, InstrumentKind, SUBROGATED_CLAIM} from "../types/InstrumentKind.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Holders
/// @notice Documented in IHolders.
abstract contract Holders is Accounts {
    /// @inheritdoc IHolders
    function refuseKinds(uint16 kinds) external {
        OrgId org = _servesFor(msg.sender, ADMIN);
        // Nobody refuses cash, and the claim of who paid as a guarantor.
        uint256 always = (1 << CASH.raw()) | (1 << SUBROGATED_CLAIM.raw());
        require(kinds & always == 0, Holders_KindsInvalid(kinds));
        _organisations[org].refusedKinds = kinds;
        emit KindsRefused(org, kinds);
    }

    /// @inheritdoc IHolders
    function refusedKinds(OrgId org) external view returns (uint16) {
        return _organisations[org].refusedKinds;
    }

    /// @inheritdoc IHolders
    function requirePassing(
        address from,
        address to,
        InstrumentKind kind
    ) external view returns (OrgId fromOrg, OrgId toOrg) {
        return (requireGiving(from), requireTaking(to, kind));
    }

    /// @inheritdoc IHolders
    function requireGiving(address from) public view returns (OrgId) {
        (OrgId org, bool dualControl) = requireGivingSigned(from);
        if (dualControl) revert Holders_TwoHandsNeeded(org, from);
        return org;
    }

    /// @inheritdoc IHolders
    function requireGivingSigned(address from) public view returns (OrgId org, bool dualControl) {
        org = _honoured(from, MAKER);
        Organisation storage organisation = _organisations[org];
        if (organisation.standing == Standing.Expelled) revert Members_Expelled(org);
        dualControl = organisation.dualControl;
    }

    /// @inheritdoc IHolders
    function requireTaking(address to, InstrumentKind kind) public view returns (OrgId org) {
        if (kind == CASH || kind == SUBROGATED_CLAIM) {
            org = accounts[to].org;
            if (org.isNull()) revert Holders_NoMember(to);
            return org;
        }
        org = _honoured(to, ANY_DUTY);
        Organisation storage organisation = _organisations[org];
        Standing standing = organisation.standing;
        if (standing != Standing.Active) revert Members_NotActive(org, standing);
        if (organisation.refusedKinds & (1 << kind.raw()) != 0) revert Holders_KindRefused(org, kind);
    }

    /// @inheritdoc IHolders
    function ownsFor(address account, Duties anyOf) external view returns (OrgId) {
        return _honoured(account, anyOf);
    }

    /// @inheritdoc IHolders
    function actAsTwo(address maker, address checker) external view returns (OrgId org) {
        org = actTogether(maker, checker);
        _requireTwoPeople(maker, checker);
    }

    /// @inheritdoc IHolders
    function serveAsTwo(address maker, address checker) external view returns (OrgId org) {
        org = _servesFor(maker, MAKER);
        OrgId other = _servesFor(checker, CHECKER);
        require(org == other, Members_DifferentOrganisations(org, other));
        _requireTwoPeople(maker, checker);
    }

    function _requireTwoPeople(address maker, address checker) private view {
        bytes20 person = accounts[maker].person;
        bytes20 other = accounts[checker].person;
        require(person != 0 && other != 0 && person != other, Holders_OnePerson(maker, checker));
    }
}
