// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {Exceedance, IExceedances, Stage} from "../../../contracts/sensing/IExceedances.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {exceedanceId} from "../../../contracts/types/ExceedanceId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {REGULATOR, STATION_OPERATOR} from "../../../contracts/types/Roles.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {Batch} from "../../../contracts/sensing/Batch.sol";
import {ExceedancesBase} from "./ExceedancesBase.sol";

/// @notice The life of an exceedance: every transition, allowed or forbidden, and who may make it.
contract ExceedancesStagesTest is ExceedancesBase {
    /* ALLOWED */

    function test_OpenToAcknowledged() public {
        bringTo(Stage.Open);
        _expectMoved(Stage.Open, Stage.Acknowledged, mill.id, NONE);
        acknowledge(mill.checker);
        _assertMoved(Stage.Acknowledged);
    }

    function test_AcknowledgedToRemediated() public {
        bringTo(Stage.Acknowledged);
        _expectMoved(Stage.Acknowledged, Stage.Remediated, mill.id, report);
        remediate(mill.checker, report);
        _assertMoved(Stage.Remediated);
    }

    function test_OpenToDisputed() public {
        bringTo(Stage.Open);
        _expectMoved(Stage.Open, Stage.Disputed, mill.id, report);
        dispute(mill.checker, report);
        _assertMoved(Stage.Disputed);
    }

    function test_AcknowledgedToDisputed() public {
        bringTo(Stage.Acknowledged);
        _expectMoved(Stage.Acknowledged, Stage.Disputed, mill.id, report);
        dispute(mill.maker, report);
        _assertMoved(Stage.Disputed);
    }

    function test_RemediatedToOpen() public {
        bringTo(Stage.Remediated);
        _expectMoved(Stage.Remediated, Stage.Open, epa.id, report);
        reopen(epa.checker, report);
        _assertMoved(Stage.Open);
    }

    function test_DisputedToOpen() public {
        bringTo(Stage.Disputed);
        _expectMoved(Stage.Disputed, Stage.Open, epa.id, NONE);
        reopen(epa.maker, NONE);
        _assertMoved(Stage.Open);
    }

    function test_AnyStageToClosed() public {
        for (uint64 stage = 1; stage < 5; stage++) {
            id = exceedanceId(ph, 3 * (stage - 1) + 1);
            vm.warp(START);
            bringTo(Stage(stage));
            Uid decision = stage % 2 == 0 ? report : NONE;
            _expectMoved(Stage(stage), Stage.Closed, epa.id, decision);
            close(epa.checker, decision);
            _assertMoved(Stage.Closed);
        }
    }

    /* FORBIDDEN */

    function test_RevertWhen_NoneToAcknowledged() public {
        bringTo(Stage.None);
        _forbidden(Stage.None, Stage.Acknowledged);
        acknowledge(mill.maker);
    }

    function test_RevertWhen_NoneToRemediated() public {
        bringTo(Stage.None);
        _forbidden(Stage.None, Stage.Remediated);
        remediate(mill.maker, report);
    }

    function test_RevertWhen_NoneToDisputed() public {
        bringTo(Stage.None);
        _forbidden(Stage.None, Stage.Disputed);
        dispute(mill.maker, report);
    }

    function test_RevertWhen_NoneToClosed() public {
        bringTo(Stage.None);
        _forbidden(Stage.None, Stage.Closed);
        close(epa.maker, report);
    }

    function test_RevertWhen_OpenToOpen() public {
        bringTo(Stage.Open);
        _forbidden(Stage.Open, Stage.Open);
        reopen(epa.maker, report);
    }

    function test_RevertWhen_OpenToRemediated() public {
        bringTo(Stage.Open);
        _forbidden(Stage.Open, Stage.Remediated);
        remediate(mill.maker, report);
    }

    function test_RevertWhen_AcknowledgedToOpen() public {
        bringTo(Stage.Acknowledged);
        _forbidden(Stage.Acknowledged, Stage.Open);
        reopen(epa.maker, report);
    }

    function test_RevertWhen_AcknowledgedToAcknowledged() public {
        bringTo(Stage.Acknowledged);
        _forbidden(Stage.Acknowledged, Stage.Acknowledged);
        acknowledge(mill.maker);
    }

    function test_RevertWhen_RemediatedToAcknowledged() public {
        bringTo(Stage.Remediated);
        _forbidden(Stage.Remediated, Stage.Acknowledged);
        acknowledge(mill.maker);
    }

    function test_RevertWhen_RemediatedToRemediated() public {
        bringTo(Stage.Remediated);
        _forbidden(Stage.Remediated, Stage.Remediated);
        remediate(mill.maker, report);
    }

    function test_RevertWhen_RemediatedToDisputed() public {
        bringTo(Stage.Remediated);
        _forbidden(Stage.Remediated, Stage.Disputed);
        dispute(mill.maker, report);
    }

    function test_RevertWhen_DisputedToAcknowledged() public {
        bringTo(Stage.Disputed);
        _forbidden(Stage.Disputed, Stage.Acknowledged);
        acknowledge(mill.maker);
    }

    function test_RevertWhen_DisputedToRemediated() public {
        bringTo(Stage.Disputed);
        _forbidden(Stage.Disputed, Stage.Remediated);
        remediate(mill.maker, report);
    }

    function test_RevertWhen_DisputedToDisputed() public {
        bringTo(Stage.Disputed);
        _forbidden(Stage.Disputed, Stage.Disputed);
        dispute(mill.maker, report);
    }

    function test_RevertWhen_ClosedToOpen() public {
        bringTo(Stage.Closed);
        _forbidden(Stage.Closed, Stage.Open);
        reopen(epa.maker, report);
    }

    function test_RevertWhen_ClosedToAcknowledged() public {
        bringTo(Stage.Closed);
        _forbidden(Stage.Closed, Stage.Acknowledged);
        acknowledge(mill.maker);
    }

    function test_RevertWhen_ClosedToRemediated() public {
        bringTo(Stage.Closed);
        _forbidden(Stage.Closed, Stage.Remediated);
        remediate(mill.maker, report);
    }

    function test_RevertWhen_ClosedToDisputed() public {
        bringTo(Stage.Closed);
        _forbidden(Stage.Closed, Stage.Disputed);
        dispute(mill.maker, report);
    }

    function test_RevertWhen_ClosedToClosed() public {
        bringTo(Stage.Closed);
        _forbidden(Stage.Closed, Stage.Closed);
        close(epa.maker, report);
    }

    /* WHO MAY */

    function test_RevertWhen_AnotherOperatorAnswers() public {
        bringTo(Stage.Open);
        bytes memory reason = abi.encodeWithSelector(
            IExceedances.Exceedances_NotOperator.selector,
            id,
            mill.id,
            weir.id
        );
        expectError(reason);
        acknowledge(weir.maker);
        expectError(reason);
        dispute(weir.maker, report);
        acknowledge(mill.maker);
        expectError(reason);
        remediate(weir.maker, report);
    }

    function test_RevertWhen_TheRegulatorAnswers() public {
        bringTo(Stage.Open);
        expectError(abi.encodeWithSelector(IExceedances.Exceedances_NotOperator.selector, id, mill.id, epa.id));
        acknowledge(epa.maker);
    }

    function test_RevertWhen_ADeviceAnswers() public {
        bringTo(Stage.Open);
        expectError(
            abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, mill.device, DEVICE, MAKER | CHECKER)
        );
        acknowledge(mill.device);
    }

    function test_RevertWhen_AnOutsiderAnswers() public {
        bringTo(Stage.Open);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        acknowledge(OUTSIDER);
    }

    /// @dev It may propose no station and no sensor any more, and answers all the same for what happened.
    function test_ARestrictedOperatorAnswers() public {
        bringTo(Stage.Open);
        setStanding(mill.id, Standing.Restricted);
        acknowledge(mill.maker);
        remediate(mill.maker, report);
        reopen(epa.maker, NONE);
        dispute(mill.checker, report);
        assertStage(Stage.Disputed);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, mill.id, Standing.Restricted));
        proposedSensor(mill, sensorAt(station));
    }

    function test_RevertWhen_AnExpelledOperatorAnswers() public {
        bringTo(Stage.Open);
        setStanding(mill.id, Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, mill.id));
        acknowledge(mill.maker);
        close(epa.maker, NONE); // which remains possible
    }

    function test_RevertWhen_TheOperatorDecides() public {
        bringTo(Stage.Disputed);
        bytes memory reason = abi.encodeWithSelector(
            IMembers.Members_RoleMissing.selector,
            mill.id,
            STATION_OPERATOR,
            REGULATOR
        );
        expectError(reason);
        close(mill.maker, NONE);
        expectError(reason);
        reopen(mill.checker, NONE);
    }

    function test_RevertWhen_ARegulatorDecidesAboutItsOwnStation() public {
        _openAtItsOwn();
        vm.prank(both.maker);
        exceedances.dispute(id, report);
        bytes memory reason = abi.encodeWithSelector(IExceedances.Exceedances_OwnStation.selector, id, both.id);
        expectError(reason);
        close(both.checker, NONE);
        expectError(reason);
        reopen(both.checker, NONE);
        reopen(epa.maker, NONE); // another one does
    }

    function test_RevertWhen_ARestrictedRegulatorDecides() public {
        bringTo(Stage.Disputed);
        setStanding(epa.id, Standing.Restricted);
        bytes memory reason = abi.encodeWithSelector(IMembers.Members_NotActive.selector, epa.id, Standing.Restricted);
        expectError(reason);
        close(epa.maker, NONE);
        expectError(reason);
        reopen(epa.maker, NONE);
    }

    function test_RevertWhen_ARegulatorsDeviceDecides() public {
        bringTo(Stage.Open);
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, epa.device, DEVICE, MAKER | CHECKER));
        close(epa.device, NONE);
    }

    /* STATEMENTS */

    function test_RevertWhen_TheStatementIsUnknown() public {
        bringTo(Stage.Acknowledged);
        _noStatement(UNKNOWN_STATEMENT);
        remediate(mill.maker, UNKNOWN_STATEMENT);
        _noStatement(UNKNOWN_STATEMENT);
        dispute(mill.maker, UNKNOWN_STATEMENT);
        _noStatement(UNKNOWN_STATEMENT);
        close(epa.maker, UNKNOWN_STATEMENT);
        remediate(mill.maker, report);
        _noStatement(UNKNOWN_STATEMENT);
        reopen(epa.maker, UNKNOWN_STATEMENT);
    }

    function test_RevertWhen_NoReportIsGiven() public {
        bringTo(Stage.Acknowledged);
        _noStatement(NONE);
        remediate(mill.maker, NONE);
        _noStatement(NONE);
        dispute(mill.maker, NONE);
    }

    function test_RevertWhen_TheReportWasRevoked() public {
        bringTo(Stage.Acknowledged);
        vm.prank(mill.maker);
        attestations.revoke(report);
        _noStatement(report);
        remediate(mill.maker, report);
    }

    /* HELPERS */

    /// @dev At a station of the organisation that is regulator and operator; `id` is the exceedance there.
    function _openAtItsOwn() private {
        StationId own = stationInService(both, NO_STATION);
        setGateways(own, both, first(1), 1);
        SensorId sensor = sensorInService(both, sensorAt(own));
        Batch memory batch = nextBatch(own, 1);
        batch.exceedances = excessItem(sensor, 1, 950);
        submit(batch);
        exceedances.openListed(batch);
        id = exceedanceId(sensor, 1);
    }

    function _forbidden(Stage from, Stage to) private {
        expectError(abi.encodeWithSelector(IExceedances.Exceedances_StageForbidden.selector, id, from, to));
    }

    function _noStatement(Uid statement) private {
        expectError(abi.encodeWithSelector(IExceedances.Exceedances_NoStatement.selector, id, statement));
    }

    function _expectMoved(Stage from, Stage to, OrgId by, Uid statement) private {
        vm.warp(START + 77);
        vm.expectEmit(address(exceedances));
        emit IExceedances.ExceedanceMoved(id, to, by, from, statement);
    }

    function _assertMoved(Stage to) private view {
        Exceedance memory expected = Exceedance(to, uint48(START + 77), uint48(START), NOW - 1_000_000, 950);
        vm.assertEq(abi.encode(exceedances.exceedance(id)), abi.encode(expected), "stage and time, nothing else");
    }
}
