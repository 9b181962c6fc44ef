// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice How many days a year of interest has; the days themselves are counted as the calendar has them.
enum Basis {
    /// @dev ACT/360.
    Act360,
    /// @dev ACT/365 (fixed).
    Act365
}

using {daysInYear} for Basis global;

function daysInYear(Basis basis) pure returns (uint256) {
    return basis == Basis.Act360 ? 360 : 365;
}
