// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementId} from "../types/AgreementId.sol";
import {JobId} from "../types/JobId.sol";
import {OrgId} from "../types/OrgId.sol";
import {ResourceId} from "../types/ResourceId.sol";

/// @notice What is computed on: a version of a resource, under the requester's agreement with its owner.
struct Input {
    AgreementId agreement;
    ResourceId resource;
    /// @dev Number of the version.
    uint32 version;
    /// @dev That of the version: what an executor proves its copy by.
    bytes32 contentRoot;
}

/// @notice A computation as it is agreed: all of this is under each signature.
struct Job {
    OrgId requester;
    /// @dev Hash of the statement, its parameters and the engine that runs it.
    bytes32 algorithmHash;
    /// @dev What it is for: number of a bit of the agreements' purposes.
    uint8 purpose;
    Input[] inputs;
    /// @dev Who computes it. Numbers ascend, so each is named once.
    OrgId[] executors;
    /// @dev How many of them have to have one result: more than half, so there are never two.
    uint8 quorum;
    /// @dev Who computes it again when a result is challenged: none of the executors. Where nobody is named nobody can challenge.
    OrgId[] reserves;
    /// @dev How many of the reserves have to have one result: more than half. Zero without reserves.
    uint8 reserveQuorum;
    /// @dev Last second in which it can be proposed and approved.
    uint48 approveUntil;
    /// @dev Last second in which an executor commits.
    uint48 commitUntil;
    /// @dev Last second in which an executor reveals.
    uint48 revealUntil;
    /// @dev Seconds after the tally in which the result can be challenged. This and the two below are zero without reserves.
    uint32 challengePeriod;
    /// @dev Seconds after a challenge in which a reserve commits.
    uint32 recommitPeriod;
    /// @dev Seconds after that in which a reserve reveals.
    uint32 rerevealPeriod;
    /// @dev Chosen by the requester: two jobs that are equal but for it are two jobs.
    uint256 nonce;
}

bytes32 constant INPUT_TYPEHASH = keccak256(
    "Input(bytes32 agreement,bytes32 resource,uint32 version,bytes32 contentRoot)"
);
bytes32 constant JOB_TYPEHASH = keccak256(
    "Job(uint32 requester,bytes32 algorithmHash,uint8 purpose,Input[] inputs,uint32[] executors,uint8 quorum,uint32[] reserves,uint8 reserveQuorum,uint48 approveUntil,uint48 commitUntil,uint48 revealUntil,uint32 challengePeriod,uint32 recommitPeriod,uint32 rerevealPeriod,uint256 nonce)Input(bytes32 agreement,bytes32 resource,uint32 version,bytes32 contentRoot)"
);
bytes32 constant PROPOSAL_TYPEHASH = keccak256(
    "Proposal(Job job)Input(bytes32 agreement,bytes32 resource,uint32 version,bytes32 contentRoot)Job(uint32 requester,bytes32 algorithmHash,uint8 purpose,Input[] inputs,uint32[] executors,uint8 quorum,uint32[] reserves,uint8 reserveQuorum,uint48 approveUntil,uint48 commitUntil,uint48 revealUntil,uint32 challengePeriod,uint32 recommitPeriod,uint32 rerevealPeriod,uint256 nonce)"
);
bytes32 constant APPROVAL_TYPEHASH = keccak256(
    "Approval(Job job)Input(bytes32 agreement,bytes32 resource,uint32 version,bytes32 contentRoot)Job(uint32 requester,bytes32 algorithmHash,uint8 purpose,Input[] inputs,uint32[] executors,uint8 quorum,uint32[] reserves,uint8 reserveQuorum,uint48 approveUntil,uint48 commitUntil,uint48 revealUntil,uint32 challengePeriod,uint32 recommitPeriod,uint32 rerevealPeriod,uint256 nonce)"
);
bytes32 constant COMMITMENT_TYPEHASH = keccak256(
    "Commitment(bytes32 job,uint32 executor,bytes32 resultHash,bytes32 logHash,bytes32 salt)"
);

/// @return Its EIP-712 struct hash.
function hashJob(Job calldata job) pure returns (bytes32) {
    bytes32[] memory inputs = new bytes32[](job.inputs.length);
    for (uint256 i = 0; i < inputs.length; i++) {
        inputs[i] = keccak256(abi.encode(INPUT_TYPEHASH, job.inputs[i]));
    }
    bytes memory head = abi.encode(
        JOB_TYPEHASH,
        job.requester,
        job.algorithmHash,
        job.purpose,
        keccak256(abi.encodePacked(inputs)),
        keccak256(abi.encodePacked(job.executors)),
        job.quorum,
        keccak256(abi.encodePacked(job.reserves))
    );
    bytes memory tail = abi.encode(
        job.reserveQuorum,
        job.approveUntil,
        job.commitUntil,
        job.revealUntil,
        job.challengePeriod,
        job.recommitPeriod,
        job.rerevealPeriod,
        job.nonce
    );
    return keccak256(bytes.concat(head, tail));
}

/// @notice What an executor commits to. It names job and executor, so nobody can reveal the commitment of another as its own.
function commitmentOf(
    JobId id,
    OrgId executor,
    bytes32 resultHash,
    bytes32 logHash,
    bytes32 salt
) pure returns (bytes32) {
    return keccak256(abi.encode(COMMITMENT_TYPEHASH, id, executor, resultHash, logHash, salt));
}
