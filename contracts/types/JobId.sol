// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A computation: EIP-712 digest of its whole job, under the domain of the contract that keeps it. So who has the job knows its id,
/// and no term of it can be changed.
type JobId is bytes32;

using {raw, isNull, eq as ==} for JobId global;

function raw(JobId id) pure returns (bytes32) {
    return JobId.unwrap(id);
}

function isNull(JobId id) pure returns (bool) {
    return JobId.unwrap(id) == 0;
}

function eq(JobId a, JobId b) pure returns (bool) {
    return JobId.unwrap(a) == JobId.unwrap(b);
}
