// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Statement} from "./Statement.sol";
import {OrgId} from "../types/OrgId.sol";
import {Root} from "../types/Root.sol";
import {SchemaId} from "../types/SchemaId.sol";

/// @title ISchemaPolicy
/// @notice A rule of one schema. A policy refuses by reverting with an error of its own.
/// @dev Called by Attestations after the record is written and the event emitted. It may call back. It can only revert
/// the whole transaction.
interface ISchemaPolicy {
    /// @notice A statement is being recorded. `org` is the attester's organisation.
    function onAttest(Statement calldata statement, OrgId org) external;

    /// @notice A root is being anchored. The policy sees the root, not the statements: a rule over their content has to
    /// refuse anchors.
    function onAnchor(SchemaId schema, Root root, uint32 count, address attester, OrgId org) external;
}
