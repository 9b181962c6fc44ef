// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Account, Ended, IMembers, Organisation, Standing} from "./IMembers.sol";
import {Duties} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {Roles} from "../types/Roles.sol";

/// @title Accounts
/// @notice Documented in IMembers: what is stored of organisations and accounts, and whose acts are honoured.
///
/// Not `require`, which would lay out an error's values each time; every act of every contract comes through here.
abstract contract Accounts is IMembers {
    /// @inheritdoc IMembers
    mapping(OrgId org => Organisation) public override organisations;
    mapping(address account => Account) public accounts;
    /// @dev Apart from `accounts`, so that what is asked for now costs one slot.
    mapping(address account => Ended) public ended;

    function _honoured(address account, Duties anyOf) internal view returns (OrgId) {
        Account storage a = accounts[account];
        uint256 until = a.validUntil;
        if (Duties.unwrap(a.duties) & Duties.unwrap(anyOf) == 0) _refuse(account, anyOf);
        if (until != 0) {
            if (block.timestamp > until) _refuse(account, anyOf);
        }
        return a.org;
    }

    /// @dev As `_honoured`, of a time that lies back.
    function _honouredAt(address account, Duties anyOf, uint48 when) internal view returns (OrgId) {
        Account storage a = accounts[account];
        (OrgId org, Duties duties, uint48 until) = (a.org, a.duties, a.validUntil);
        if (duties.isNone()) {
            Ended storage before = ended[account];
            duties = before.duties;
            if (duties.isNone() || when > before.trustedUntil) revert Members_NotEnrolledAt(account, when);
        }
        if (until != 0 && when > until) revert Members_AccountExpired(account, until);
        if (!duties.intersects(anyOf)) revert Members_DutyMissing(account, duties, anyOf);
        return org;
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

    function _requireRoles(OrgId org, Roles roles) internal view {
        Roles has = organisations[org].roles;
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
        Organisation storage organisation = organisations[org];
        uint256 word;
        assembly ("memory-safe") {
            word := sload(organisation.slot)
        }
        return uint8(word) == uint8(Standing.Expelled);
    }
}
