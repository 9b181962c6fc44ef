// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Account, Ended, IMembers, Organisation, Standing} from "./IMembers.sol";
import {CHECKER, Duties, MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {Roles} from "../types/Roles.sol";

/// @title Accounts
/// @notice Documented in IMembers. Here: whose an account is, and whether it may act.
///
/// Not `require`, which would lay out an error's values each time; every act of every contract comes through here.
abstract contract Accounts is IMembers {
    mapping(OrgId org => Organisation) internal _organisations;
    mapping(address account => Account) public accounts;
    /// @dev Apart from `accounts`, so that what is asked for now costs one slot.
    mapping(address account => Ended) public ended;

    /* WHO IS THIS, AND MAY IT */

    /// @inheritdoc IMembers
    function actsFor(address account, Duties anyOf) public view returns (OrgId org) {
        org = _honoured(account, anyOf);
        Standing standing = _organisations[org].standing;
        if (standing != Standing.Active) revert Members_NotActive(org, standing);
    }

    /// @inheritdoc IMembers
    function actsAs(address account, Duties anyOf, Roles roles) external view returns (OrgId org) {
        org = actsFor(account, anyOf);
        _requireRoles(org, roles);
    }

    /// @inheritdoc IMembers
    function servesFor(address account, Duties anyOf) external view returns (OrgId org) {
        return _servesFor(account, anyOf);
    }

    /// @inheritdoc IMembers
    function servesAs(address account, Duties anyOf, Roles roles) external view returns (OrgId org) {
        org = _servesFor(account, anyOf);
        _requireRoles(org, roles);
    }

    /// @inheritdoc IMembers
    function bothSides(
        address giver,
        uint48 givenAt,
        address taker,
        uint48 takenAt,
        Duties anyOf,
        Roles roles
    ) external view returns (OrgId from, OrgId to) {
        from = _honouredAt(giver, anyOf, givenAt);
        to = _honouredAt(taker, anyOf, takenAt);
        (Standing standing, Roles has) = (_organisations[to].standing, _organisations[to].roles);
        if (standing != Standing.Active) revert Members_NotActive(to, standing);
        if (!has.includes(roles)) revert Members_RoleMissing(to, has, roles);
    }

    /// @inheritdoc IMembers
    function actTogether(address maker, address checker) public view returns (OrgId org) {
        org = actsFor(maker, MAKER);
        OrgId other = actsFor(checker, CHECKER);
        require(org == other, Members_DifferentOrganisations(org, other));
        if (_organisations[org].dualControl) {
            bytes20 person = accounts[maker].person;
            require(
                person != 0 && accounts[checker].person != 0 && person != accounts[checker].person,
                Members_SamePerson(maker, checker)
            );
        }
    }

    /// @inheritdoc IMembers
    function orgOf(address account) external view returns (OrgId org) {
        return accounts[account].org;
    }

    /// @inheritdoc IMembers
    function isHonoured(address account) external view returns (bool) {
        Account memory a = accounts[account];
        return
            !a.duties.isNone() &&
            (a.validUntil == 0 || block.timestamp <= a.validUntil) &&
            _organisations[a.org].standing != Standing.Expelled;
    }

    /// @inheritdoc IMembers
    function organisations(
        OrgId org
    ) external view returns (Standing standing, bool dualControl, Roles roles, address votingAccount) {
        Organisation storage o = _organisations[org];
        return (o.standing, o.dualControl, o.roles, o.votingAccount);
    }

    /// @inheritdoc IMembers
    function standingOf(OrgId org) external view returns (Standing) {
        return _organisations[org].standing;
    }

    /* INTERNAL */

    function _honoured(address account, Duties anyOf) internal view returns (OrgId) {
        Account storage a = accounts[account];
        uint256 until = a.validUntil;
        if (Duties.unwrap(a.duties) & Duties.unwrap(anyOf) == 0) _refuse(account, anyOf);
        if (until != 0) {
            if (block.timestamp > until) _refuse(account, anyOf);
        }
        return a.org;
    }

    /// @dev `_honoured` in one piece, and not expelled: what ends risk comes through here, and a call less is cheaper.
    function _servesFor(address account, Duties anyOf) internal view returns (OrgId org) {
        Account storage a = accounts[account];
        uint256 until = a.validUntil;
        if (Duties.unwrap(a.duties) & Duties.unwrap(anyOf) == 0) _refuse(account, anyOf);
        if (until != 0) {
            if (block.timestamp > until) _refuse(account, anyOf);
        }
        org = a.org;
        if (_isExpelled(org)) revert Members_Expelled(org);
    }

    /// @dev As `_honoured`, of a time that lies back.
    function _honouredAt(address account, Duties anyOf, uint48 when) private view returns (OrgId) {
        Account storage a = accounts[account];
        (OrgId org, Duties duties, uint48 until) = (a.org, a.duties, a.validUntil);
        if (duties.isNone()) {
            Ended storage before = ended[account];
            duties = before.duties;
            if (duties.isNone() || when > before.trustedUntil) revert Members_NotEnrolledAt(account, when);
            // A time that the thief wrote down itself proves nothing.
            if (before.lost) revert Members_KeyLost(account, before.trustedUntil);
        }
        if (until != 0 && when > until) revert Members_AccountExpired(account, until);
        if (!duties.intersects(anyOf)) revert Members_DutyMissing(account, duties, anyOf);
        return org;
    }

    function _requireRoles(OrgId org, Roles roles) private view {
        Roles has = _organisations[org].roles;
        if (!has.includes(roles)) revert Members_RoleMissing(org, has, roles);
    }

    /// @dev Why the account is not honoured in any of these duties.
    function _refuse(address account, Duties anyOf) private view {
        Account storage a = accounts[account];
        if (a.duties.isNone()) revert Members_NotEnrolled(account);
        if (_isPast(a.validUntil)) revert Members_AccountExpired(account, a.validUntil);
        revert Members_DutyMissing(account, a.duties, anyOf);
    }

    function _isPast(uint48 until) private view returns (bool) {
        return until != 0 && block.timestamp > until;
    }

    /// @dev From the slot's lowest byte: read as a Standing it would be checked to be one, as it was when it was set.
    function _isExpelled(OrgId org) private view returns (bool) {
        Organisation storage organisation = _organisations[org];
        uint256 word;
        assembly ("memory-safe") {
            word := sload(organisation.slot)
        }
        return uint8(word) == uint8(Standing.Expelled);
    }
}
