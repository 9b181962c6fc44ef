// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch, Excess, LatestReading} from "../../../contracts/sensing/Batch.sol";
import {FlagCounts} from "../../../contracts/sensing/FlagCounts.sol";
import {Head, Outcome} from "../../../contracts/sensing/IFeeds.sol";
import {Sensor} from "../../../contracts/sensing/ISensors.sol";
import {Phase, StationProfile} from "../../../contracts/sensing/IStations.sol";
import {GOOD, Reading} from "../../../contracts/sensing/Reading.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {DEVICE} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Parameter} from "../../../contracts/types/Parameter.sol";
import {ProfileId} from "../../../contracts/types/ProfileId.sol";
import {REGULATOR, STATION_OPERATOR} from "../../../contracts/types/Roles.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {SystemTest} from "../utils/SystemTest.sol";
import {Trees} from "../utils/Trees.sol";
import {Vm} from "../utils/Vm.sol";

/// @notice A regulator, two operators with a station in service each, and an organisation that is both. Two of three gateways
/// sign for the first station, one of one for the second. One sensor at each.
abstract contract SensingBase is SystemTest {
    /// @dev Time of the first block, in milliseconds.
    uint64 internal constant NOW = uint64(START) * 1000;
    uint32 internal constant EPOCH = 1;
    Parameter internal constant PH = Parameter.wrap("w01001");
    ProfileId internal constant PROFILE = ProfileId.wrap(keccak256("profile"));
    StationId internal constant NO_STATION = StationId.wrap(0);

    Org internal epa;
    Org internal mill;
    Org internal weir;
    Org internal both;
    /// @dev Labels of gateways, in ascending order of their accounts; one belongs to each of the first three organisations.
    string[] internal gateways;
    StationId internal station;
    StationId internal other;
    SensorId internal ph;
    SensorId internal foreign;

    function setUp() public virtual override {
        super.setUp();
        setUpSensing();
    }

    function setUpSensing() internal {
        epa = admitOrg("Agency", REGULATOR);
        mill = admitOrg("Mill", STATION_OPERATOR);
        weir = admitOrg("Weir", STATION_OPERATOR);
        both = admitOrg("Both", REGULATOR | STATION_OPERATOR);
        gateways.push("Agency: device");
        gateways.push("Mill: device");
        gateways.push("Weir: device");
        _sort(gateways);

        station = stationInService(mill, NO_STATION);
        setGateways(station, mill, gateways, 2);
        other = stationInService(weir, station);
        string[] memory one = new string[](1);
        one[0] = gateways[0];
        setGateways(other, weir, one, 1);
        ph = sensorInService(mill, sensorAt(station));
        foreign = sensorInService(weir, sensorAt(other));
    }

    /* STATIONS */

    function profile(StationId upstream) internal pure returns (StationProfile memory) {
        return StationProfile("Mill Weir", "Lower", upstream, 41_700_001, -111_800_000);
    }

    function proposedStation(Org memory operator) internal returns (StationId) {
        vm.prank(operator.maker);
        return feeds.proposeStation(profile(NO_STATION));
    }

    function stationInService(Org memory operator, StationId upstream) internal returns (StationId id) {
        vm.prank(operator.maker);
        id = feeds.proposeStation(profile(upstream));
        vm.prank(epa.maker);
        feeds.approveStation(id);
    }

    function setGateways(StationId id, Org memory operator, string[] memory labels, uint8 quorum) internal {
        setGateways(id, operator, accountsOf(labels), quorum);
    }

    function setGateways(StationId id, Org memory operator, address[] memory accounts, uint8 quorum) internal {
        vm.prank(operator.maker);
        feeds.proposeGateways(id, accounts, quorum);
        vm.prank(epa.maker);
        feeds.approveGateways(id, accounts, quorum);
    }

    /// @dev Three new gateways of the operator take the place of the present ones, at the first station.
    function rotate() internal returns (string[] memory labels) {
        labels = new string[](3);
        for (uint256 i = 0; i < 3; i++) {
            labels[i] = string.concat("Mill: new gateway ", vm.toString(i));
            enrol(mill.admin, labels[i], DEVICE);
        }
        _sortMemory(labels);
        setGateways(station, mill, labels, 2);
    }

    function retire(StationId id) internal {
        vm.prank(epa.checker);
        feeds.retireStation(id);
    }

    function accountsOf(string[] memory labels) internal pure returns (address[] memory accounts) {
        accounts = new address[](labels.length);
        for (uint256 i = 0; i < labels.length; i++) accounts[i] = accountOf(labels[i]);
    }

    function setStanding(OrgId org, Standing to) internal {
        asCouncil();
        members.setStanding(org, to);
    }

    /* SENSORS */

    /// @dev pH in hundredths, of which 0 to 14 can be measured and 6 to 9 are allowed.
    function sensorAt(StationId where) internal pure returns (Sensor memory) {
        return
            Sensor({
                station: where,
                parameter: PH,
                scale: 2,
                phase: Phase.None,
                interval: 900,
                unit: "[pH]",
                rangeMin: 0,
                rangeMax: 1400,
                limitMin: 600,
                limitMax: 900
            });
    }

    function proposedSensor(Org memory operator, Sensor memory content) internal returns (SensorId) {
        vm.prank(operator.maker);
        return sensors.proposeSensor(content);
    }

    function sensorInService(Org memory operator, Sensor memory content) internal returns (SensorId id) {
        id = proposedSensor(operator, content);
        vm.prank(epa.maker);
        sensors.approveSensor(id);
    }

    /* BATCHES */

    /// @dev The one that the station's sequence wants next, with `count` good readings of a second.
    function nextBatch(StationId id, uint32 count) internal view returns (Batch memory batch) {
        Head memory head = feeds.headOf(id);
        (batch.station, batch.firstSeq, batch.count) = (id, head.lastSeq + 1, count);
        batch.from = head.lastTo == 0 ? NOW - 1_000_000 : head.lastTo;
        batch.to = batch.from + 1000;
        batch.root = Root.wrap(keccak256(abi.encode("root", id, batch.firstSeq)));
        batch.qualityProfile = PROFILE;
        batch.flagCounts = FlagCounts.wrap(count);
    }

    /// @dev Readings of the sensor for a batch, which gets their root.
    function fill(Batch memory batch, SensorId sensor) internal pure returns (Reading[] memory readings) {
        readings = new Reading[](batch.count);
        for (uint32 i = 0; i < batch.count; i++) {
            readings[i] = Reading({
                station: batch.station,
                seq: batch.firstSeq + i,
                sensor: sensor,
                observedAt: batch.from - 500 + i,
                receivedAt: batch.from,
                value: int64(uint64(901 + i)),
                counter: 0,
                sourceFlag: uint8(bytes1("N")),
                quality: GOOD,
                checks: 0,
                evidence: keccak256(abi.encode("frame", i))
            });
        }
        batch.root = rootOf(readings);
    }

    function rootOf(Reading[] memory readings) internal pure returns (Root) {
        return Root.wrap(Trees.rootInOrder(leavesOf(readings)));
    }

    function leavesOf(Reading[] memory readings) internal pure returns (bytes32[] memory leaves) {
        leaves = new bytes32[](readings.length);
        for (uint256 i = 0; i < readings.length; i++) leaves[i] = leaf(readings[i]);
    }

    /// @dev As the layout is drawn, one field after the other.
    function leaf(Reading memory r) internal pure returns (bytes32) {
        bytes memory place = abi.encodePacked(r.station.raw(), r.seq, r.sensor.raw());
        bytes memory times = abi.encodePacked(r.observedAt, r.receivedAt);
        bytes memory said = abi.encodePacked(r.value, r.counter, r.sourceFlag, r.quality, r.checks);
        return keccak256(abi.encodePacked(place, times, said, r.evidence));
    }

    function latestItem(SensorId sensor, uint64 seq, uint64 when) internal pure returns (LatestReading[] memory list) {
        list = new LatestReading[](1);
        list[0] = LatestReading(sensor, seq, when, int64(seq) + 700, GOOD);
    }

    function excessItem(SensorId sensor, uint64 seq, int64 value) internal pure returns (Excess[] memory list) {
        list = new Excess[](1);
        list[0] = Excess(sensor, seq, NOW - 1_000_000, value);
    }

    /* SIGNING AND SEALING */

    function first(uint256 count) internal view returns (string[] memory labels) {
        labels = new string[](count);
        for (uint256 i = 0; i < count; i++) labels[i] = gateways[i];
    }

    function sign(bytes32 digest, string[] memory labels) internal pure returns (bytes[] memory signatures) {
        signatures = new bytes[](labels.length);
        for (uint256 i = 0; i < labels.length; i++) signatures[i] = signatureOf(labels[i], digest);
    }

    /// @dev By as many gateways of the first set as the station needs.
    function signed(Batch memory batch) internal view returns (bytes[] memory) {
        return sign(feeds.digestOf(batch, EPOCH), first(batch.station == station ? 2 : 1));
    }

    function submit(Batch memory batch) internal returns (Outcome) {
        return submit(batch, EPOCH, signed(batch));
    }

    function submit(Batch memory batch, uint32 epoch, bytes[] memory signatures) internal returns (Outcome) {
        vm.prank(OUTSIDER);
        return feeds.submit(batch, epoch, signatures);
    }

    function seal(uint32 count) internal returns (Batch memory batch) {
        batch = nextBatch(station, count);
        submit(batch);
    }

    /// @dev Another history for the place of `batch`.
    function twinOf(Batch memory batch) internal pure returns (Batch memory twin) {
        twin = abi.decode(abi.encode(batch), (Batch));
        twin.root = Root.wrap(keccak256(abi.encode("another", batch.root)));
    }

    /* ASSERTIONS */

    /// @dev Submitting must do nothing: no write, no event.
    function assertNoOp(Batch memory batch, uint32 epoch, bytes[] memory signatures, string memory what) internal {
        vm.record();
        vm.recordLogs();
        Outcome outcome = submit(batch, epoch, signatures);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        (, bytes32[] memory writes) = vm.accesses(address(feeds));
        vm.assertTrue(outcome == Outcome.Known, what);
        vm.assertEq(logs.length, 0, string.concat(what, ": no event"));
        vm.assertEq(writes.length, 0, string.concat(what, ": no write"));
    }

    function assertHead(StationId id, Head memory expected, string memory what) internal view {
        vm.assertEq(abi.encode(feeds.headOf(id)), abi.encode(expected), what);
    }

    function assertPhase(StationId id, Phase phase) internal view {
        vm.assertEq(uint256(feeds.stationOf(id).phase), uint256(phase), "phase");
    }

    function _sort(string[] storage labels) private {
        for (uint256 i = 1; i < labels.length; i++) {
            for (uint256 j = i; j > 0 && accountOf(labels[j - 1]) > accountOf(labels[j]); j--) {
                (string memory a, string memory b) = (labels[j - 1], labels[j]);
                (labels[j - 1], labels[j]) = (b, a);
            }
        }
    }

    function _sortMemory(string[] memory labels) private pure {
        for (uint256 i = 1; i < labels.length; i++) {
            for (uint256 j = i; j > 0 && accountOf(labels[j - 1]) > accountOf(labels[j]); j--) {
                (labels[j - 1], labels[j]) = (labels[j], labels[j - 1]);
            }
        }
    }
}
