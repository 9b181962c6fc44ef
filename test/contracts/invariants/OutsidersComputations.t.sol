// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {Computations} from "../../../contracts/data/Computations.sol";
import {Job} from "../../../contracts/data/Job.sol";
import {Version} from "../../../contracts/data/Version.sol";
import {ComputationsBase} from "../data/ComputationsBase.sol";
import {OutsiderCount} from "./OutsiderCount.sol";

/// @notice Somebody who is no member calls every function of Computations about jobs that are under way, with arguments that would mean something from a party, and with
/// its own signatures. Counts the calls, and those that succeeded.
contract ComputationsOutsider is OutsiderCount {
    Computations private immutable COMPUTATIONS;
    bytes[] private _jobs;
    bytes private _terms;
    bytes private _versions;

    constructor(
        Computations computations,
        Job[] memory jobs,
        AgreementTerms[] memory terms,
        Version[] memory versions
    ) {
        COMPUTATIONS = computations;
        for (uint256 i = 0; i < jobs.length; i++) _jobs.push(abi.encode(jobs[i]));
        (_terms, _versions) = (abi.encode(terms), abi.encode(versions));
    }

    function callSigned(uint256 who, uint256 which, bool proposes) external {
        Job memory job = _job(which);
        (AgreementTerms[] memory terms, Version[] memory versions) = (
            abi.decode(_terms, (AgreementTerms[])),
            abi.decode(_versions, (Version[]))
        );
        if (proposes) job.nonce += 1000;
        (, bytes32 proposal, bytes32 approval) = COMPUTATIONS.digestsOf(job);
        bytes[] memory approvals = new bytes[](2);
        (approvals[0], approvals[1]) = (_signature(who, approval), _signature(who ^ 1, approval));
        bytes memory data =
            proposes
                ? abi.encodeCall(COMPUTATIONS.propose, (job, versions, _signature(who, proposal)))
                : abi.encodeCall(COMPUTATIONS.approve, (job, terms, approvals));
        _call(who, data);
    }

    function callAnswers(uint256 who, uint256 which, bool commits, bytes32 result) external {
        Job memory job = _job(which);
        _call(
            who,
            commits
                ? abi.encodeCall(COMPUTATIONS.commit, (job, result))
                : abi.encodeCall(COMPUTATIONS.reveal, (job, result, "log", "salt"))
        );
    }

    function callEnds(uint256 who, uint256 which, uint8 act, bytes32 reason) external {
        Job memory job = _job(which);
        bytes[7] memory all = [
            abi.encodeCall(COMPUTATIONS.cancel, (job)),
            abi.encodeCall(COMPUTATIONS.tally, (job)),
            abi.encodeCall(COMPUTATIONS.challenge, (job, reason)),
            abi.encodeCall(COMPUTATIONS.accept, (job)),
            abi.encodeCall(COMPUTATIONS.expire, (job)),
            abi.encodeCall(COMPUTATIONS.stop, (job)),
            abi.encodeCall(COMPUTATIONS.withdraw, (job, reason))
        ];
        _call(who, all[act % all.length]);
    }

    function _job(uint256 which) private view returns (Job memory) {
        return abi.decode(_jobs[which % _jobs.length], (Job));
    }

    function _call(uint256 who, bytes memory data) private {
        _call(who, address(COMPUTATIONS), data);
    }
}

/// @notice Outsiders propose, approve, answer, challenge and end nothing, while nothing falls due.
contract OutsidersComputationsInvariants is ComputationsBase {
    ComputationsOutsider private outsider;
    bytes32 private stateAtStart;

    function setUp() public override {
        super.setUp();
        Job[] memory jobs = new Job[](3);
        for (uint256 i = 0; i < 3; i++) {
            jobs[i] = newJob();
            jobs[i].nonce = i;
        }
        propose(jobs[0]);
        tallyOneLie(jobs[1]); // it can be challenged
        start(jobs[2]);
        commit(executors[0], jobs[2], RESULT);
        outsider = new ComputationsOutsider(computations, jobs, allTerms(), allVersions());
        stateAtStart = _observable();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(outsider);
    }

    /// @dev DAT-11
    function invariant_MeaningfulCallsByOutsidersChangeNothing() public view {
        vm.assertEq(_observable(), stateAtStart, "observable state");
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
    }

    function test_TheCallsReachTheirTargets() public {
        for (uint8 i = 0; i < 21; i++) {
            outsider.callSigned(i, i, i % 2 == 0);
            outsider.callAnswers(i, i, i % 2 == 0, RESULT);
            outsider.callEnds(i, i % 3, i / 3, RESULT);
        }
        vm.assertEq(outsider.calls(), 63, "calls");
        invariant_MeaningfulCallsByOutsidersChangeNothing();
    }

    /// @dev And they would pass if the hash did not see a change.
    function test_AnExecutorsAnswerIsSeen() public {
        Job memory job = newJob();
        job.nonce = 2;
        commit(executors[1], job, RESULT);
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    function _observable() private view returns (bytes32) {
        bytes memory all;
        for (uint256 i = 0; i < 4; i++) {
            Job memory job = newJob();
            job.nonce = i == 3 ? 1000 : i;
            all = abi.encode(all, recordOf(job));
            for (uint256 e = 0; e < EXECUTORS; e++) {
                all = abi.encode(all, computations.answerOf(idOf(job), executors[e].id));
                all = abi.encode(all, computations.answerOf(idOf(job), reserves[e].id));
            }
        }
        for (uint256 i = 0; i < 2; i++) all = abi.encode(all, contracted.used(agreementOf(i)));
        return keccak256(all);
    }
}
