// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {Computations} from "../../../contracts/data/Computations.sol";
import {Computation, JobStatus} from "../../../contracts/data/IComputations.sol";
import {commitmentOf, Input, Job} from "../../../contracts/data/Job.sol";
import {Version} from "../../../contracts/data/Version.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {JobId} from "../../../contracts/types/JobId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {ResourceId} from "../../../contracts/types/ResourceId.sol";
import {SystemTest} from "../utils/SystemTest.sol";
import {SettableAgreements} from "./SettableAgreements.sol";
import {SettableCatalog} from "./SettableCatalog.sol";

/// @notice A bank has two owners' data computed by three executors, with three reserves. Catalogue and agreements say what a test sets.
abstract contract ComputationsBase is SystemTest {
    uint256 internal constant EXECUTORS = 3;
    uint48 internal constant APPROVE_UNTIL = uint48(START + 1 hours);
    uint48 internal constant COMMIT_UNTIL = uint48(START + 2 hours);
    uint48 internal constant REVEAL_UNTIL = uint48(START + 3 hours);
    uint32 internal constant CHALLENGE = 50 minutes;
    uint32 internal constant RECOMMIT = 20 minutes;
    uint32 internal constant REREVEAL = 10 minutes;
    bytes32 internal constant RESULT = keccak256("result");
    bytes32 internal constant LIE = keccak256("lie");
    bytes32 internal constant SALT = keccak256("salt");

    SettableCatalog internal catalogue;
    SettableAgreements internal contracted;

    Org internal bank;
    Org internal grid;
    Org internal factory;
    Org[EXECUTORS] internal executors;
    Org[EXECUTORS] internal reserves;
    Org internal stranger;

    function setUp() public virtual override {
        super.setUp();
        catalogue = new SettableCatalog();
        contracted = new SettableAgreements();
        computations = Computations(deploy("Computations", abi.encode(members, catalogue, contracted)));
        (bank, grid, factory) = (admitOrg("Bank"), admitOrg("Grid"), admitOrg("Factory"));
        for (uint256 i = 0; i < EXECUTORS; i++) executors[i] = admitOrg(string.concat("Executor ", vm.toString(i)));
        for (uint256 i = 0; i < EXECUTORS; i++) reserves[i] = admitOrg(string.concat("Reserve ", vm.toString(i)));
        stranger = admitOrg("Stranger");
        for (uint256 i = 0; i < 2; i++) {
            contracted.activate(termsOf(i));
            catalogue.publish(versionOf(i));
        }
    }

    /* THE JOB */

    function ownerOf(uint256 item) internal view returns (Org memory) {
        return item == 0 ? grid : factory;
    }

    function termsOf(uint256 item) internal view returns (AgreementTerms memory terms) {
        terms.resource = ResourceId.wrap(keccak256(abi.encode("resource", item)));
        (terms.provider, terms.consumer) = (ownerOf(item).id, bank.id);
    }

    function allTerms() internal view returns (AgreementTerms[] memory terms) {
        terms = new AgreementTerms[](2);
        (terms[0], terms[1]) = (termsOf(0), termsOf(1));
    }

    function noTerms() internal pure returns (AgreementTerms[] memory) {
        return new AgreementTerms[](0);
    }

    function versionOf(uint256 item) internal view returns (Version memory version) {
        (version.resource, version.number) = (termsOf(item).resource, uint32(item + 1));
        version.contentRoot = keccak256(abi.encode("content", item));
    }

    function allVersions() internal view returns (Version[] memory versions) {
        versions = new Version[](2);
        (versions[0], versions[1]) = (versionOf(0), versionOf(1));
    }

    function inputOf(uint256 item) internal view returns (Input memory) {
        Version memory version = versionOf(item);
        return Input(agreementOf(item), version.resource, version.number, version.contentRoot);
    }

    function agreementOf(uint256 item) internal view returns (AgreementId) {
        return contracted.idOf(termsOf(item));
    }

    function newJob() internal view returns (Job memory job) {
        job.requester = bank.id;
        (job.algorithmHash, job.purpose) = (keccak256("select avg(load) from readings"), 3);
        job.inputs = new Input[](2);
        (job.inputs[0], job.inputs[1]) = (inputOf(0), inputOf(1));
        (job.executors, job.quorum) = (new OrgId[](EXECUTORS), 2);
        (job.reserves, job.reserveQuorum) = (new OrgId[](EXECUTORS), 2);
        for (uint256 i = 0; i < EXECUTORS; i++) (job.executors[i], job.reserves[i]) = (executors[i].id, reserves[i].id);
        (job.approveUntil, job.commitUntil, job.revealUntil) = (APPROVE_UNTIL, COMMIT_UNTIL, REVEAL_UNTIL);
        (job.challengePeriod, job.recommitPeriod, job.rerevealPeriod) = (CHALLENGE, RECOMMIT, REREVEAL);
        job.nonce = 7;
    }

    /// @dev Nobody can challenge it.
    function jobWithoutReserves() internal view returns (Job memory job) {
        job = newJob();
        (job.reserves, job.reserveQuorum) = (new OrgId[](0), 0);
        (job.challengePeriod, job.recommitPeriod, job.rerevealPeriod) = (0, 0, 0);
    }

    function idOf(Job memory job) internal view returns (JobId id) {
        (id, , ) = computations.digestsOf(job);
    }

    function recordOf(Job memory job) internal view returns (Computation memory) {
        return computations.computation(idOf(job));
    }

    function statusOf(Job memory job) internal view returns (JobStatus) {
        return recordOf(job).status;
    }

    /* SIGNATURES */

    function proposalBy(Org memory org, Job memory job) internal view returns (bytes memory) {
        (, bytes32 digest, ) = computations.digestsOf(job);
        return signatureOf(string.concat(org.name, ": maker"), digest);
    }

    function approvalBy(Org memory org, Job memory job) internal view returns (bytes memory) {
        (, , bytes32 digest) = computations.digestsOf(job);
        return signatureOf(string.concat(org.name, ": maker"), digest);
    }

    function approvalsBy(Org memory org, Job memory job) internal view returns (bytes[] memory approvals) {
        approvals = new bytes[](1);
        approvals[0] = approvalBy(org, job);
    }

    function bothApprovals(Job memory job) internal view returns (bytes[] memory approvals) {
        approvals = new bytes[](2);
        (approvals[0], approvals[1]) = (approvalBy(factory, job), approvalBy(grid, job));
    }

    /* ACTS */

    function propose(Job memory job) internal returns (JobId) {
        return computations.propose(job, allVersions(), proposalBy(bank, job));
    }

    function approve(Job memory job) internal {
        computations.approve(job, allTerms(), bothApprovals(job));
    }

    function start(Job memory job) internal {
        propose(job);
        approve(job);
    }

    function logOf(Org memory org) internal pure returns (bytes32) {
        return keccak256(abi.encode("log", org.id));
    }

    function commitmentBy(Org memory org, Job memory job, bytes32 result) internal view returns (bytes32) {
        return commitmentOf(idOf(job), org.id, result, logOf(org), SALT);
    }

    function commit(Org memory org, Job memory job, bytes32 result) internal {
        bytes32 commitment = commitmentBy(org, job, result);
        vm.prank(org.device);
        computations.commit(job, commitment);
    }

    function reveal(Org memory org, Job memory job, bytes32 result) internal {
        vm.prank(org.device);
        computations.reveal(job, result, logOf(org), SALT);
    }

    /// @dev Each executor's, in order; none where it is zero.
    function computeAll(Org[EXECUTORS] memory by, Job memory job, bytes32[EXECUTORS] memory results) internal {
        for (uint256 i = 0; i < EXECUTORS; i++) if (results[i] != 0) commit(by[i], job, results[i]);
        bool all = results[0] != 0 && results[1] != 0 && results[2] != 0;
        if (!all) vm.warp(commitUntilOf(job) + 1);
        for (uint256 i = 0; i < EXECUTORS; i++) if (results[i] != 0) reveal(by[i], job, results[i]);
    }

    function commitUntilOf(Job memory job) internal view returns (uint256) {
        Computation memory has = recordOf(job);
        return has.status == JobStatus.Challenged ? has.since + job.recommitPeriod : job.commitUntil;
    }

    /// @dev Two executors agree, and the third lies.
    function tallyOneLie(Job memory job) internal {
        start(job);
        computeAll(executors, job, [RESULT, RESULT, LIE]);
        computations.tally(job);
    }

    function challenge(Job memory job) internal {
        vm.prank(executors[2].maker);
        computations.challenge(job, "reason");
    }
}
