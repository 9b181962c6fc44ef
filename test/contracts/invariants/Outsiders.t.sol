// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Attestations} from "../../../contracts/evidence/Attestations.sol";
import {Fingerprints} from "../../../contracts/evidence/Fingerprints.sol";
import {ISchemaPolicy} from "../../../contracts/evidence/ISchemaPolicy.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Council} from "../../../contracts/members/Council.sol";
import {Admission, Standing} from "../../../contracts/members/IMembers.sol";
import {Members} from "../../../contracts/members/Members.sol";
import {Batch} from "../../../contracts/sensing/Batch.sol";
import {Exceedances} from "../../../contracts/sensing/Exceedances.sol";
import {Feeds} from "../../../contracts/sensing/Feeds.sol";
import {Sensor} from "../../../contracts/sensing/ISensors.sol";
import {StationProfile} from "../../../contracts/sensing/IStations.sol";
import {Reading} from "../../../contracts/sensing/Reading.sol";
import {Sensors} from "../../../contracts/sensing/Sensors.sol";
import {Duties} from "../../../contracts/types/Duties.sol";
import {ExceedanceId, exceedanceId} from "../../../contracts/types/ExceedanceId.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Ref} from "../../../contracts/types/Ref.sol";
import {Roles} from "../../../contracts/types/Roles.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {OutsiderKeys} from "./OutsiderKeys.sol";
import {OutsidersBase} from "./OutsidersBase.sol";

/// @notice Somebody who is no member calls every function that changes state, with arguments that would mean something if
/// a member sent them. Counts the calls, and those that succeeded.
contract Outsider is OutsiderKeys {
    struct System {
        TimelockController timelockController;
        Members members;
        Council council;
        Attestations attestations;
        Fingerprints fingerprints;
        Feeds feeds;
        Sensors sensors;
        Exceedances exceedances;
        uint256 openProposal;
    }

    System private s;
    Statement private recorded;
    SchemaId private schema;
    Fingerprint private key;
    Ref private ref;
    address private member;
    /// @dev Encoded; with readings 1 to 4 of station 1.
    bytes private sealedBatch;

    uint256 public calls;
    uint256 public succeeded;
    bytes4 public lastSucceeded;

    constructor(
        System memory system,
        Statement memory recorded_,
        SchemaId schema_,
        Fingerprint key_,
        Ref ref_,
        address member_,
        bytes memory sealedBatch_
    ) {
        (s, recorded, schema, key, ref, member) = (system, recorded_, schema_, key_, ref_, member_);
        sealedBatch = sealedBatch_;
    }

    function callMembers(uint256 who, uint8 which, uint32 org, address account, uint64 bits, bytes20 person) external {
        OrgId id = OrgId.wrap(org % 4);
        bytes[11] memory all = [
            abi.encodeCall(s.members.admit, (Admission(vm.toString(bits), Roles.wrap(bits), account, person))),
            abi.encodeCall(s.members.setRoles, (id, Roles.wrap(bits))),
            abi.encodeCall(s.members.setStanding, (id, Standing(bits % 4))),
            abi.encodeCall(s.members.setDualControl, (id, bits % 2 == 0)),
            abi.encodeCall(s.members.recover, (id, address(0), account, person)),
            abi.encodeCall(s.members.enrol, (account, Duties.wrap(uint16(bits % 31) + 1), 0, person)),
            abi.encodeCall(s.members.revoke, (bits % 2 == 0 ? member : account, 0)),
            abi.encodeCall(s.members.setVotingAccount, (bits % 2 == 0 ? member : account)),
            abi.encodeCall(s.members.endAccount, (bits % 2 == 0 ? member : account, 0)),
            abi.encodeCall(s.members.delegate, (account)),
            abi.encodeCall(
                s.members.delegateBySig,
                (account, 0, type(uint256).max, 27, bytes32(person), bytes32(person))
            )
        ];
        _call(who, address(s.members), all[which % all.length]);
    }

    function callCouncil(uint256 who, uint8 which, uint48 time) external {
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) = _batch(who);
        bytes32 description = keccak256("let me in");
        bytes[9] memory all = [
            abi.encodeCall(s.council.propose, (targets, values, calldatas, "let me in")),
            abi.encodeCall(s.council.queue, (targets, values, calldatas, description)),
            abi.encodeCall(s.council.execute, (targets, values, calldatas, description)),
            abi.encodeCall(s.council.cancel, (targets, values, calldatas, description)),
            abi.encodeCall(s.council.relay, (targets[0], 0, calldatas[0])),
            abi.encodeCall(s.council.setVotingDelay, (time)),
            abi.encodeCall(s.council.setVotingPeriod, (uint32(time) | 1)),
            abi.encodeCall(s.council.setProposalThreshold, (0)),
            abi.encodeCall(s.council.updateTimelock, (TimelockController(payable(_outsider(who)))))
        ];
        _call(who, address(s.council), all[which % all.length]);
    }

    /// @dev On the proposal that is open, for itself or for a member.
    function callVoting(uint256 who, uint8 which, uint8 support, bool own, bytes32 junk) external {
        support = support % 3;
        address voter = own ? _outsider(who) : member;
        bytes memory signature = _signature(who, junk);
        bytes[5] memory all = [
            abi.encodeCall(s.council.castVote, (s.openProposal, support)),
            abi.encodeCall(s.council.castVoteWithReason, (s.openProposal, support, "because")),
            abi.encodeCall(s.council.castVoteWithReasonAndParams, (s.openProposal, support, "because", "")),
            abi.encodeCall(s.council.castVoteBySig, (s.openProposal, support, voter, signature)),
            abi.encodeCall(
                s.council.castVoteWithReasonAndParamsBySig,
                (s.openProposal, support, voter, "because", "", signature)
            )
        ];
        _call(who, address(s.council), all[which % all.length]);
    }

    function callTimelock(uint256 who, uint8 which, uint8 role, bytes32 id) external {
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) = _batch(who);
        bytes32[4] memory roles = [
            bytes32(0),
            keccak256("PROPOSER_ROLE"),
            keccak256("EXECUTOR_ROLE"),
            keccak256("CANCELLER_ROLE")
        ];
        bytes[8] memory all = [
            abi.encodeCall(s.timelockController.schedule, (targets[0], 0, calldatas[0], 0, id, 30 days)),
            abi.encodeCall(s.timelockController.scheduleBatch, (targets, values, calldatas, 0, id, 30 days)),
            abi.encodeCall(s.timelockController.execute, (targets[0], 0, calldatas[0], 0, id)),
            abi.encodeCall(s.timelockController.executeBatch, (targets, values, calldatas, 0, id)),
            abi.encodeCall(s.timelockController.cancel, (id)),
            abi.encodeCall(s.timelockController.updateDelay, (0)),
            abi.encodeCall(s.timelockController.grantRole, (roles[role % 4], _outsider(who))),
            abi.encodeCall(s.timelockController.revokeRole, (roles[role % 4], address(s.council)))
        ];
        _call(who, address(s.timelockController), all[which % all.length]);
    }

    function callStating(uint256 who, uint8 which, bytes32 salt, bool own, bytes memory junk) external {
        Attestations a = s.attestations;
        Statement[] memory many = new Statement[](1);
        many[0] = _statement(who, salt, own);
        Root root = Root.wrap(a.uidOf(many[0]).raw());
        bytes memory signer = abi.encodePacked(many[0].attester);
        bytes memory signature = uint256(salt) % 2 == 0 ? _signature(who, root.raw()) : junk;
        bytes[7] memory all = [
            abi.encodeCall(a.registerSchema, ("uint256 value,bool other", true, ISchemaPolicy(address(0)))),
            abi.encodeCall(a.attest, (many[0])),
            abi.encodeCall(a.attestMany, (many)),
            abi.encodeCall(a.attestBySignature, (many[0], signer, signature)),
            abi.encodeCall(a.anchor, (root, 1, schema)),
            abi.encodeCall(a.anchorBySignature, (root, 1, schema, type(uint48).max, signer, signature)),
            abi.encodeCall(a.endorseLeaf, (many[0], new bytes32[](0), root))
        ];
        _call(who, address(a), all[which % all.length]);
    }

    function callEnding(uint256 who, uint8 which, bytes32 salt, bool own) external {
        Attestations a = s.attestations;
        Statement memory statement = _statement(who, salt, own);
        Statement memory correction = _statement(who, keccak256(abi.encode(salt)), own);
        correction.replaces = a.uidOf(statement);
        bytes memory signer = abi.encodePacked(statement.attester);
        bytes memory signature = _signature(who, correction.replaces.raw());
        Uid[] memory uids = new Uid[](1);
        uids[0] = correction.replaces;
        bytes[7] memory all = [
            abi.encodeCall(a.endorse, (a.uidOf(recorded))),
            abi.encodeCall(a.revoke, (correction.replaces)),
            abi.encodeCall(a.revokeMany, (uids)),
            abi.encodeCall(a.withdraw, (statement.attester, uids)),
            abi.encodeCall(a.revokeLeaf, (statement)),
            abi.encodeCall(a.revokeBySignature, (statement, type(uint48).max, signer, signature)),
            abi.encodeCall(a.replaceLeaf, (statement, correction))
        ];
        _call(who, address(a), all[which % all.length]);
    }

    function callFingerprints(uint256 who, uint8 which, uint32 org, bytes32 other) external {
        OrgId id = OrgId.wrap(org % 4);
        Fingerprint[] memory keys = new Fingerprint[](1);
        keys[0] = uint256(other) % 2 == 0 ? key : Fingerprint.wrap(other);
        Fingerprint[] memory none = new Fingerprint[](0);
        uint48 until = uint48(block.timestamp + 1 days);
        bytes[7] memory all = [
            abi.encodeCall(s.fingerprints.setRegistrar, (_outsider(who), true)),
            abi.encodeCall(s.fingerprints.reserve, (id, keys, keys, until)),
            abi.encodeCall(s.fingerprints.release, (id, uint256(other) % 3 == 0 ? none : keys)),
            abi.encodeCall(s.fingerprints.bind, (id, keys, ref)),
            abi.encodeCall(s.fingerprints.cancel, (keys, ref)),
            abi.encodeCall(s.fingerprints.finance, (id, keys, ref)),
            abi.encodeCall(s.fingerprints.close, (keys, ref))
        ];
        _call(who, address(s.fingerprints), all[which % all.length]);
    }

    /// @dev Station 1 and 2 are in service, 3 is proposed; so are sensors.
    function callStations(uint256 who, uint8 which, uint32 number, uint8 quorum) external {
        StationId station = StationId.wrap(number % 5);
        StationProfile memory profile = StationProfile("Outer Weir", "Lower", station, 1, 1);
        if (number % 5 == 4) profile.upstream = StationId.wrap(0);
        address[] memory gateways = new address[](1);
        gateways[0] = quorum % 2 == 0 ? _outsider(who) : member;
        bytes[5] memory all = [
            abi.encodeCall(s.feeds.proposeStation, (profile)),
            abi.encodeCall(s.feeds.approveStation, (station)),
            abi.encodeCall(s.feeds.retireStation, (station)),
            abi.encodeCall(s.feeds.proposeGateways, (station, gateways, 1)),
            abi.encodeCall(s.feeds.approveGateways, (station, gateways, 1))
        ];
        _call(who, address(s.feeds), all[which % all.length]);
    }

    /// @dev The next batch of a station, or another history of what is sealed, under the outsider's own signatures.
    function callFeeds(uint256 who, uint8 which, uint32 number, uint32 epoch, bytes32 root) external {
        StationId station = StationId.wrap(number % 4);
        Batch memory sealed_ = abi.decode(sealedBatch, (Batch));
        Batch memory batch = abi.decode(sealedBatch, (Batch));
        batch.root = Root.wrap(root);
        if (number % 2 == 0) {
            (batch.station, batch.firstSeq) = (station, s.feeds.headOf(station).lastSeq + 1);
            (batch.from, batch.to) = (sealed_.to, sealed_.to);
            delete batch.latest;
        }
        epoch = epoch % 3;
        bytes32 gap = s.feeds.gapDigestOf(batch.station, batch.firstSeq, batch.firstSeq, "lost", epoch);
        bytes[] memory seals = _signatures(who, s.feeds.digestOf(batch, epoch));
        bytes[] memory gapSeals = _signatures(who, gap);
        bytes[4] memory all = [
            abi.encodeCall(s.feeds.submit, (batch, epoch, seals)),
            abi.encodeCall(s.feeds.recordGap, (batch.station, batch.firstSeq, "lost", epoch, gapSeals)),
            abi.encodeCall(s.feeds.reportEquivocation, (sealed_, batch, epoch, seals)),
            abi.encodeCall(s.feeds.reportGapEquivocation, (batch.firstSeq, batch, epoch, seals))
        ];
        _call(who, address(s.feeds), all[which % all.length]);
    }

    function callSensors(uint256 who, uint8 which, uint32 number, int64 min) external {
        SensorId id = SensorId.wrap(number % 5);
        Sensor memory sensor = s.sensors.sensor(SensorId.wrap(1));
        sensor.station = StationId.wrap((number % 3) + 1);
        bytes[4] memory all = [
            abi.encodeCall(s.sensors.proposeSensor, (sensor)),
            abi.encodeCall(s.sensors.approveSensor, (id)),
            abi.encodeCall(s.sensors.retireSensor, (id)),
            abi.encodeCall(s.sensors.setLimit, (id, min, type(int64).max))
        ];
        _call(who, address(s.sensors), all[which % all.length]);
    }

    /// @dev Reading 1 began an exceedance that is open, reading 5 one that is acknowledged. What opens one is not sealed.
    function callExceedances(uint256 who, uint8 which, uint64 seq, bytes32 root, bool states) external {
        ExceedanceId id = exceedanceId(SensorId.wrap(1), seq % 3 == 0 ? seq : (seq % 2) * 4 + 1);
        Uid statement = states ? s.attestations.uidOf(recorded) : Uid.wrap(0);
        Batch memory batch = abi.decode(sealedBatch, (Batch));
        batch.root = Root.wrap(root);
        Reading memory reading;
        (reading.station, reading.seq, reading.sensor) = (batch.station, 2, SensorId.wrap(1));
        (reading.value, reading.quality) = (type(int64).max, 1);
        bytes[7] memory all = [
            abi.encodeCall(s.exceedances.openListed, (batch, 0, batch.exceedances.length)),
            abi.encodeCall(s.exceedances.openByProof, (batch, reading, new bytes32[](0))),
            abi.encodeCall(s.exceedances.acknowledge, (id)),
            abi.encodeCall(s.exceedances.remediate, (id, statement)),
            abi.encodeCall(s.exceedances.dispute, (id, statement)),
            abi.encodeCall(s.exceedances.reopen, (id, statement)),
            abi.encodeCall(s.exceedances.close, (id, statement))
        ];
        _call(who, address(s.exceedances), all[which % all.length]);
    }

    function _call(uint256 who, address target, bytes memory data) private {
        calls++;
        vm.prank(_outsider(who));
        (bool ok, ) = target.call(data);
        if (!ok) return;
        succeeded++;
        lastSucceeded = bytes4(data);
    }

    /// @dev The one on record, or one never seen; of the member, or of the outsider itself.
    function _statement(uint256 who, bytes32 salt, bool own) private view returns (Statement memory statement) {
        statement = recorded;
        if (uint256(salt) % 3 != 0) statement.salt = salt;
        if (own) statement.attester = _outsider(who);
    }

    /// @dev What an outsider would like to have executed: itself as a member.
    function _batch(
        uint256 who
    ) private view returns (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) {
        (targets, values, calldatas) = (new address[](1), new uint256[](1), new bytes[](1));
        targets[0] = address(s.members);
        calldatas[0] = abi.encodeCall(s.members.admit, (Admission("Outsiders", Roles.wrap(1), _outsider(who), 0)));
    }
}

/// @notice Outsiders call every function that changes state with arguments that would mean something from a member.
contract OutsidersInvariants is OutsidersBase {
    Outsider private outsider;

    function setUp() public override {
        super.setUp();
        outsider = new Outsider(
            Outsider.System({
                timelockController: timelockController,
                members: members,
                council: council,
                attestations: attestations,
                fingerprints: fingerprints,
                feeds: feeds,
                sensors: sensors,
                exceedances: exceedances,
                openProposal: proposal.id
            }),
            recorded,
            schema,
            RESERVED,
            REF,
            acme.maker,
            sealedBatch
        );
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(outsider);
    }

    /// @dev SYS-1
    function invariant_MeaningfulCallsByOutsidersChangeNothing() public view {
        vm.assertEq(observable(), stateAtStart, "observable state");
    }

    /// @dev SYS-2
    function invariant_NoCallByAnOutsiderSucceeds() public view {
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
    }

    /// @dev The tests above would pass if nothing were called.
    function test_TheCallsReachTheirTargets() public {
        for (uint8 i = 0; i < 12; i++) {
            outsider.callMembers(i, i, i, OUTSIDER, i, 0);
            outsider.callCouncil(i, i, i);
            outsider.callVoting(i, i, i, i % 2 == 0, bytes32(uint256(i)));
            outsider.callTimelock(i, i, i, 0);
            outsider.callStating(i, i, bytes32(uint256(i)), i % 2 == 0, "");
            outsider.callEnding(i, i, bytes32(uint256(i)), i % 2 == 0);
            outsider.callFingerprints(i, i, i, bytes32(uint256(i)));
            outsider.callStations(i, i, i / 5, i);
            outsider.callFeeds(i, i, i / 3, i, bytes32(uint256(i) + 1));
            outsider.callSensors(i, i, i / 4, int8(i));
            outsider.callExceedances(i, i, i, bytes32(uint256(i) + 1), i % 2 == 0);
        }
        vm.assertEq(outsider.calls(), 132, "calls");
        vm.assertEq(outsider.succeeded(), 0, "none succeeded");
        vm.assertEq(observable(), stateAtStart, "observable state");
    }

    /// @dev And they would pass if the hash did not see a change.
    function test_AMembersCallIsSeen() public {
        vm.prank(acme.maker);
        attestations.revokeLeaf(recorded);
        vm.assertFalse(observable() == stateAtStart, "observable state");
    }

    function test_AGatewaysBatchIsSeen() public {
        seal(1);
        vm.assertFalse(observable() == stateAtStart, "observable state");
    }

    function test_AnOperatorsAnswerIsSeen() public {
        vm.prank(mill.maker);
        exceedances.acknowledge(exceedanceId(ph, 1));
        vm.assertFalse(observable() == stateAtStart, "observable state");
    }
}
