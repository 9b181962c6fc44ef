// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Statement} from "../../../contracts/evidence/Statement.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {IExceedances, Stage} from "../../../contracts/sensing/IExceedances.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {ExceedanceId, exceedanceId} from "../../../contracts/types/ExceedanceId.sol";
import {REGULATOR, STATION_OPERATOR} from "../../../contracts/types/Roles.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {Batch} from "../../../contracts/sensing/Batch.sol";
import {ExceedancesBase} from "./ExceedancesBase.sol";

/// @notice Who may move an exceedance from one stage to another, and with which statement. What follows what: ExceedanceTransitions.
contract ExceedancesStagesTest is ExceedancesBase {
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
        dispute(both.maker, reportBy(both, id));
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
        Statement memory unknown = report;
        unknown.salt = "never stated";
        _noStatement(attestations.uidOf(unknown));
        remediate(mill.maker, unknown);
        _noStatement(attestations.uidOf(unknown));
        dispute(mill.maker, unknown);
        _noStatement(UNKNOWN_STATEMENT);
        close(epa.maker, UNKNOWN_STATEMENT);
        remediate(mill.maker, report);
        _noStatement(UNKNOWN_STATEMENT);
        reopen(epa.maker, UNKNOWN_STATEMENT);
    }

    function test_RevertWhen_NoReportIsGiven() public {
        bringTo(Stage.Acknowledged);
        Statement memory none;
        _noStatement(attestations.uidOf(none));
        remediate(mill.maker, none);
        _noStatement(attestations.uidOf(none));
        dispute(mill.maker, none);
    }

    /// @dev Whatever the other stated, it is not what the operator did, nor why the regulator decides so.
    function test_RevertWhen_TheStatementIsAnothers() public {
        bringTo(Stage.Acknowledged);
        Statement memory foreign = reportBy(weir, id);
        Statement memory opinion = reportBy(epa, id);
        (Uid foreignUid, Uid reported) = (attestations.uidOf(foreign), attestations.uidOf(report));
        _othersStatement(foreignUid, weir, mill);
        remediate(mill.maker, foreign);
        _othersStatement(attestations.uidOf(opinion), epa, mill);
        dispute(mill.maker, opinion);
        remediate(mill.maker, report);
        _othersStatement(reported, mill, epa);
        reopen(epa.maker, reported);
        _othersStatement(foreignUid, weir, epa);
        close(epa.maker, foreignUid);
        close(epa.maker, decision);
        assertStage(Stage.Closed);
    }

    function test_RevertWhen_TheReportWasRevoked() public {
        bringTo(Stage.Acknowledged);
        Uid uid = attestations.uidOf(report);
        vm.prank(mill.maker);
        attestations.revoke(uid);
        _noStatement(uid);
        remediate(mill.maker, report);
    }

    /// @dev What was done about one reading is not what was done about the next, nor about the same reading of another sensor.
    function test_RevertWhen_TheStatementIsAboutAnother() public {
        bringTo(Stage.Acknowledged);
        ExceedanceId[3] memory others = [exceedanceId(ph, 2), exceedanceId(SensorId.wrap(77), 1), ExceedanceId.wrap(0)];
        for (uint256 i = 0; i < others.length; i++) {
            Statement memory other = reportBy(mill, others[i]);
            _otherSubject(other);
            remediate(mill.maker, other);
            _otherSubject(other);
            dispute(mill.maker, other);
        }
        remediate(mill.maker, report);
    }

    /// @dev What is on record is about another exceedance, so it is another statement than one about this.
    function test_RevertWhen_TheSubjectIsExchanged() public {
        bringTo(Stage.Acknowledged);
        Statement memory other = reportBy(mill, exceedanceId(ph, 2));
        other.subject = report.subject;
        _noStatement(attestations.uidOf(other));
        remediate(mill.maker, other);
    }

    /// @dev One that was used for another exceedance is about that.
    function test_RevertWhen_TheReportWasUsed() public {
        bringTo(Stage.Acknowledged);
        remediate(mill.maker, report);
        Batch memory batch = nextBatch(station, 1);
        batch.exceedances = excessItem(ph, batch.firstSeq, 950);
        submit(batch);
        openAll(batch);
        id = exceedanceId(ph, batch.firstSeq);
        acknowledge(mill.maker);
        _otherSubject(report);
        remediate(mill.maker, report);
        remediate(mill.maker, reportBy(mill, id));
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
        exceedances.openListed(batch, 0, batch.exceedances.length);
        id = exceedanceId(sensor, 1);
    }

    function _othersStatement(Uid statement, Org memory attester, Org memory org) private {
        bytes4 selector = IExceedances.Exceedances_OthersStatement.selector;
        expectError(abi.encodeWithSelector(selector, id, statement, attester.id, org.id));
    }

    function _otherSubject(Statement memory statement) private {
        bytes4 selector = IExceedances.Exceedances_OtherSubject.selector;
        Uid uid = attestations.uidOf(statement);
        expectError(abi.encodeWithSelector(selector, id, uid, statement.subject));
    }

    function _noStatement(Uid statement) private {
        expectError(abi.encodeWithSelector(IExceedances.Exceedances_NoStatement.selector, id, statement));
    }
}
