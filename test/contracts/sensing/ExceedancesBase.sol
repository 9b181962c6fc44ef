// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Batch} from "../../../contracts/sensing/Batch.sol";
import {Stage} from "../../../contracts/sensing/IExceedances.sol";
import {ExceedanceId, exceedanceId} from "../../../contracts/types/ExceedanceId.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Subject} from "../../../contracts/types/Subject.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice An exceedance, and those who move it. pH 9.50 where 9.00 is allowed.
abstract contract ExceedancesBase is SensingBase {
    Uid internal constant NONE = Uid.wrap(0);
    Uid internal constant UNKNOWN_STATEMENT = Uid.wrap(keccak256("never stated"));

    SchemaId internal schema;
    /// @dev A valid statement of the operator's about the exceedance.
    Statement internal report;
    /// @dev One of the regulator's.
    Uid internal decision;
    ExceedanceId internal id;

    function setUp() public virtual override {
        super.setUp();
        schema = registerSchema(mill.maker, "uint256 value");
        id = exceedanceId(ph, 1);
        report = reportBy(mill, id);
        decision = statedBy(epa);
    }

    /// @dev A valid statement of the organisation's about an exceedance.
    function reportBy(Org memory org, ExceedanceId about) internal returns (Statement memory statement) {
        statement = statementOf(schema, org.maker);
        statement.subject = Subject.wrap(bytes32(uint256(about.raw())));
        vm.prank(org.maker);
        attestations.attest(statement);
    }

    function statedBy(Org memory org) internal returns (Uid) {
        vm.prank(org.maker);
        return attestations.attest(statementOf(schema, org.maker));
    }

    /// @dev Sealed, and listing one exceedance with its first reading.
    function listing() internal returns (Batch memory batch) {
        batch = nextBatch(station, 3);
        batch.exceedances = excessItem(ph, batch.firstSeq, 950);
        submit(batch);
    }

    /// @dev All of the list.
    function openAll(Batch memory batch) internal returns (uint256 opened) {
        (opened, ) = exceedances.openListed(batch, 0, batch.exceedances.length);
    }

    function open() internal {
        openAll(listing());
    }

    /// @dev Opened, and brought to the stage by the shortest way.
    function bringTo(Stage stage) internal {
        if (stage == Stage.None) return;
        open();
        if (stage == Stage.Closed) close(epa.maker, NONE);
        if (stage == Stage.Disputed) dispute(mill.maker, report);
        if (stage == Stage.Acknowledged || stage == Stage.Remediated) acknowledge(mill.maker);
        if (stage == Stage.Remediated) remediate(mill.maker, report);
        assertStage(stage);
    }

    function acknowledge(address by) internal {
        vm.prank(by);
        exceedances.acknowledge(id);
    }

    function remediate(address by, Statement memory statement) internal {
        vm.prank(by);
        exceedances.remediate(id, statement);
    }

    function dispute(address by, Statement memory statement) internal {
        vm.prank(by);
        exceedances.dispute(id, statement);
    }

    function reopen(address by, Uid statement) internal {
        vm.prank(by);
        exceedances.reopen(id, statement);
    }

    function close(address by, Uid statement) internal {
        vm.prank(by);
        exceedances.close(id, statement);
    }

    function assertStage(Stage stage) internal view {
        vm.assertEq(uint256(exceedances.exceedance(id).stage), uint256(stage), "stage");
    }
}
