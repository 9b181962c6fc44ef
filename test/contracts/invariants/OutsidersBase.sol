// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RefState} from "../../../contracts/evidence/IFingerprints.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Batch} from "../../../contracts/sensing/Batch.sol";
import {BatchId} from "../../../contracts/types/BatchId.sol";
import {MAKER} from "../../../contracts/types/Duties.sol";
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
import {CouncilBase} from "../members/CouncilBase.sol";
import {SensingBase} from "../sensing/SensingBase.sol";
import {SystemTest} from "../utils/SystemTest.sol";
import {OutsidersCalendar} from "./OutsidersCalendar.sol";
import {OutsidersUnits} from "./OutsidersUnits.sol";

/// @notice A system in use: members, an open proposal, a record, a batch, a reserved and a bound fingerprint; stations, sensors
/// and gateways in service and proposed, sealed readings, an open and an acknowledged exceedance; units in custody; a calendar.
abstract contract OutsidersBase is CouncilBase, SensingBase, OutsidersUnits, OutsidersCalendar {
    Fingerprint internal constant RESERVED = Fingerprint.wrap(keccak256("reserved"));
    Fingerprint internal constant BOUND = Fingerprint.wrap(keccak256("bound"));
    Ref internal constant REF = Ref.wrap(keccak256("instrument"));

    /// @dev An account that acme revoked.
    string internal constant FORMER = "Acme: former";

    Org internal acme;
    SchemaId internal schema;
    Statement internal recorded;
    Root internal root;
    Proposal internal proposal;
    bytes internal sealedBatch;
    /// @dev Another history of the sealed batch, which its gateways signed too.
    BatchId internal twin;
    bytes32 internal stateAtStart;

    function setUp() public virtual override(SystemTest, SensingBase) {
        vm.warp(START);
        deploySystem(1 days, makeFounders(2));
        acme = admitOrg("Acme");
        address former = enrol(acme.admin, FORMER, MAKER);
        vm.prank(acme.admin);
        members.revoke(former, 0);
        schema = registerSchema(acme.maker, "uint256 value");
        recorded = statementOf(schema, acme.maker);
        vm.startPrank(acme.maker);
        attestations.attest(recorded);
        root = Root.wrap(keccak256("root"));
        attestations.anchor(root, 3, schema);
        fingerprints.reserve(acme.id, _two(), _two(), uint48(START + 20 days));
        vm.stopPrank();
        asCouncil();
        fingerprints.setRegistrar(acme.device, true);
        Fingerprint[] memory bound = new Fingerprint[](1);
        bound[0] = BOUND;
        vm.prank(acme.device);
        fingerprints.bind(acme.id, bound, REF);

        _useSensing();
        Uid uid = attestations.uidOf(recorded);
        vm.prank(mill.maker);
        attestations.endorse(uid);
        useCustody();
        useCalendar();
        vm.warp(START + 1);
        proposal = proposalOf(address(members), abi.encodeCall(members.admit, (admissionOf("Basin", Roles.wrap(0)))));
        open(proposal);
        vote(proposal, 0, FOR);
        stateAtStart = observable();
    }

    /// @dev Everything that can be read, in one hash.
    function observable() internal view returns (bytes32) {
        bytes memory power = abi.encode(_members(), _council(), _timelock());
        return
            keccak256(
                abi.encode(
                    power,
                    _attestations(),
                    _fingerprints(),
                    _sensing(),
                    observableCustody(),
                    observableCalendar()
                )
            );
    }

    function _members() private view returns (bytes memory all) {
        uint32 count = members.organisationCount();
        all = abi.encode(count, members.council(), members.getPastTotalSupply(START));
        for (uint32 i = 0; i <= count + 1; i++) {
            (bool ok, bytes memory org) = address(members).staticcall(
                abi.encodeCall(members.organisations, (OrgId.wrap(i)))
            );
            vm.assertTrue(ok, "organisation");
            all = abi.encode(all, org);
        }
        address[9] memory accounts = [
            acme.admin,
            acme.maker,
            acme.checker,
            acme.device,
            voter(0),
            voter(1),
            DEPLOYER,
            accountOf("outsider 1"),
            accountOf(FORMER)
        ];
        for (uint256 i = 0; i < accounts.length; i++) {
            bytes memory former;
            (bool ok, bytes memory account) = address(members).staticcall(
                abi.encodeCall(members.accounts, (accounts[i]))
            );
            vm.assertTrue(ok, "account");
            (ok, former) = address(members).staticcall(abi.encodeCall(members.ended, (accounts[i])));
            vm.assertTrue(ok, "ended account");
            all = abi.encode(all, account, former, members.getVotes(accounts[i]), members.delegates(accounts[i]));
        }
    }

    function _council() private view returns (bytes memory) {
        (uint256 against, uint256 inFavour, uint256 abstained) = council.proposalVotes(proposal.id);
        return
            abi.encode(
                abi.encode(against, inFavour, abstained, council.state(proposal.id), council.proposalEta(proposal.id)),
                abi.encode(council.votingDelay(), council.votingPeriod(), council.proposalThreshold()),
                council.timelock(),
                address(council).balance
            );
    }

    function _timelock() private view returns (bytes memory all) {
        all = abi.encode(timelockController.getMinDelay());
        bytes32[4] memory roles = [
            bytes32(0),
            timelockController.PROPOSER_ROLE(),
            timelockController.CANCELLER_ROLE(),
            timelockController.EXECUTOR_ROLE()
        ];
        for (uint256 i = 0; i < roles.length; i++) {
            all = abi.encode(
                all,
                timelockController.hasRole(roles[i], address(timelockController)),
                timelockController.hasRole(roles[i], address(council)),
                timelockController.hasRole(roles[i], DEPLOYER),
                timelockController.getRoleAdmin(roles[i])
            );
        }
    }

    function _attestations() private view returns (bytes memory) {
        Uid uid = attestations.uidOf(recorded);
        bytes memory others = abi.encode(attestations.withdrawnAt(acme.maker, uid));
        for (uint32 i = 1; i <= members.organisationCount(); i++) {
            others = abi.encode(others, attestations.endorsedAt(uid, OrgId.wrap(i)));
        }
        (, uint16 words, , ) = attestations.schemas(schema);
        SchemaId tried = SchemaId.wrap(keccak256(abi.encode("uint256 value,bool other", true, address(0))));
        (, uint16 triedWords, , ) = attestations.schemas(tried);
        return
            abi.encode(
                attestations.recordOf(uid),
                attestations.isValid(uid),
                attestations.anchorOf(root, acme.maker, schema),
                words,
                triedWords,
                others
            );
    }

    function _fingerprints() private view returns (bytes memory all) {
        Fingerprint[] memory keys = _two();
        for (uint256 i = 0; i < keys.length; i++) {
            (OrgId holder, uint48 until, , Ref ref) = fingerprints.entries(keys[i]);
            (uint32 count, OrgId first) = fingerprints.sightings(keys[i]);
            all = abi.encode(all, fingerprints.stateOf(keys[i]), holder, until, ref, count, first);
        }
        (RefState state, address registrar, OrgId org) = fingerprints.references(REF);
        all = abi.encode(all, state, registrar, org);
        all = abi.encode(all, fingerprints.registrars(DEPLOYER), fingerprints.registrars(acme.device));
    }

    /// @dev Beside what is in service: a station, a set of gateways and a sensor that wait for approval.
    function _useSensing() private {
        setUpSensing();
        Batch memory batch = nextBatch(station, 4);
        (batch.latest, batch.exceedances) = (latestItem(ph, 4, batch.to), excessItem(ph, 1, 950));
        submit(batch);
        exceedances.openListed(batch, 0, batch.exceedances.length);
        sealedBatch = abi.encode(batch);
        submit(twinOf(batch));
        twin = feeds.idOf(twinOf(batch));
        batch = nextBatch(station, 4);
        batch.exceedances = excessItem(ph, 5, 950);
        submit(batch);
        exceedances.openListed(batch, 0, batch.exceedances.length);
        proposedStation(mill);
        proposedSensor(mill, sensorAt(station));
        vm.startPrank(mill.maker);
        exceedances.acknowledge(exceedanceId(ph, 5));
        feeds.proposeGateways(station, accountsOf(gateways), 3);
        vm.stopPrank();
    }

    function _sensing() private view returns (bytes memory all) {
        all = abi.encode(feeds.stationCount(), sensors.sensorCount(), feeds.equivocal(twin));
        for (uint32 i = 1; i <= 4; i++) {
            StationId id = StationId.wrap(i);
            (, bytes memory stationNow) = address(feeds).staticcall(abi.encodeCall(feeds.stationOf, (id)));
            (, bytes memory sensorNow) = address(sensors).staticcall(
                abi.encodeCall(sensors.sensor, (SensorId.wrap(i)))
            );
            all = abi.encode(all, stationNow, sensorNow, feeds.headOf(id), feeds.proposedGateways(id));
            all = abi.encode(all, feeds.quorumOf(id, 1), feeds.quorumOf(id, 2), sensors.sensorOf(id, PH));
            all = abi.encode(all, feeds.isGateway(id, 2, DEPLOYER), feeds.latestAt(id, SensorId.wrap(1)));
            for (uint64 seq = 1; seq <= 9; seq++) {
                ExceedanceId exceedance = exceedanceId(SensorId.wrap(i), seq);
                all = abi.encode(all, feeds.batchAt(id, seq), feeds.gapAt(id, seq), exceedances.exceedance(exceedance));
            }
        }
    }

    function _two() internal pure returns (Fingerprint[] memory keys) {
        keys = new Fingerprint[](2);
        (keys[0], keys[1]) = (RESERVED, BOUND);
    }
}
