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
    uint104 cap;
    /// @dev Group whose cap holds beside this one; zero for none.
    GroupId group;
    /// @dev One more than that of the setting before, from 1: an older setting cannot be brought again.
    uint24 version;
    uint48 deadline;
}

/// @notice What a principal sets for a group and kind.
struct GroupSetting {
    OrgId principal;
    GroupId group;
    LimitKind kind;
    uint104 cap;
    /// @dev Group that this one is within, of a lower number; zero for none. Stays as the first setting says.
    GroupId within;
    uint24 version;
    uint48 deadline;
}

bytes32 constant LIMIT_SETTING_TYPEHASH = keccak256(
    "LimitSetting(uint32 principal,uint32 counterparty,uint8 kind,uint104 cap,uint16 group,uint24 version,uint48 deadline)"
);
bytes32 constant GROUP_SETTING_TYPEHASH = keccak256(
    "GroupSetting(uint32 principal,uint16 group,uint8 kind,uint104 cap,uint16 within,uint24 version,uint48 deadline)"
);

/// @title Limits
/// @notice How much risk a principal takes on a counterparty, on a group of them, on all. Cases use and free limits in the transaction that
/// makes or ends an obligation, so two confirmations cannot both take the last of one. Without a limit there is no risk: a counterparty
/// without one is refused.
///
/// A cap may be set below what is used: then nothing new fits, and what runs goes on.
interface ILimits {
    /// @notice Only the Council names cases: `caller` is not its timelock.
    error Limits_NotCouncil(address caller);
    /// @notice Only a case uses limits. One that is none any more still frees and suspends.
    error Limits_NotCase(address caller);
    /// @notice The signers belong to `signer`; the limit is that of `principal`.
    error Limits_NotPrincipal(OrgId principal, OrgId signer);
    /// @notice The next version is `expected`.
    error Limits_WrongVersion(uint24 expected, uint24 given);
    /// @notice The deadline was `deadline`, and the block's time is `now_`.
    error Limits_Expired(uint48 deadline, uint256 now_);
    /// @notice The principal set no limit of this kind for this counterparty.
    error Limits_NotSet(OrgId principal, OrgId counterparty, LimitKind kind);
    /// @notice A group has a number, and the principal set a limit of this kind for it before something is put into it.
    error Limits_GroupInvalid(OrgId principal, GroupId group, LimitKind kind);
    /// @notice The group cannot be within `within`: it is within another, or `within` is not a lower number, or there are already `most` groups
    /// one within the other.
    error Limits_WithinInvalid(OrgId principal, GroupId group, GroupId within, uint256 most);
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
        uint104 cap,
        GroupId group,
        uint24 version
    );
    event GroupLimitSet(
        OrgId indexed principal,
        GroupId indexed group,
        LimitKind indexed kind,
        uint104 cap,
        GroupId within,
        uint24 version
    );
    event LimitUsed(OrgId indexed principal, OrgId indexed counterparty, LimitKind indexed kind, uint256 amount);
    event LimitFreed(OrgId indexed principal, OrgId indexed counterparty, LimitKind indexed kind, uint256 amount);
    event LimitSuspended(OrgId indexed principal, OrgId indexed counterparty, LimitKind indexed kind);

    /// @notice Makes a contract a case, or takes that from it: it uses no more, and still frees what its obligations used, and suspends.
    /// Council only.
    function setCase(address case_, bool allowed) external;

    /// @notice Sets a counterparty's limit; that also ends a suspension. Anybody may relay what two people of the principal signed.
    function setLimit(LimitSetting calldata setting, DualApproval calldata approval) external;

    /// @notice Sets a group's limit.
    function setGroupLimit(GroupSetting calldata setting, DualApproval calldata approval) external;

    /// @notice Uses `amount` of the counterparty's limit and of all groups that it is within. Case only.
    function use(OrgId principal, OrgId counterparty, LimitKind kind, uint256 amount) external;

    /// @notice Frees what was used. Works in every state. A case, or one that was.
    function free(OrgId principal, OrgId counterparty, LimitKind kind, uint256 amount) external;

    /// @notice Suspends a limit, as after a default. A case, or one that was.
    function suspend(OrgId principal, OrgId counterparty, LimitKind kind) external;

    /// @notice Whether the contract uses limits.
    function isCase(address case_) external view returns (bool);

    /// @notice Whether the contract is a case, or was.
    function wasCase(address case_) external view returns (bool);

    /// @notice A counterparty's limit.
    function limitOf(
        OrgId principal,
        OrgId counterparty,
        LimitKind kind
    ) external view returns (uint104 cap, uint104 used, GroupId group, uint24 version, bool suspended);

    /// @notice A group's limit.
    function groupLimitOf(
        OrgId principal,
        GroupId group,
        LimitKind kind
    ) external view returns (uint104 cap, uint104 used, GroupId within, uint24 version);
}
