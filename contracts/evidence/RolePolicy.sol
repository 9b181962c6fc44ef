// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ISchemaPolicy} from "./ISchemaPolicy.sol";
import {Statement} from "./Statement.sol";
import {IMembers} from "../members/IMembers.sol";
import {ANY_DUTY} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {Roles} from "../types/Roles.sol";
import {Root} from "../types/Root.sol";
import {SchemaId} from "../types/SchemaId.sol";

/// @title RolePolicy
/// @notice Only organisations that hold certain roles may state under the schema: calibration certificates by inspectors,
/// for one.
contract RolePolicy is ISchemaPolicy {
    IMembers public immutable MEMBERS;
    Roles public immutable ROLES;

    constructor(IMembers members, Roles roles) {
        MEMBERS = members;
        ROLES = roles;
    }

    /// @inheritdoc ISchemaPolicy
    function onAttest(Statement calldata statement, OrgId) external view {
        MEMBERS.actsAs(statement.attester, ANY_DUTY, ROLES);
    }

    /// @inheritdoc ISchemaPolicy
    function onAnchor(SchemaId, Root, uint32, address attester, OrgId) external view {
        MEMBERS.actsAs(attester, ANY_DUTY, ROLES);
    }
}
