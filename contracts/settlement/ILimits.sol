// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DualApproval} from "../members/DualApproval.sol";
import {GroupId} from "../types/GroupId.sol";
import {LimitKind} from "../types/LimitKind.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice What a principal sets for one counterparty and kind. Two people of the principal sign it.
struct LimitSetting {
    OrgId principal;
    OrgId counterparty;
    LimitKind kind;
    /// @dev In minor units.
    uint112 cap;
    /// @dev Group whose cap holds beside this one; zero for none.
    GroupId group;
    /// @dev One more than that of the setting before, from 1: an older setting cannot be brought again.
    uint32 version;
    uint48 deadline;
}

/// @notice What a principal sets for a group and kind.
struct GroupSetting {
    OrgId principal;
    GroupId group;
    LimitKind kind;
    uint112 cap;
    /// @dev Group that this one is within, of a lower number; zero for none.
    GroupId within;
    uint32 version;
    uint48 deadline;
}

/// @title Limits
/// @notice How much risk a principal takes on a counterparty, on a group of them, on all. Cases use and free limits in the transaction that
/// makes or ends an obligation, so two confirmations cannot both take the last of one. Without a limit there is no risk: a counterparty
/// without one is refused.
///
/// A cap may be set below what is used: then nothing new fits, and what runs goes on.
interface ILimits {
    /// @notice Only the Council names cases: `caller` is not its timelock.
    error Limits_NotCouncil(address caller);
    /// @notice Only a case uses and frees limits.
    error Limits_NotCase(address caller);
    /// @notice The signers belong to `signer`; the limit is that of `principal`.
    error Limits_NotPrincipal(OrgId principal, OrgId signer);
    /// @notice The next version is `expected`.
    error Limits_WrongVersion(uint32 expected, uint32 given);
    /// @notice The deadline was `deadline`, and the block's time is `now_`.
    error Limits_Expired(uint48 deadline, uint256 now_);
    /// @notice The principal set no limit of this kind for this counterparty.
    error Limits_NotSet(OrgId principal, OrgId counterparty, LimitKind kind);
    /// @notice The principal set no limit of this kind for this group; or the group is to be within one whose number is not lower.
    error Limits_GroupInvalid(OrgId principal, GroupId group, LimitKind kind);
    /// @notice `amount` does not fit: `used` of `cap` are used. `group` is zero where it is the counterparty's own limit.
    error Limits_Exceeded(
        OrgId principal,
        OrgId counterparty,
        LimitKind kind,
        GroupId group,
        uint256 cap,
        uint256 used,
        uint256 amount
    );
    /// @notice The limit is suspended: nothing new fits until the principal sets it anew.
    error Limits_Suspended(OrgId principal, OrgId counterparty, LimitKind kind);
    /// @notice More than is used cannot be freed.
    error Limits_NotUsed(OrgId principal, OrgId counterparty, LimitKind kind, uint256 used, uint256 amount);
    /// @notice The counterparty goes to another group, or to none, only while nothing of its limit is used.
    error Limits_GroupInUse(OrgId principal, OrgId counterparty, LimitKind kind, GroupId group, uint256 used);

    event CaseSet(address indexed case_, bool allowed);
    event LimitSet(
        OrgId indexed principal,
        OrgId indexed counterparty,
        LimitKind indexed kind,
        uint112 cap,
        GroupId group,
        uint32 version
    );
    event GroupLimitSet(
        OrgId indexed principal,
        GroupId indexed group,
        LimitKind indexed kind,
        uint112 cap,
        GroupId within,
        uint32 version
    );
    event LimitUsed(OrgId indexed principal, OrgId indexed counterparty, LimitKind indexed kind, uint256 amount);
    event LimitFreed(OrgId indexed principal, OrgId indexed counterparty, LimitKind indexed kind, uint256 amount);
    event LimitSuspended(OrgId indexed principal, OrgId indexed counterparty, LimitKind indexed kind);

    /// @notice Makes a contract a case, or takes that from it. Council only.
    function setCase(address case_, bool allowed) external;

    /// @notice Sets a counterparty's limit; that also ends a suspension. Anybody may relay what two people of the principal signed.
    function setLimit(LimitSetting calldata setting, DualApproval calldata approval) external;

    /// @notice Sets a group's limit.
    function setGroupLimit(GroupSetting calldata setting, DualApproval calldata approval) external;

    /// @notice Uses `amount` of the counterparty's limit and of all groups that it is within. Case only.
    function use(OrgId principal, OrgId counterparty, LimitKind kind, uint256 amount) external;

    /// @notice Frees what was used. Works in every state. Case only.
    function free(OrgId principal, OrgId counterparty, LimitKind kind, uint256 amount) external;

    /// @notice Suspends a limit, as after a default. Case only.
    function suspend(OrgId principal, OrgId counterparty, LimitKind kind) external;

    /// @notice A counterparty's limit.
    function limitOf(
        OrgId principal,
        OrgId counterparty,
        LimitKind kind
    ) external view returns (uint112 cap, uint112 used, GroupId group, uint32 version, bool suspended);

    /// @notice A group's limit.
    function groupLimitOf(
        OrgId principal,
        GroupId group,
        LimitKind kind
    ) external view returns (uint112 cap, uint112 used, GroupId within, uint32 version);
}
