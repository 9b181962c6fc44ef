// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IComputations, JobStatus} from "../../../contracts/data/IComputations.sol";
import {AgreementState} from "../../../contracts/data/INegotiations.sol";
import {Job} from "../../../contracts/data/Job.sol";
import {ComputationsBase} from "./ComputationsBase.sol";
import {ComputationTransitions} from "./ComputationTransitions.sol";

/// @notice The life of a job against its table. Who may make a transition, when and with what: Computations*.t.sol.
contract ComputationTransitionsTest is ComputationsBase, ComputationTransitions {
    function reachState(State state) internal override {
        Job memory job = newJob();
        if (state == State.Cancelled) {
            vm.prank(bank.maker);
            computations.cancel(job);
        }
        if (state == State.None || state == State.Cancelled) return;
        propose(job);
        if (state == State.Proposed || state == State.Failed || state == State.Stopped) return _endEarly(job, state);
        approve(job);
        if (state == State.Approved) return;
        computeAll(executors, job, [RESULT, RESULT, LIE]);
        computations.tally(job);
        if (state == State.Tallied) return;
        if (state == State.Accepted) {
            vm.warp(block.timestamp + CHALLENGE + 1);
            return computations.accept(job);
        }
        challenge(job);
        if (state == State.Challenged) return;
        computeAll(reserves, job, [LIE, LIE, LIE]);
        computations.tally(job);
    }

    function callOf(Act act) internal override returns (Call memory) {
        Job memory job = newJob();
        if (act == Act.Propose) {
            bytes memory signature = proposalBy(bank, job);
            return _call(OUTSIDER, abi.encodeCall(IComputations.propose, (job, allVersions(), signature)));
        }
        if (act == Act.ApproveOne) {
            return _call(OUTSIDER, abi.encodeCall(IComputations.approve, (job, noTerms(), approvalsBy(grid, job))));
        }
        if (act == Act.Approve) {
            return _call(OUTSIDER, abi.encodeCall(IComputations.approve, (job, allTerms(), bothApprovals(job))));
        }
        if (act == Act.Cancel) return _call(grid.maker, abi.encodeCall(IComputations.cancel, (job)));
        if (act == Act.Commit) {
            return _call(_computers()[0].device, abi.encodeCall(IComputations.commit, (job, bytes32("commitment"))));
        }
        if (act == Act.Challenge) {
            return _call(executors[2].maker, abi.encodeCall(IComputations.challenge, (job, bytes32("reason"))));
        }
        if (act == Act.Reveal) return _reveal(job);
        if (act == Act.TallyAgreed || act == Act.TallyDisagreed) return _tally(job, act == Act.TallyAgreed);
        if (act == Act.Accept) {
            vm.warp(block.timestamp + CHALLENGE + 1);
            return _call(OUTSIDER, abi.encodeCall(IComputations.accept, (job)));
        }
        if (act == Act.Expire) {
            vm.warp(block.timestamp + 1 days);
            return _call(OUTSIDER, abi.encodeCall(IComputations.expire, (job)));
        }
        if (act == Act.Withdraw) {
            return _call(factory.maker, abi.encodeCall(IComputations.withdraw, (job, bytes32("reason"))));
        }
        contracted.move(agreementOf(0), AgreementState.Suspended);
        return _call(OUTSIDER, abi.encodeCall(IComputations.stop, (job)));
    }

    function reasonOf(Refusal refusal, State from, Act) internal view override returns (bytes memory) {
        bytes4 selector =
            refusal == Refusal.Computations_AlreadyProposed
                ? IComputations.Computations_AlreadyProposed.selector
                : IComputations.Computations_WrongStatus.selector;
        return abi.encodeWithSelector(selector, idOf(newJob()), JobStatus(uint8(from)));
    }

    function currentState() internal view override returns (uint8) {
        return uint8(statusOf(newJob()));
    }

    function currentRecord() internal view override returns (bytes memory) {
        return abi.encode(recordOf(newJob()));
    }

    function _endEarly(Job memory job, State state) private {
        if (state == State.Failed) {
            vm.warp(APPROVE_UNTIL + 1);
            computations.expire(job);
        }
        if (state == State.Stopped) {
            contracted.move(agreementOf(0), AgreementState.Revoked);
            computations.stop(job);
            contracted.move(agreementOf(0), AgreementState.Active);
        }
    }

    /// @dev Those who compute in the state that is reached.
    function _computers() private view returns (Org[EXECUTORS] memory) {
        return State(currentState()) == State.Challenged ? reserves : executors;
    }

    function _isRunning() private view returns (bool) {
        return State(currentState()) == State.Approved || State(currentState()) == State.Challenged;
    }

    function _reveal(Job memory job) private returns (Call memory) {
        Org memory first = _computers()[0];
        if (_isRunning()) {
            commit(first, job, RESULT);
            vm.warp(commitUntilOf(job) + 1);
        }
        return _call(first.device, abi.encodeCall(IComputations.reveal, (job, RESULT, logOf(first), SALT)));
    }

    function _tally(Job memory job, bool agreed) private returns (Call memory) {
        if (_isRunning()) computeAll(_computers(), job, [RESULT, agreed ? RESULT : LIE, bytes32("third")]);
        return _call(OUTSIDER, abi.encodeCall(IComputations.tally, (job)));
    }

    function _call(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(computations), data);
    }
}
