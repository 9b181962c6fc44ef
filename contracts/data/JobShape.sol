// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IComputations} from "./IComputations.sol";
import {Job} from "./Job.sol";
import {NOBODY, OrgId} from "../types/OrgId.sol";

/// @dev A set of inputs, executors or reserves has 16 bits.
uint256 constant MAX_INPUTS = 16;
uint256 constant MAX_EXECUTORS = 16;

/// @dev What a job must be in itself, whoever proposes it.
function requireShape(Job calldata job) view {
    require(job.algorithmHash != 0, IComputations.Computations_NoAlgorithm());
    uint256 inputs = job.inputs.length;
    require(inputs != 0 && inputs <= MAX_INPUTS, IComputations.Computations_InputsInvalid(inputs, MAX_INPUTS));
    require(
        block.timestamp <= job.approveUntil && job.approveUntil < job.commitUntil && job.commitUntil < job.revealUntil,
        IComputations.Computations_TimesInvalid(job.approveUntil, job.commitUntil, job.revealUntil, block.timestamp)
    );
    requireComputers(job.executors, job.quorum);
    if (job.reserves.length != 0) {
        requireComputers(job.reserves, job.reserveQuorum);
        requireApart(job.executors, job.reserves);
    } else {
        require(job.reserveQuorum == 0, IComputations.Computations_QuorumInvalid(job.reserveQuorum, 0));
    }
    bool positive = job.challengePeriod != 0 && job.recommitPeriod != 0 && job.rerevealPeriod != 0;
    bool none = job.challengePeriod | job.recommitPeriod | job.rerevealPeriod == 0;
    require(
        job.reserves.length != 0 ? positive : none,
        IComputations.Computations_PeriodsInvalid(job.challengePeriod, job.recommitPeriod, job.rerevealPeriod)
    );
}

/// @dev At least one, each once, and a quorum that two results cannot have.
function requireComputers(OrgId[] calldata orgs, uint8 quorum) pure {
    uint256 count = orgs.length;
    require(count != 0 && count <= MAX_EXECUTORS, IComputations.Computations_ExecutorsInvalid(count, MAX_EXECUTORS));
    OrgId last = NOBODY;
    for (uint256 i = 0; i < count; i++) {
        require(orgs[i].raw() > last.raw(), IComputations.Computations_NotAscending(i, orgs[i]));
        last = orgs[i];
    }
    require(uint256(quorum) * 2 > count && quorum <= count, IComputations.Computations_QuorumInvalid(quorum, count));
}

/// @dev Both ascend.
function requireApart(OrgId[] calldata executors, OrgId[] calldata reserves) pure {
    (uint256 i, uint256 j) = (0, 0);
    while (i < executors.length && j < reserves.length) {
        require(executors[i] != reserves[j], IComputations.Computations_ReserveExecutes(reserves[j]));
        if (executors[i].raw() < reserves[j].raw()) i++;
        else j++;
    }
}
