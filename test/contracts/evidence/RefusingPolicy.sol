// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ISchemaPolicy} from "../../../contracts/evidence/ISchemaPolicy.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";

/// @notice Counts what it is asked; refuses batches, and the one value it was told.
contract RefusingPolicy is ISchemaPolicy {
    error RefusingPolicy_Refused(OrgId org);

    uint256 public asked;
    uint256 private immutable REFUSED;

    constructor(uint256 refused) {
        REFUSED = refused;
    }

    function onAttest(Statement calldata statement, OrgId org) external {
        asked++;
        require(abi.decode(statement.data, (uint256)) != REFUSED, RefusingPolicy_Refused(org));
    }

    function onAnchor(SchemaId, Root, uint32, address, OrgId org) external pure {
        revert RefusingPolicy_Refused(org);
    }
}
