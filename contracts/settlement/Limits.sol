// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {GROUP_SETTING_TYPEHASH, GroupSetting, ILimits, LIMIT_SETTING_TYPEHASH, LimitSetting} from "./ILimits.sol";
import {approvedBy, DualApproval} from "../members/DualApproval.sol";
import {IMembers} from "../members/IMembers.sol";
import {GroupId} from "../types/GroupId.sol";
import {LimitKind} from "../types/LimitKind.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Limits
/// @notice Documented in ILimits.
contract Limits is ILimits, EIP712 {
    /// @notice Most groups one within the other.
    uint256 public constant MAX_DEPTH = 8;

    /// @dev One slot.
    struct Limit {
        uint104 cap;
        uint104 used;
        GroupId group;
        uint24 version;
        bool suspended;
    }

    /// @dev One slot.
    struct GroupLimit {
        uint104 cap;
        uint104 used;
        GroupId within;
        uint24 version;
    }

    IMembers public immutable MEMBERS;

    /// @inheritdoc ILimits
    mapping(address case_ => bool) public isCase;
    /// @inheritdoc ILimits
    mapping(address case_ => bool) public wasCase;
    /// @dev | principal 32 | counterparty 32 | kind 8 |
    mapping(uint256 key => Limit) private _limits;
    /// @dev | principal 32 | group 16 | kind 8 |
    mapping(uint256 key => GroupLimit) private _groups;

    constructor(IMembers members) EIP712("Tallystick Limits", "1") {
        MEMBERS = members;
    }

    /// @inheritdoc ILimits
    function setCase(address case_, bool allowed) external {
        require(msg.sender == MEMBERS.council(), Limits_NotCouncil(msg.sender));
        isCase[case_] = allowed;
        if (allowed) wasCase[case_] = true;
        emit CaseSet(case_, allowed);
    }

    /* SETTING */

    /// @inheritdoc ILimits
    function setLimit(LimitSetting calldata setting, DualApproval calldata approval) external {
        (OrgId principal, OrgId counterparty, LimitKind kind) = (setting.principal, setting.counterparty, setting.kind);
        Limit storage limit = _limits[_key(principal, counterparty, kind)];
        _requireNext(limit.version, setting.version, setting.deadline);
        _requirePrincipal(principal, keccak256(abi.encode(LIMIT_SETTING_TYPEHASH, setting)), approval);
        GroupId group = setting.group;
        if (!group.isNull()) _requireSet(principal, group, kind);
        require(
            group == limit.group || limit.used == 0,
            Limits_GroupInUse(principal, counterparty, kind, limit.group, limit.used)
        );

        (limit.cap, limit.group, limit.version, limit.suspended) = (setting.cap, group, setting.version, false);
        emit LimitSet(principal, counterparty, kind, setting.cap, group, setting.version);
    }

    /// @inheritdoc ILimits
    function setGroupLimit(GroupSetting calldata setting, DualApproval calldata approval) external {
        (OrgId principal, GroupId group, LimitKind kind) = (setting.principal, setting.group, setting.kind);
        GroupLimit storage limit = _groups[_groupKey(principal, group, kind)];
        require(!group.isNull(), Limits_GroupInvalid(principal, group, kind));
        _requireNext(limit.version, setting.version, setting.deadline);
        _requirePrincipal(principal, keccak256(abi.encode(GROUP_SETTING_TYPEHASH, setting)), approval);
        GroupId within = setting.within;
        require(
            limit.version == 0 ? _canHold(principal, within, group, kind) : within == limit.within,
            Limits_WithinInvalid(principal, group, within, MAX_DEPTH)
        );

        (limit.cap, limit.within, limit.version) = (setting.cap, within, setting.version);
        emit GroupLimitSet(principal, group, kind, setting.cap, within, setting.version);
    }

    /* USE */

    /// @inheritdoc ILimits
    function use(OrgId principal, OrgId counterparty, LimitKind kind, uint256 amount) external {
        require(isCase[msg.sender], Limits_NotCase(msg.sender));
        Limit storage limit = _limits[_key(principal, counterparty, kind)];
        Limit memory was = limit;
        require(was.version != 0, Limits_NotSet(principal, counterparty, kind));
        require(!was.suspended, Limits_Suspended(principal, counterparty, kind));
        require(
            _fits(was.cap, was.used, amount),
            Limits_Exceeded(principal, counterparty, kind, GroupId.wrap(0), was.cap, was.used, amount)
        );

        limit.used = was.used + uint104(amount); // fits below a cap
        GroupId group = was.group;
        while (!group.isNull()) {
            GroupLimit storage above = _groups[_groupKey(principal, group, kind)];
            GroupLimit memory held = above;
            require(
                _fits(held.cap, held.used, amount),
                Limits_Exceeded(principal, counterparty, kind, group, held.cap, held.used, amount)
            );
            above.used = held.used + uint104(amount); // fits below a cap
            group = held.within;
        }
        emit LimitUsed(principal, counterparty, kind, amount);
    }

    /// @inheritdoc ILimits
    function free(OrgId principal, OrgId counterparty, LimitKind kind, uint256 amount) external {
        _requireWasCase();
        Limit storage limit = _limits[_key(principal, counterparty, kind)];
        uint256 used = limit.used;
        require(amount <= used, Limits_NotUsed(principal, counterparty, kind, used, amount));

        limit.used = uint104(used - amount); // less than it was
        GroupId group = limit.group;
        while (!group.isNull()) {
            GroupLimit storage above = _groups[_groupKey(principal, group, kind)];
            above.used -= uint104(amount); // a part of what its counterparties use
            group = above.within;
        }
        emit LimitFreed(principal, counterparty, kind, amount);
    }

    /// @inheritdoc ILimits
    function suspend(OrgId principal, OrgId counterparty, LimitKind kind) external {
        _requireWasCase();
        Limit storage limit = _limits[_key(principal, counterparty, kind)];
        require(limit.version != 0, Limits_NotSet(principal, counterparty, kind));
        limit.suspended = true;
        emit LimitSuspended(principal, counterparty, kind);
    }

    /* READING */

    /// @inheritdoc ILimits
    function limitOf(
        OrgId principal,
        OrgId counterparty,
        LimitKind kind
    ) external view returns (uint104 cap, uint104 used, GroupId group, uint24 version, bool suspended) {
        Limit storage limit = _limits[_key(principal, counterparty, kind)];
        return (limit.cap, limit.used, limit.group, limit.version, limit.suspended);
    }

    /// @inheritdoc ILimits
    function groupLimitOf(
        OrgId principal,
        GroupId group,
        LimitKind kind
    ) external view returns (uint104 cap, uint104 used, GroupId within, uint24 version) {
        GroupLimit storage limit = _groups[_groupKey(principal, group, kind)];
        return (limit.cap, limit.used, limit.within, limit.version);
    }

    /* INTERNAL */

    function _requireWasCase() private view {
        require(wasCase[msg.sender], Limits_NotCase(msg.sender));
    }

    function _requireNext(uint24 version, uint24 next, uint48 deadline) private view {
        require(block.timestamp <= deadline, Limits_Expired(deadline, block.timestamp));
        require(next == version + 1, Limits_WrongVersion(version + 1, next));
    }

    function _requirePrincipal(OrgId principal, bytes32 structHash, DualApproval calldata approval) private view {
        OrgId org = approvedBy(MEMBERS, _hashTypedDataV4(structHash), approval);
        require(org == principal, Limits_NotPrincipal(principal, org));
    }

    function _requireSet(OrgId principal, GroupId group, LimitKind kind) private view {
        require(_groups[_groupKey(principal, group, kind)].version != 0, Limits_GroupInvalid(principal, group, kind));
    }

    /// @dev Whether a new group can be put within another. That one stays where it is, so the depth is final.
    function _canHold(OrgId principal, GroupId within, GroupId group, LimitKind kind) private view returns (bool) {
        if (within.isNull()) return true;
        if (within.raw() >= group.raw()) return false;
        _requireSet(principal, within, kind);
        uint256 depth = 1;
        for (; !within.isNull(); depth++) within = _groups[_groupKey(principal, within, kind)].within;
        return depth <= MAX_DEPTH;
    }

    function _fits(uint256 cap, uint256 used, uint256 amount) private pure returns (bool) {
        return used <= cap && amount <= cap - used;
    }

    function _key(OrgId principal, OrgId counterparty, LimitKind kind) private pure returns (uint256) {
        return (uint256(principal.raw()) << 40) | (uint256(counterparty.raw()) << 8) | kind.raw();
    }

    function _groupKey(OrgId principal, GroupId group, LimitKind kind) private pure returns (uint256) {
        return (uint256(principal.raw()) << 24) | (uint256(group.raw()) << 8) | kind.raw();
    }
}
