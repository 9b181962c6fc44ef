// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Half a year of a calendar: | loaded 1 | 0 x 47 | utcOffset 24 | closed 184 |.
///
/// Bit i of `closed` says that the half's day i, from 0, is no banking day. The offset of the calendar is repeated in each, so
/// that a time can be computed from a day without another slot.
type HalfYear is uint256;

using {isLoaded, isClosed, withClosed, closedDays, utcOffset} for HalfYear global;

/// @dev Days of the first half of every year: 0 to 183 of it. The second has 181, in a leap year 182.
uint256 constant FIRST_HALF = 184;

uint256 constant LOADED = 1 << 255;

/// @dev The word is loaded.
function halfYear(uint184 closed, int24 offset) pure returns (HalfYear) {
    return HalfYear.wrap(LOADED | (uint256(uint24(offset)) << 184) | closed);
}

function isLoaded(HalfYear half) pure returns (bool) {
    return HalfYear.unwrap(half) & LOADED != 0;
}

/// @dev `index` below 184.
function isClosed(HalfYear half, uint256 index) pure returns (bool) {
    return (HalfYear.unwrap(half) >> index) & 1 != 0;
}

/// @dev `index` below 184.
function withClosed(HalfYear half, uint256 index) pure returns (HalfYear) {
    return HalfYear.wrap(HalfYear.unwrap(half) | (1 << index));
}

function closedDays(HalfYear half) pure returns (uint184) {
    return uint184(HalfYear.unwrap(half)); // the lower 184 of 256 bits
}

/// @dev Seconds; east is positive.
function utcOffset(HalfYear half) pure returns (int24) {
    return int24(uint24(HalfYear.unwrap(half) >> 184)); // the 24 bits above `closed`
}
